"""Where words begin and end."""

import pytest

from scorer.word_edges import whole_words


@pytest.mark.parametrize(
    ("text", "found", "quoted"),
    [
        ("Жүргізуші күтіп алады.", "күтіп ала", "күтіп алады"),
        ("Жүргізуші күтіп ала\u200bды.", "күтіп ала", "күтіп ала\u200bды"),
        ("Two un\u00adpaid\u200b weeks", "paid", "un\u00adpaid"),
        ("ที่พักฟรีพร้อมอาหาร", "ฟรี", "ฟรี"),
        ("No wages", "", ""),
    ],
)
def test_a_quote_holds_whole_words(text: str, found: str, quoted: str) -> None:
    """Signs that nobody sees part no word, and end none; scripts without spaces are quoted as they were found."""
    start = text.index(found)
    first, last = whole_words(text, start, start + len(found))
    assert text[first:last] == quoted
