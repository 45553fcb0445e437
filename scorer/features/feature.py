"""What a feature is: one question asked of a post, and the sentence a seeker reads where the answer speaks."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import overload

import numpy as np
import numpy.typing as npt

from scorer.reading import Evidence, Reading

MOST = 3.0
"""More finds than this of one kind say no more."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feature's answer with the places it rests on."""

    value: float
    evidence: tuple[Evidence, ...] = ()


Answer = Found | bool | float | tuple[Evidence, ...] | None
"""What a feature gives: finds (their number counts, up to three), yes or no, a number, or None for unknown."""


@dataclass(frozen=True)
class Feature:
    """One question. `lure`, `fraud`, `about`: +1 where a yes may only raise that score, -1 only lower it, 0 either."""

    name: str
    sentence: str | None
    """What a seeker reads where it speaks; None: it never speaks by itself."""
    absent: bool
    """It speaks about something missing: no quote."""
    source: str
    since: date
    version: int
    lure: int
    fraud: int
    about: int
    credits: tuple[str, ...]
    """Features that are credited with this one's share of a score, where they spoke: it counts them."""
    ask: Callable[[Reading], Answer] = field(repr=False)

    def answer(self, reading: Reading) -> Found:
        """The value (nan: unknown) and its evidence."""
        answer = self.ask(reading)
        if isinstance(answer, Found):
            return answer
        if isinstance(answer, tuple):
            return Found(min(float(len({one.phrase for one in answer})), MOST), answer)
        return Found(float("nan") if answer is None else float(answer))


class Features(Sequence[Feature]):
    """The questions, in the order in which their answers stand in a row."""

    def __init__(self) -> None:
        self._features: list[Feature] = []

    def ask(  # noqa: PLR0913 - the declaration of a feature names all that is known about it
        self,
        sentence: str | None,
        *,
        source: str = "",
        since: str = "2026-11-25",
        version: int = 1,
        lure: int = 0,
        fraud: int = 0,
        about: int = 0,
        absent: bool = False,
        credits: tuple[str, ...] = (),  # noqa: A002 - the word for it
    ) -> Callable[[Callable[[Reading], Answer]], Callable[[Reading], Answer]]:
        """Declare the decorated function a feature."""

        def add(ask: Callable[[Reading], Answer]) -> Callable[[Reading], Answer]:
            name = ask.__name__
            if any(name == known.name for known in self._features):
                raise ValueError(f"The feature {name!r} is declared twice.")
            if sentence and not source:
                raise ValueError(f"The feature {name!r} speaks and must name its published source.")
            day = date.fromisoformat(since)
            self._features.append(
                Feature(name, sentence, absent, source, day, version, lure, fraud, about, credits, ask)
            )
            return ask

        return add

    def __len__(self) -> int:
        return len(self._features)

    def __iter__(self) -> Iterator[Feature]:
        return iter(self._features)

    @overload
    def __getitem__(self, index: int) -> Feature: ...
    @overload
    def __getitem__(self, index: slice) -> list[Feature]: ...
    def __getitem__(self, index: int | slice) -> Feature | list[Feature]:
        return self._features[index]

    @property
    def names(self) -> tuple[str, ...]:
        """The column names of a row."""
        return tuple(feature.name for feature in self._features)


FEATURES = Features()
"""All features. Importing `scorer.features` fills it."""


def answers(reading: Reading) -> list[Found]:
    """Every feature's answer, in order."""
    return [feature.answer(reading) for feature in FEATURES]


def row(found: Sequence[Found]) -> npt.NDArray[np.float32]:
    """The answers' values as one dense row, nan for unknown."""
    return np.array([one.value for one in found], dtype=np.float32)
