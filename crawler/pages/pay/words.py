"""Words around sums of money: what a sum is paid for, that it is pay, and that it is something else."""

from collections.abc import Mapping
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick

from casefile.post import Period
from crawler.pages.pay.edges import stands_alone
from crawler.pages.tables import table, words

T = TypeVar("T")

TABLE = table("crawler.pages.pay", "words")


class Said(NamedTuple, Generic[T]):
    """A word of a list, where it stands, and what it means."""

    start: int
    end: int
    meaning: T


class Words(Generic[T]):
    """A list of words with their meanings, all looked for at once."""

    def __init__(self, meanings: Mapping[str, T]) -> None:
        self._automaton = AhoCorasick(list(meanings))
        self._meanings = list(meanings.values())

    def said(self, text: str, start: int, end: int) -> list[Said[T]]:
        """Give the words in a stretch of a folded text, by where they end."""
        start = max(0, start)
        return [
            Said(start + begin, start + stop, self._meanings[number])
            for number, begin, stop in self._automaton.find_matches_as_indexes(text[start:end], overlapping=True)
            if stands_alone(text, start + begin, start + stop)
        ]


@cache
def period_words() -> Words[Period]:
    """Give the words for what pay is for."""
    return Words({word: Period(period) for period, text in TABLE["period"].items() for word in words(text)})


@cache
def context_words() -> Words[bool]:
    """Give the words that make a sum near them pay (True), or something else (False)."""
    context = TABLE["context"]
    return Words(dict.fromkeys(words(context["not_pay"]), False) | dict.fromkeys(words(context["pay"]), True))


@cache
def extra_words() -> Words[bool]:
    """Give the words for what comes on top of pay: meals, allowances, overtime."""
    return Words(dict.fromkeys(words(TABLE["context"]["extra"]), True))


@cache
def counted_words() -> frozenset[str]:
    """Give what is counted where it is not money."""
    return frozenset(words(TABLE["context"]["counted"]))
