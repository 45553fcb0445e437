"""Finds every phrase of every language in one pass, and says whether it is asserted, denied or reported."""

import gc
import hashlib
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import ahocorasick

from scorer.lexicon.file import LexiconFile, read_files
from scorer.lexicon.mode import (
    IDLE,
    NEGATIONS,
    NOT_AFTER,
    NOT_BEFORE,
    OPENER,
    SENTENCE_END,
    WARNING,
    WARNINGS,
    Found,
    Mode,
    modes,
)
from scorer.lexicon.phrase import parts
from scorer.normal import Normal, normalise

GAP = 40
"""Characters that may stand between two parts of one phrase."""
SHORT = 4
"""Letters up to which a whole word is looked up as a word."""
NO_SPACES = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d"
"""Letters beside which a Latin letter or a digit begins or ends a word: Thai, Chinese, Japanese, Korean …"""
OTHER_SIDE = re.compile(f"[{NO_SPACES}]")
WORD = re.compile(rf"[^\W\d_{NO_SPACES}]+|\d+")


class Hit(NamedTuple):
    """One phrase found: [start, end) are offsets into the original text."""

    theme: str
    language: str
    phrase: str
    start: int
    end: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class _Part:
    """Where a literal belongs: part `index` of the `count` parts of entry `phrase`."""

    phrase: int
    index: int
    count: int
    open_left: bool
    open_right: bool


@dataclass(frozen=True)
class _Entry:
    theme: str
    language: str
    phrase: str


class Lexicon:
    """All phrases of all languages in one automaton: the time to read a text does not grow with their number."""

    def __init__(self, lexicon_files: Iterable[LexiconFile]) -> None:
        self.languages: frozenset[str] = frozenset()
        self._entries: list[_Entry] = []
        words: defaultdict[str, list[_Part]] = defaultdict(list)
        short: defaultdict[str, list[_Part]] = defaultdict(list)
        digest = hashlib.sha256()
        for lexicon_file in lexicon_files:
            self.languages |= {lexicon_file.language}
            for entry in _entries(lexicon_file):
                self._entries.append(entry)
                digest.update(repr(entry).encode())
                in_order = parts(entry.phrase)
                for index, written in enumerate(in_order):
                    for literal, is_open_left, is_open_right in written:
                        known = _Part(len(self._entries) - 1, index, len(in_order), is_open_left, is_open_right)
                        (short if _is_short_word(literal, known) else words)[literal].append(known)
        self.sha256 = digest.hexdigest()
        self._short = dict(short)
        self._automaton = ahocorasick.Automaton()
        for literal, known_parts in words.items():
            self._automaton.add_word(literal, (len(literal), known_parts))
        if len(self._automaton):
            self._automaton.make_automaton()

    def read(self, text: str) -> list[Hit]:
        """Every phrase in the text, in order; within a theme only the longest of overlapping ones.

        Words that speak about lures come as hits of the theme `warning`.
        """
        return self.read_normal(normalise(text))

    def read_normal(self, normal: Normal) -> list[Hit]:
        """As `read`, for text that is normalised already."""
        found = _longest(self._found(normal.text))
        hits = []
        for one, mode in zip(found, modes(normal.text, found), strict=True):
            if one.theme not in NEGATIONS:
                entry = self._entries[one.phrase]
                theme = WARNING if one.theme in WARNINGS else one.theme
                span = normal.original(one.start, one.end)
                hits.append(Hit(theme, entry.language, entry.phrase, *span, mode))
        return hits

    def _found(self, text: str) -> Iterator[Found]:
        pending: defaultdict[int, list[tuple[_Part, int, int]]] = defaultdict(list)
        for part, start, end in self._parts(text):
            if part.count == 1:
                entry = self._entries[part.phrase]
                yield Found(entry.theme, part.phrase, start, end, (), frozenset({entry.language}))
            else:
                pending[part.phrase].append((part, start, end))
        for places in pending.values():
            phrase = places[0][0].phrase
            entry = self._entries[phrase]
            for start, end, gaps in _joined(text, places):
                yield Found(entry.theme, phrase, start, end, gaps, frozenset({entry.language}))

    def _parts(self, text: str) -> Iterator[tuple[_Part, int, int]]:
        """Every part of a phrase that stands in the text with the boundaries it asks for, and where."""
        for word in WORD.finditer(text):
            if word[0] in self._short:
                start, end = word.span()
                for part in self._short[word[0]]:
                    yield part, start, end
        if not len(self._automaton):
            return
        for last, (length, known_parts) in self._automaton.iter(text):
            end = last + 1
            start = end - length
            left = start == 0 or not _joins(text[start - 1], text[start])
            right = end == len(text) or not _joins(text[end], text[last])
            for part in known_parts:
                if (left or part.open_left) and (right or part.open_right):
                    yield part, start, end


