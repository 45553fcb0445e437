"""Finds words that stand in a text where words for who somebody is stand, though no list holds them.

Lists of peoples, religions, ages and names end somewhere. A small perceptron looks at what the encoder makes of each word
in its sentence, and has learnt from the words that the lists do hold. What it finds is taken out before anything else reads the
text: a rare word too many costs little, one too few lets who is sought move a score. Words that many writers use say what an offer
is, so they must look much more like such words to be taken out. It looks at sentences one by one, so that who is sought in one
changes nothing of what is found in another.
"""

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, Protocol, Self

import numpy as np
import numpy.typing as npt

from casefile.confusables import script
from scorer.encoder import Tokens
from scorer.steps import in_steps
from scorer.word_edges import UNSPACED

Floats = npt.NDArray[np.float32]
Span = tuple[int, int]

PREFIX = "unlisted."
"""Before the names of its arrays, where they are stored beside others."""
SENTENCE_END = re.compile(
    r"""(?<=[.!?])["'”’»)\]]*\s+|(?<=\w\w[.!?])(?=[A-ZÀ-ÖØ-ÞЁҐЄІЇА-Я])|(?<=[。！？।။።؟])["'”’」』»)\]]*\s*|\n\s*"""
)
"""Marks that close a quotation belong to the sentence, and some leave out the space before a capital."""
STORED_LEVELS = 127
"""Steps either way of 0 of a number of the hidden layer, in a byte each."""
SENTENCES = 40
"""The last of so many has all the rest of a text: each costs a run of the encoder, however short."""


class LooksAtWords(Protocol):
    """What cuts texts into tokens, and gives each a row of numbers in its place."""

    def tokens(self, text: str, /) -> Tokens:
        """The pieces the text is read in, with their places in it."""

    def looked_at(self, texts: Sequence[str], /) -> Iterable[tuple[Tokens, Floats]]:
        """The pieces of each text, and one row for each piece."""


class Borders(NamedTuple):
    """Margins from which on a word is found."""

    rare: float
    """A word that few writers use, or none,"""
    ordinary: float
    """one that many use,"""
    beside: float
    """and either, if it stands in a row with one that is found: a people's name may have several words."""


@dataclass(frozen=True, eq=False)
class Unlisted:
    """The perceptron: margin = hidden(standardised state) · out."""

    mean: Floats
    scale: Floats
    hidden: Floats
    """(width, units)"""
    hidden_bias: Floats
    out: Floats
    """(units)"""
    ordinary: frozenset[int]
    """The numbers of words that many writers use."""
    borders: Borders

    def find(self, encoder: LooksAtWords, text: str) -> list[Span]:
        """The spans of such words, in order."""
        found = []
        for words in look_at(encoder, text):
            margins = self.margins(words.states)
            borders = np.where(self.are_ordinary(text, words.spans), self.borders.ordinary, self.borders.rare)
            chosen = _with_neighbours(margins >= borders, margins >= self.borders.beside)
            found += [words.spans[at] for at in np.flatnonzero(chosen)]
        return [(start, end) for start, end in found if start < end]

    def are_ordinary(self, text: str, spans: Sequence[Span]) -> npt.NDArray[np.bool_]:
        """Which of the text's words many writers use."""
        return np.array([word_number(text[start:end]) in self.ordinary for start, end in spans], np.bool_)

    def margins(self, states: Floats) -> Floats:
        """How much each word (words, width) stands like a word for who somebody is."""
        hidden = np.maximum((states - self.mean) / self.scale @ self.hidden + self.hidden_bias, 0)
        margins: Floats = hidden @ self.out
        return margins

    def arrays(self) -> dict[str, npt.NDArray[np.generic]]:
        """All of it as arrays, to be stored."""
        hidden, steps = in_steps(self.hidden.T, STORED_LEVELS)
        named = {name: getattr(self, name) for name in ("mean", "scale", "hidden_bias", "out")}
        named |= {"hidden": hidden, "steps": steps, "borders": np.array(self.borders)}
        named["ordinary"] = np.diff(np.array(sorted(self.ordinary), np.uint32), prepend=np.uint32(0))
        return {PREFIX + name: array for name, array in named.items()}

    @classmethod
    def from_arrays(cls, stored: Mapping[str, npt.NDArray[np.generic]]) -> Self:
        """The perceptron as it was stored. Raises KeyError where something is missing."""
        named = ("mean", "scale", "hidden", "steps", "hidden_bias", "out")
        mean, scale, hidden, steps, bias, out = (stored[PREFIX + name].astype(np.float32) for name in named)
        ordinary = frozenset(np.cumsum(stored[PREFIX + "ordinary"], dtype=np.uint32).tolist())
        borders = Borders(*map(float, stored[PREFIX + "borders"]))
        return cls(mean, scale, np.ascontiguousarray((hidden * steps).T), bias, out, ordinary, borders)


