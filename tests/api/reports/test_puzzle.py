import hashlib
import itertools

import pytest
from limits import parse

from api.buckets import Buckets
from api.rates import Rates, TooManyError
from api.reports import puzzle
from api.reports.puzzle import BITS, SECONDS, Puzzles, is_solved


def solve(given: str) -> str:
    """The first number that solves a puzzle, found as the form's script finds it."""
    for number in itertools.count():
        digest = hashlib.sha256(f"{given}:{number}".encode()).digest()
        if int.from_bytes(digest) >> (256 - BITS) == 0:
            return str(number)
    raise AssertionError


def test_a_solved_puzzle_is_spent_once() -> None:
    """A puzzle of ours that was solved counts once, and not again."""
    puzzles = Puzzles()
    given = puzzles.draw()
    answer = solve(given)
    assert puzzles.spend(given, answer)
    assert not puzzles.spend(given, answer)


@pytest.mark.parametrize("answer", ["", "-1", "x", "١", "9" * 30, "1e3"])
def test_what_solves_nothing(answer: str) -> None:
    """No answer, or what is no number, solves no puzzle and breaks nothing."""
    puzzles = Puzzles()
    assert not puzzles.spend(puzzles.draw(), answer)


@pytest.mark.parametrize("given", ["", "x", "1.2.3", f"{10**12}.00.{'0' * 32}", "é.é.é", "..", "x" * 100_000])
def test_a_puzzle_that_is_not_ours(given: str) -> None:
    """A puzzle that somebody made up counts for nothing, solved or not."""
    assert not Puzzles().spend(given, "0")


def test_a_puzzle_of_another_process_is_not_ours() -> None:
    """A puzzle is sealed with a key that lives in one process's memory."""
    given = Puzzles().draw()
    assert not Puzzles().spend(given, solve(given))


def test_a_puzzle_has_an_end() -> None:
    """A puzzle can be solved for as long as a form is left open, and then no more."""
    now = 1_000.0
    puzzles = Puzzles(lambda: now)
    given = puzzles.draw()
    answer = solve(given)
    now += SECONDS + 1
    assert not puzzles.spend(given, answer)


def test_what_is_remembered_of_puzzles_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spent puzzles are forgotten once they can be used no more; while too many are held, none counts."""
    monkeypatch.setattr(puzzle, "MOST", 1)
    monkeypatch.setattr(puzzle, "is_solved", lambda *_: True)
    now = 1_000.0
    puzzles = Puzzles(lambda: now)
    assert puzzles.spend(puzzles.draw(), "0")
    assert not puzzles.spend(puzzles.draw(), "0")
    now += SECONDS + 1
    assert puzzles.spend(puzzles.draw(), "0")


def test_the_puzzle_is_light_and_no_less() -> None:
    """The first bits of the hash decide: about one number in 16,384 solves a puzzle."""
    solved = sum(is_solved("a puzzle", str(number)) for number in range(200_000))
    assert 3 <= solved <= 30


def test_a_bucket_fills_up_bit_by_bit() -> None:
    """A bucket of five an hour gives five at once, then one every twelve minutes, and never holds more than five."""
    now = 0.0
    buckets = Buckets(parse("5/hour"), lambda: now)
    assert [buckets.take("a") for _ in range(6)] == [0, 0, 0, 0, 0, pytest.approx(720)]
    assert buckets.take("b") == 0
    now = 720.0
    assert [buckets.take("a"), buckets.take("a")] == [0, pytest.approx(720)]
    now = 1e6
    assert [buckets.take("a") > 0 for _ in range(6)] == [False] * 5 + [True]


def test_the_buckets_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many networks come, only so many buckets are held: the one used longest ago is forgotten."""
    monkeypatch.setattr("api.buckets.MOST", 10)
    buckets = Buckets(parse("1/hour"), lambda: 0.0)
    assert [buckets.take(str(number)) for number in range(100)] == [0.0] * 100
    assert buckets.take("99") > 0
    assert len(buckets._left) == 10


async def test_who_solved_the_puzzle_has_the_larger_bucket() -> None:
    """Reports of one network end at the small bucket; with the puzzle solved there is a larger one beside it."""
    rates = Rates(checks="1/minute", logins="1/minute", reports="1/hour", puzzled_reports="3/hour")
    await rates.count_report("203.0.113.1", has_solved=False)
    with pytest.raises(TooManyError) as caught:
        await rates.count_report("203.0.113.2", has_solved=False)
    assert 1 <= int(caught.value.headers["Retry-After"]) <= 3_600
    for _ in range(3):
        await rates.count_report("203.0.113.3", has_solved=True)
    with pytest.raises(TooManyError):
        await rates.count_report("203.0.113.3", has_solved=True)
    await rates.count_report("198.51.100.1", has_solved=False)