def _is_short_word(literal: str, part: _Part) -> bool:
    """Whether the part is a short whole word: the automaton would find it inside every other word."""
    if len(literal) > SHORT or part.open_left or part.open_right:
        return False
    return literal.isascii() and (literal.isalpha() or literal.isdigit())


def _entries(lexicon_file: LexiconFile) -> Iterator[_Entry]:
    for phrase in lexicon_file.phrases:
        for wording in phrase.wordings:
            yield _Entry(phrase.theme, phrase.language, wording)
    for theme, words in (
        (NOT_BEFORE, lexicon_file.negation_before),
        (NOT_AFTER, lexicon_file.negation_after),
        (IDLE, lexicon_file.negation_idle),
        (WARNING, lexicon_file.warning),
        (OPENER, lexicon_file.warning_openers),
    ):
        for word in words:
            yield _Entry(theme, lexicon_file.language, word)


def _joins(neighbour: str, letter: str) -> bool:
    """Whether two neighbours belong to one word."""
    if not (_of_word(neighbour) and _of_word(letter)) or neighbour.isdigit() != letter.isdigit():
        return False
    return bool(OTHER_SIDE.match(neighbour)) == bool(OTHER_SIDE.match(letter))


@cache
def _of_word(character: str) -> bool:
    """Letters, digits, and the vowel signs and accents that combine with them."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _joined(text: str, places: list[tuple[_Part, int, int]]) -> Iterator[tuple[int, int, tuple[tuple[int, int], ...]]]:
    """Parts of one phrase that stand in order, near each other, in one sentence: start, end and the gaps between."""
    by_index: list[list[tuple[int, int]]] = [[] for _ in range(places[0][0].count)]
    for part, start, end in places:
        by_index[part.index].append((start, end))
    nearest: dict[int, tuple[int, tuple[tuple[int, int], ...]]] = {}
    for start, first_end in by_index[0]:
        end, gaps = first_end, []
        for later in by_index[1:]:
            at = bisect_left(later, (end, end))
            if at == len(later) or later[at][0] - end > GAP or SENTENCE_END.search(text, end, later[at][0]):
                break
            gaps.append((end, later[at][0]))
            end = later[at][1]
        else:
            nearest[end] = start, tuple(gaps)  # of several beginnings the last, which stands nearest
    for end, (start, spaces) in nearest.items():
        yield start, end, spaces


def _longest(found: Iterable[Found]) -> list[Found]:
    """Of overlapping finds of one theme, the longest (the first of equals), with the languages of all; in order of place."""
    kept: list[Found] = []
    ends: dict[str, int] = {}
    for one in sorted(set(found), key=lambda one: (one.theme, one.start, -one.end, one.phrase)):
        if one.start >= ends.get(one.theme, 0):
            kept.append(one)
        else:
            last = kept[-1]
            longer = one if one.end - one.start > last.end - last.start else last
            kept[-1] = longer._replace(languages=last.languages | one.languages)
        ends[one.theme] = kept[-1].end
    return sorted(kept, key=lambda one: (one.start, one.end))


@cache
def load_lexicon() -> Lexicon:
    """The shipped lexicon, built once (a second or two). Raises LexiconError, PhraseError."""
    was_on = gc.isenabled()
    gc.disable()  # hundreds of thousands of small objects are made here, none of them garbage
    try:
        return Lexicon(read_files())
    finally:
        if was_on:
            gc.enable()
