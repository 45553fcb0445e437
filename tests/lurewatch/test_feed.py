import io
import os
import threading
from collections.abc import Callable, Iterable, Sequence

import orjson
from hypothesis import given
from hypothesis import strategies as st

from casefile.feed import MAX_FEED_LINE, FeedLineError
from casefile.post import JobPost
from casefile.verdict import Verdict
from lurewatch.feed import Line, arrivals, judge_lines

JudgeAll = Callable[[Sequence[JobPost]], list[Verdict]]


class Trickle(io.RawIOBase):
    """A stream that gives its bytes in given pieces."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = [piece for piece in pieces if piece]

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Fill the buffer from the next piece."""
        if not self._pieces:
            return 0
        piece = self._pieces.pop(0)
        taken = piece[: len(buffer)]
        if len(piece) > len(taken):
            self._pieces.insert(0, piece[len(taken) :])
        buffer[: len(taken)] = taken
        return len(taken)


def arrive(*pieces: bytes) -> list[Line]:
    """Give the lines of a feed that comes in these pieces."""
    return [line for batch in arrivals(io.BufferedReader(Trickle(pieces))) for line in batch]


def answers(judge_all: JudgeAll, *lines: Line) -> list[dict[str, object]]:
    """Give what is answered to these lines."""
    return [orjson.loads(line) for line, _ in judge_lines(lines, lambda post: post, judge_all)]


@given(st.lists(st.binary(max_size=30)))
def test_lines_do_not_depend_on_how_they_arrive(pieces: list[bytes]) -> None:
    """A feed gives the same lines in whatever pieces it arrives."""
    whole = b"".join(pieces)
    expected = whole.split(b"\n")
    assert arrive(*pieces) == (expected[:-1] if whole.endswith(b"\n") or not whole else expected)


def test_a_line_that_is_too_long_is_refused_with_its_size() -> None:
    """A line of ten megabytes becomes an error that gives its size, and its neighbours stay whole."""
    before, error, after = arrive(b'{"text":"a"}\n' + b"x" * 10_000_000 + b'\n{"text":"b"}')
    assert isinstance(error, FeedLineError)
    assert "10,000,000 bytes" in str(error)
    assert (before, after) == (b'{"text":"a"}', b'{"text":"b"}')


def test_a_long_line_at_the_end_is_refused_too() -> None:
    """A feed that ends within a line that is too long gets an error for it."""
    (error,) = arrive(b"x" * (MAX_FEED_LINE + 1), b"yy")
    assert isinstance(error, FeedLineError)
    assert f"{MAX_FEED_LINE + 3:,} bytes" in str(error)


def test_a_pipe_is_answered_while_it_stays_open() -> None:
    """A line that has arrived through a pipe is given before the next one is written."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as other_end:
        batches = arrivals(stream)
        for line in (b"one", b"two"):
            other_end.write(line + b"\n")
            timer = threading.Timer(5, other_end.close)  # a reader that waits for more must not hang the tests
            timer.start()
            assert next(batches) == [line]
            timer.cancel()


def test_answers_keep_order_and_ids(judge_all: JudgeAll) -> None:
    """Good and bad lines are answered in the order in which they came, with the caller's ids."""
    given_lines = (b'{"id":"a","text":"one"}', b"{", b'{"id":"b"}', b'{"id":"c","text":"two"}')
    found = answers(judge_all, *given_lines)
    assert [answer.get("id") for answer in found] == ["a", None, "b", "c"]
    assert ["error" in answer for answer in found] == [False, True, True, False]
    assert "id" not in found[1]


def test_a_post_that_breaks_the_judge_costs_only_itself(judge_all: JudgeAll) -> None:
    """Where one post of a batch breaks the judge, its line says so and the others get their verdicts."""
    found = answers(judge_all, b'{"id":"a","text":"x"}', b'{"id":"b","text":"break"}', b'{"id":"c","text":"y"}')
    assert found[1] == {"id": "b", "error": "Line 2: This post could not be judged: ArithmeticError: no number"}
    assert [found[0]["id"], found[2]["id"]] == ["a", "c"]


def test_bytes_that_are_no_text_are_a_bad_line(judge_all: JudgeAll) -> None:
    """Bytes that are no UTF-8 give an error, and the run goes on."""
    found = answers(judge_all, b'{"text":"\xff\xfe"}', b'{"id":"b","text":"y"}')
    assert "error" in found[0]
    assert found[1]["id"] == "b"


def test_an_error_names_the_line_of_the_feed(judge_all: JudgeAll) -> None:
    """A line that is refused is found again in the file: lines are counted on over the batches in which they arrive."""
    given_lines = (b"id,text", b'{"id":"a","text":"x"}', b'2,"Cook wanted"')
    written = judge_lines(given_lines, lambda post: post, judge_all, first=1_001)
    errors = [str(orjson.loads(line).get("error")) for line, _ in written]
    assert errors[0].startswith("Line 1001: Not JSON")
    assert errors[2].startswith("Line 1003: Not JSON")
    assert "JSON Lines is wanted" in errors[2]


def test_a_blank_line_is_a_bad_line(judge_all: JudgeAll) -> None:
    """A blank line gets a line of its own, so that what comes out stays beside what went in."""
    found = answers(judge_all, b'{"id":"a","text":"x"}\r', b"", b"  \r", b'{"id":"b","text":"y"}')
    assert ["error" in answer for answer in found] == [False, True, True, False]


def test_a_byte_order_mark_does_not_spoil_the_first_line(judge_all: JudgeAll) -> None:
    """A feed that begins with a byte-order mark is read."""
    assert answers(judge_all, b'\xef\xbb\xbf{"id":"a","text":"x"}')[0]["id"] == "a"
