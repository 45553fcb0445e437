import pytest

from casefile.shown import shown

PLAIN = "Land at the pillar, visa included. Ask for Lena"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("vi\u200bsa in\u00adcluded", "visa included"),
        ("visа includеd", "visa included"),
        ("the pilӀar of the vilӀa", "the pillar of the villa"),
        ("ＬAND, 𝗩𝗜𝗣, 𝐚nd", "LAND, VIP, and"),
        ("çalışma ve kadın", "çalışma ve kadın"),
        ("иностранцы и граждане", "иностранцы и граждане"),
        ("cafe\u0301", "café"),
    ],
)
def test_a_text_is_given_as_a_reader_sees_it(written: str, seen: str) -> None:
    """Nothing invisible, each word in one alphabet and in its case; letters of a language's own stay."""
    assert shown(written)[0] == seen


def test_every_letter_knows_where_it_stood() -> None:
    """What vanishes moves the letters behind it."""
    written = "\u200b".join(PLAIN)
    seen, back = shown(written)
    assert seen == PLAIN
    assert back is not None
    assert "".join(written[at] for at in back) == PLAIN


def test_plain_text_comes_back_as_it_is() -> None:
    """The same text, and nothing moved."""
    assert shown(PLAIN) == (PLAIN, None)