class Words(NamedTuple):
    """The words of a sentence."""

    spans: list[Span]
    """In the text; empty where there is nothing but signs."""
    states: Floats
    """(words, width): the mean of what the encoder makes of their tokens."""


def look_at(encoder: LooksAtWords, text: str) -> Iterator[Words]:
    """The words of each sentence that has any. Where words run together (Chinese, Thai …) each token is one."""
    said = _said(text)
    looked_at = encoder.looked_at([text[start:end] for start, end in said])
    for (start, end), (tokens, states) in zip(said, looked_at, strict=True):
        ranges = _words(text[start:end], tokens)
        first, after = np.array(ranges).T
        means = np.add.reduceat(states, first) / (after - first)[:, None].astype(np.float32)
        yield Words(_spans(text, start, tokens, ranges), means)


def word_numbers(encoder: LooksAtWords, text: str) -> set[int]:
    """The numbers of the words that `look_at` gives."""
    said = ((start, text[start:end]) for start, end in _said(text))
    cut = ((start, sentence, encoder.tokens(sentence)) for start, sentence in said)
    spans = (_spans(text, start, tokens, _words(sentence, tokens)) for start, sentence, tokens in cut)
    return {word_number(text[start:end]) for start, end in chain.from_iterable(spans) if start < end}


def word_number(word: str) -> int:
    """One of 2^32 that stands for a word, in capitals or not."""
    return zlib.crc32(word.lower().encode("utf-8", "surrogatepass"))


def _said(text: str) -> list[Span]:
    """The sentences that have words."""
    return [(start, end) for start, end in sentences(text) if any(map(_in_word, text[start:end]))]


def _spans(text: str, at: int, tokens: Tokens, ranges: Sequence[Span]) -> list[Span]:
    """In the text, where a sentence that begins at `at` has the words that ranges of its tokens make up."""
    ends = ((at + int(tokens.starts[first]), at + int(tokens.ends[after - 1])) for first, after in ranges)
    return [_trimmed(text, start, end) for start, end in ends]


def sentences(text: str) -> list[Span]:
    """Where each begins and ends: one after another, all of the text."""
    starts = [0, *(match.end() for match in SENTENCE_END.finditer(text) if match.end() < len(text))][:SENTENCES]
    return list(zip(starts, [*starts[1:], len(text)], strict=True))


def _words(text: str, tokens: Tokens) -> Sequence[Span]:
    """The words that tokens make up, as ranges of tokens."""
    found: list[Span] = []
    for at, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        if found and _goes_on(text, start, end):
            found[-1] = found[-1][0], at + 1
        else:
            found.append((at, at + 1))
    return found


def _with_neighbours(found: npt.NDArray[np.bool_], near: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Those found, and those near the border between which and one of them nothing else stands."""
    grown = found.copy()
    for order in (range(1, len(grown)), range(len(grown) - 2, -1, -1)):
        for at in order:
            grown[at] |= near[at] and grown[at - order.step]
    return grown


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the token goes on with the word before it."""
    if not start or start == end or not _in_word(text[start - 1]) or not _in_word(text[start]):
        return False
    return script(text[start]) not in UNSPACED


def _trimmed(text: str, start: int, end: int) -> Span:
    """Without the space and signs at either end that tokens may carry."""
    while start < end and not _in_word(text[start]):
        start += 1
    while start < end and not _in_word(text[end - 1]):
        end -= 1
    return start, end


def _in_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")
