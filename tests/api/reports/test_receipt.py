import pytest
from hypothesis import given
from hypothesis import strategies as some

from api.reports.receipt import ALPHABET, BITS, MistypedReceiptError, draw, hashed, read

CODE = draw()


def test_a_code_is_long_and_readable() -> None:
    """A code has 110 random bits, in six groups of four letters and digits that are not taken for each other."""
    assert BITS >= 80
    assert [len(group) for group in CODE.split("-")] == [4] * 6
    assert set(CODE) - {"-"} <= set(ALPHABET)
    assert not set("ILOU") & set(ALPHABET)


def test_codes_differ() -> None:
    """No code comes twice."""
    assert len({draw() for _ in range(1_000)}) == 1_000


@pytest.mark.parametrize(
    "change", [str.lower, lambda code: code.replace("-", ""), lambda code: f" {code.replace('-', ' – ')}\n"]
)
def test_a_code_is_read_however_it_is_written(change: object) -> None:
    """Case, spaces and lines between the groups do not matter."""
    assert callable(change)
    assert read(change(CODE)) == CODE


def test_letters_that_look_like_digits_are_read_as_them() -> None:
    """Who reads O for 0, or I or l for 1, is understood."""
    code = next(code for code in iter(draw, "") if "0" in code and "1" in code)
    assert read(code.replace("0", "O").replace("1", "l")) == code


def test_every_wrong_character_is_noticed() -> None:
    """Whatever single character is put in the place of another, the code is not taken."""
    bare = CODE.replace("-", "")
    for place, right in enumerate(bare):
        for wrong in set(ALPHABET) - {right}:
            with pytest.raises(MistypedReceiptError):
                read(bare[:place] + wrong + bare[place + 1 :])


@given(some.integers(min_value=0, max_value=22))
def test_every_swap_of_neighbours_is_noticed(place: int) -> None:
    """Two neighbours that are swapped are noticed, unless they are equal."""
    bare = draw().replace("-", "")
    swapped = bare[:place] + bare[place + 1] + bare[place] + bare[place + 2 :]
    if swapped != bare:
        with pytest.raises(MistypedReceiptError):
            read(swapped)


@pytest.mark.parametrize(
    "typed",
    ["", "A", CODE[:-1], CODE + "A", "U" * 24, "é" * 24, "\x00", "0" * 10_000, "Z" * 24],
    ids=[
        "nothing",
        "one",
        "too few",
        "too many",
        "no letters of ours",
        "not ASCII",
        "NUL",
        "ten thousand",
        "wrong check",
    ],
)
def test_what_is_no_code(typed: str) -> None:
    """What cannot be a code is said to be none."""
    with pytest.raises(MistypedReceiptError):
        read(typed)


def test_the_hash_needs_the_key() -> None:
    """What is kept of a code depends on the key: who has the store alone cannot try codes."""
    assert hashed(CODE, "one") == hashed(CODE.lower(), "one")
    assert hashed(CODE, "one") != hashed(CODE, "other")
    assert CODE not in hashed(CODE, "one")
