"""A light puzzle that a form's script solves where scripts run. Who solves it has the larger bucket of reports.

The script looks for a number n whose SHA-256(puzzle ‖ ":" ‖ n) begins with BITS zero bits: a second or so on a cheap
phone, and dear for who wants to send thousands. Nobody is asked for it where no script runs.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

BITS = 14
SECONDS = 7_200
"""How long a puzzle can be solved: as long as a form is left open."""

MOST = 100_000
"""Puzzles remembered as spent. Each has cost its sender work, and is forgotten when it can be used no more."""


class Puzzles:
    """Puzzles of one process. Each carries its own end and seal, so that none has to be remembered until it is spent."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._spent: dict[str, int] = {}

    def draw(self) -> str:
        """Give a new puzzle."""
        head = f"{int(self._clock()) + SECONDS}.{secrets.token_hex(8)}"
        return f"{head}.{self._seal(head)}"

    def spend(self, puzzle: str, answer: str) -> bool:
        """Say whether the puzzle is one of ours, in time, not spent before, and solved. It is spent then."""
        head, _, seal = puzzle.rpartition(".")
        if not hmac.compare_digest(seal.encode(), self._seal(head).encode()):
            return False
        now, until = self._clock(), int(head.partition(".")[0])
        if until < now or puzzle in self._spent or not is_solved(puzzle, answer):
            return False
        if len(self._spent) >= MOST:
            self._spent = {one: end for one, end in self._spent.items() if end >= now}
        self._spent[puzzle] = until
        return len(self._spent) <= MOST

    def _seal(self, head: str) -> str:
        return hmac.new(self._key, head.encode(), hashlib.sha256).hexdigest()[:32]


def is_solved(puzzle: str, answer: str) -> bool:
    """Say whether an answer solves a puzzle."""
    if not answer.isascii() or not answer.isdigit() or len(answer) > len(str(2**53)):
        return False
    digest = hashlib.sha256(f"{puzzle}:{answer}".encode()).digest()
    return int.from_bytes(digest[:4]) >> (32 - BITS) == 0
