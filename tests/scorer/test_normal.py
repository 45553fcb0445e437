import random
import re
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scorer.normal import normal_letters, normalise, undisguised

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
        ("\ufd11", "طي"),
        ("no-fee", "no fee"),
        ("v|sa te|egram", "visa telegram"),
    ],
)
def test_ways_of_hiding_a_word_come_to_one_form(written: str, plain: str) -> None:
    """Look-alike letters, invisible signs, leet, spacing, accents and widths all give the plain word."""
    assert normalise(written).text == normalise(plain).text


@pytest.mark.parametrize(
    "text",
    [
        "1500usd", "20k", "Москва", "ไม่มีค่าใช้จ่าย", "đơn hàng", "2026", "$1500USD a month", "US$900", "$5k", "8hrs, 5days, 3months",
        "Chat support|Cambodia|Free flight", "Pay|$1500USD|Visa",
    ],
)  # fmt: skip
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
    written, plain, places = undisguised(text)
    assert len(plain) == len(written) == len(places)


@given(st.text(max_size=200))
@example("i\u03bc")
def test_normalising_twice_adds_nothing(text: str) -> None:
    """What is written out (ligatures, sharp s) is written out at once; letters held apart may close up later."""
    once = normalise(text).text
    assert len(normalise(once).text) <= len(once)


@given(
    st.text(
        st.sampled_from(
            "ab1 \u00e9\u0451\u0627\u0915\u09be\u09c7\u0d20\u0e01\u0e33\u17b4\u17b6\u1218\u30ac\u30fb\u3099\u5de5\ud55c"
        ),
        max_size=9,
    )
)
@example("\u6708\u301c\u91d1")  # a dash between two Chinese signs
def test_letters_on_their_own_come_to_what_normalising_makes_of_them(text: str) -> None:
    """The short way for plain letters of any alphabet and the long one for all text agree."""
    short = normal_letters(text)
    assert short is None or short == normalise(text).text.strip()


def test_the_short_way_is_taken() -> None:
    """Plain letters of alphabets without capitals, and of English, need no long way."""
    plain = {
        "Free  visa": "free visa",
        "\u0e17\u0e33\u0e07\u0e32\u0e19": None,
        "\u5305\u5403\u4f4f": "\u5305\u5403\u4f4f",
        "\u0928\u094c\u0915\u0930\u0940": "\u0928\u094c\u0915\u0930\u0940",
    }
    assert {text: normal_letters(text) for text in plain} == {
        **plain,
        "\u0e17\u0e33\u0e07\u0e32\u0e19": "\u0e17\u0e4d\u0e32\u0e07\u0e32\u0e19",
    }


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


@pytest.mark.parametrize(
    "hostile",
    [
        lambda n: "аa\u0301\u200b1l I ٣ f r e e " * (n // 20),
        lambda n: "$" * n + ".$a",
        lambda n: "|" * n + "a",
        lambda n: "1$" * (n // 2) + ",a1",
        lambda n: "a" + "\u0315\u0300" * (n // 2),
    ],
    ids=["mixed", "signs", "bars", "digits and signs", "marks"],
)
def test_a_long_hostile_text_takes_linear_time(hostile: Callable[[int], str]) -> None:
    """Four times as much takes about four times as long: by the square it would be sixteen."""

    def least(text: str) -> float:
        times = []
        for _ in range(3):
            start = perf_counter()
            normalise(text)
            undisguised(text)
            times.append(perf_counter() - start)
        return min(times)

    assert least(hostile(40_000)) < 10 * least(hostile(10_000)) + 0.02


def test_what_addresses_are_looked_for_in_keeps_its_signs() -> None:
    """A sign for a letter is one in words; beside them stands the text as it was written, letter by letter."""
    found = undisguised("fr33 r00m: hr@b\u200bay.example")
    assert found.written == "fr33 r00m: hr@bay.example"
    assert found.plain.startswith("free room: ")
    assert len(found.plain) == len(found.written) == len(found.places)
