import random
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorer.normal import normalise, undisguised

CONFUSABLES = Path("../shared/corpora/tr39/confusables-17.0.0.txt")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("FREE  housing!", "free housing!"),
        ("Frее ассоmmоdаtiоn", "free accommodation"),
        ("n\u200bo expe\u200crience", "no experience"),
        ("𝓕𝓻𝓮𝓮 visa", "free visa"),
        ("ｆｒｅｅ", "free"),
        ("f r e e visa", "free visa"),
        ("t.e.s.t me", "test me"),
        ("免 费 机 票", "免费机票"),
        ("нeт oпытa", "нет опыта"),
        ("вiза", "віза"),
        ("cafe\u0301", "café"),
        ("fr33 h0us1ng", "free housing"),
        ("حُر ٥٠٠", "حر 500"),
        ("no-fee", "no fee"),
    ],
)
def test_ways_of_hiding_a_word_come_to_one_form(written: str, plain: str) -> None:
    """Look-alike letters, invisible signs, leet, spacing, accents and widths all give the plain word."""
    assert normalise(written).text == normalise(plain).text


@pytest.mark.parametrize("text", ["1500usd", "20k", "Москва", "ไม่มีค่าใช้จ่าย", "đơn hàng", "2026"])
def test_plain_text_keeps_its_letters(text: str) -> None:
    """Numbers with units and words of any one script are only case-folded (l and i are one letter)."""
    assert normalise(text).text == text.casefold().replace("l", "i")


@given(st.text(max_size=300))
def test_every_span_maps_back_into_the_original(text: str) -> None:
    """Whatever is written, spans of the normal form are spans of the original, in order."""
    normal = normalise(text)
    assert normal.original(0, 0)[0] <= len(text)
    ends = [normal.original(at, at + 1) for at in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


@given(st.text(st.characters(min_codepoint=0x0370, max_codepoint=0x1DBF), max_size=60))
@example("\u03e3\u1218")  # Coptic beside Ethiopic
def test_letters_of_any_alphabets_may_stand_side_by_side(text: str) -> None:
    """No mixture of alphabets stops the reading, of the normal form or of the undisguised one."""
    assert normalise(text).original(0, 0)[0] <= len(text)
    plain, places = undisguised(text)
    assert len(plain) == len(places)


@given(st.text(max_size=200))
@example("i\u03bc")
def test_normalising_twice_changes_only_spacing(text: str) -> None:
    """The normal form is stable but for letters that close up when normalised again."""
    once = normalise(text).text
    twice = normalise(once).text
    assert len(twice) <= len(once)


def test_a_quote_is_found_in_the_original() -> None:
    """The span of a hidden word covers the original's own signs."""
    text = "We give fr\u200bее  visa 🎉 now"
    normal = normalise(text)
    start = normal.text.index("free")
    end = normal.text.index("visa") + len("visa")
    first, last = normal.original(start, end)
    assert text[first:last] == "fr\u200bее  visa"


@pytest.mark.shared
def test_rows_of_tr39_come_to_their_letter() -> None:
    """Any character that Unicode lists as confusable with a Latin letter, inside a Latin word, becomes that letter."""
    rows = re.findall(r"^([0-9A-F]+) ;\t([0-9A-F]+) ;", CONFUSABLES.read_text("utf-8-sig"), re.MULTILINE)
    pairs = [(chr(int(source, 16)), chr(int(target, 16))) for source, target in rows]
    letters = [
        (source, target) for source, target in pairs if target.isascii() and target.isalpha() and source.isalpha()
    ]
    sample = random.Random(7).sample(letters, 400)
    wrong = [
        (source, target)
        for source, target in sample
        if normalise(f"ban{source}nd").text != normalise(f"ban{target}nd").text
    ]
    assert len(wrong) <= 4, wrong


def test_a_long_hostile_text_takes_linear_time() -> None:
    """100 kB of mixed scripts, accents and invisible signs normalise without blowing up."""
    text = "аa\u0301\u200b1l I ٣ f r e e " * 6_000
    assert len(normalise(text).text) > 0
