"""Finds every phrase of every language in one pass, and says whether it is asserted, denied or reported."""

import hashlib
import math
import re
import string
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise, product
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from scorer.lasting import lasting
from scorer.lexicon.file import LexiconFile, Phrase, read_files
from scorer.lexicon.mode import (
    IDLE,
    ITEM_END,
    NOT_AFTER,
    NOT_BEFORE,
    OPENER,
    WARNING,
    WARNINGS,
    Found,
    Mode,
    meets,
    modes,
)
from scorer.lexicon.phrase import Part, literals, parts, spelled_out
from scorer.normal import Normal, normalise

EXCEPT = "except "
"""Before the name of a theme: what its finds must not meet."""
GAP = 40
"""Characters that may stand between two parts of one phrase."""
LONGEST_PART = 80
"""Characters that a part has at most."""
REACH = GAP + LONGEST_PART
"""Characters from a part within which its neighbour ends."""
SHORT = 4
"""Letters up to which a whole word is looked up as a word."""
NO_SPACES = "\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff66-\uff9d"
"""Letters beside which a Latin letter or a digit begins or ends a word: Thai, Chinese, Japanese, Korean …"""
OTHER_SIDE = re.compile(f"[{NO_SPACES}]")
WORD = re.compile(rf"[^\W\d_{NO_SPACES}]+")
LETTERS_ONLY = str.maketrans({char: " " for char in map(chr, range(128)) if char not in string.ascii_lowercase})
"""Leaves only the words of an ASCII text: that tells them apart in half the time."""


class Hit(NamedTuple):
    """One phrase found: [start, end) are offsets into the original text."""

    theme: str
    language: str
    phrase: str
    start: int
    end: int
    mode: Mode


class _Anchor(NamedTuple):
    """Which wording a literal anchors, and what boundaries it asks for."""

    phrase: int
    open_left: bool
    open_right: bool


@dataclass
class _Entry:
    """One wording. Its part `anchor` is found by the automaton; the other `parts` are asked only around a found anchor."""

    theme: str
    language: str
    phrase: str
    anchor: int = 0
    is_whole: bool = True

    @cached_property
    def parts(self) -> list[list[Part]]:
        """The parts of the phrase in order, each with every way to write it."""
        return parts(self.phrase)

    @cached_property
    def neighbour(self) -> list[str]:
        """The literals of the part beside the anchor, of which one must stand near it."""
        return [part.literal for part in self.parts[self.anchor - 1 if self.anchor else 1]]

    @cached_property
    def languages(self) -> frozenset[str]:
        """Its language, for those that are found together."""
        return frozenset({self.language})


class Lexicon:
    """All phrases of all languages in one automaton: the time to read a text does not grow with their number."""

    def __init__(self, lexicon_files: Iterable[LexiconFile]) -> None:
        self.languages: frozenset[str] = frozenset()
        self._offers: list[LexiconFile] = []
        self._entries: list[_Entry] = []
        anchors: defaultdict[str, list[_Anchor]] = defaultdict(list)
        words: defaultdict[str, list[_Anchor]] = defaultdict(list)
        digest = hashlib.sha256()
        for lexicon_file in lexicon_files:
            self.languages |= {lexicon_file.language}
            self._offers.append(_offer_words(lexicon_file))
            self._entries += _entries(lexicon_file)
        spelled = [spelled_out(entry.phrase) for entry in self._entries]
        common = Counter(
            word for in_order in spelled for word in {*_words_of(way for ways in in_order for way in ways)}
        )
        for number, (entry, in_order) in enumerate(zip(self._entries, spelled, strict=True)):
            digest.update(f"{entry.theme} {entry.language} {entry.phrase}\n".encode())
            entry.is_whole = len(in_order) == 1
            entry.anchor = 0 if entry.is_whole else _rarest(in_order, common)
            shared = {open_sides: _Anchor(number, *open_sides) for open_sides in product((False, True), repeat=2)}
            for literal, *open_sides in literals(entry.phrase, in_order[entry.anchor]):
                anchor = shared[*open_sides]  # an anchor of its own for each literal would take 29 MB more
                (words if _is_short_word(literal, anchor) else anchors)[literal].append(anchor)
        self.sha256 = digest.hexdigest()
        self._words = dict(words)
        self._anchors = list(anchors.values())
        self._automaton = AhoCorasick(list(anchors), implementation=Implementation.ContiguousNFA, store_patterns=False)

    def read(self, text: str) -> list[Hit]:
        """Every phrase in the text, in order; within a theme only the longest of overlapping ones.

        Words that speak about lures come as hits of the theme `warning`.
        """
        return self.read_normal(normalise(text))

    def read_normal(self, normal: Normal) -> list[Hit]:
        """As `read`, for text that is normalised already."""
        found = _longest(_without_exceptions(self._found(normal.text)))
        hits = []
        for one, mode in modes(normal.text, found):
            entry = self._entries[one.phrase]
            theme = WARNING if one.theme in WARNINGS else one.theme
            span = normal.original(one.start, one.end)
            hits.append(Hit(theme, entry.language, entry.phrase, *span, mode))
        return hits

    @cached_property
    def offer_words(self) -> "Lexicon":
        """Another lexicon: the words that tell a job ad from other texts. Few texts are asked for them."""
        return Lexicon(self._offers)

    def _found(self, text: str) -> Iterator[Found]:
        for anchor, start, end in self._anchored(text):
            entry = self._entries[anchor.phrase]
            if entry.is_whole:
                yield Found(entry.theme, anchor.phrase, start, end, (), entry.languages)
                continue
            window = text[max(0, start - REACH) : start] if entry.anchor else text[end : end + REACH]
            for literal in entry.neighbour:
                if literal in window:
                    break
            else:
                continue  # what most anchors come to: nothing else is asked of them
            if places := _around(text, entry.parts, entry.anchor, (start, end)):
                gaps = tuple((before[1], after[0]) for before, after in pairwise(places))
                yield Found(entry.theme, anchor.phrase, places[0][0], places[-1][1], gaps, entry.languages)

    def _anchored(self, text: str) -> list[tuple[_Anchor, int, int]]:
        """Every anchor that stands in the text with the boundaries it asks for, and where."""
        there = [(anchor, start, end) for word, start, end in self._short_words(text) for anchor in self._words[word]]
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            there += [
                (anchor, start, end)
                for anchor in self._anchors[number]
                if (anchor.open_left or start == 0 or not _joins(text[start - 1], text[start]))
                and (anchor.open_right or end == len(text) or not _joins(text[end], text[end - 1]))
            ]
        return there

    def _short_words(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Every whole word of the text that is a short literal, and where."""
        if not text.isascii():
            for found in WORD.finditer(text):
                if found[0] in self._words:
                    yield found[0], *found.span()
            return
        words = f" {text.translate(LETTERS_ONLY)} "
        for word in sorted(self._words.keys() & words.split()):
            at = words.find(f" {word} ")
            while at >= 0:
                yield word, at, at + len(word)
                at = words.find(f" {word} ", at + 1)


def _rarest(in_order: Sequence[Iterable[str]], common: Mapping[str, int]) -> int:
    """Which part of a phrase is seldom found."""
    how_often = [_frequency(ways, common) for ways in in_order]
    return how_often.index(min(how_often))


def _frequency(ways: Iterable[str], common: Mapping[str, int]) -> float:
    """About how often a part of a phrase is found: the anchor is the part that is seldom found in vain.

    A way to write it counts as its rarest word does in the lexicon, and half with each further letter.
    """
    rarest = ((way, min((common[word] for word in _words_of((way,))), default=1)) for way in ways)
    # Letters beyond ASCII tell more: most are of one language.
    return sum(math.ldexp(count, len(way.encode("ascii", "ignore")) - 2 * len(way)) for way, count in rarest)


def _words_of(ways: Iterable[str]) -> Iterator[str]:
    for way in ways:
        yield from way.strip("* ").casefold().split()


def _around(text: str, in_order: list[list[Part]], index: int, place: tuple[int, int]) -> list[tuple[int, int]]:
    """The places of all parts of a phrase, of which part `index` stands near `place`; none where one is missing.

    Parts stand in order, within GAP characters of one another and in one sentence or item. Of several that could be the first
    or the last, those are taken that stand nearest to the others.
    """
    first = _backwards(text, in_order[:index], place)[:1]
    last = _onwards(text, in_order[1:], first[0])[-1:] if first else []
    return _backwards(text, in_order[:-1], last[0]) if last else []


def _onwards(text: str, in_order: list[list[Part]], place: tuple[int, int]) -> list[tuple[int, int]]:
    """`place` and those of the parts that follow it, each the nearest; none where one is missing."""
    places = [place]
    for part in in_order:
        start = places[-1][1]
        after = min(_places(text, part, start, start + REACH), default=None)
        if not after or after[0] > start + GAP or ITEM_END.search(text, start, after[0]):
            return []
        places.append(after)
    return places


def _backwards(text: str, in_order: list[list[Part]], place: tuple[int, int]) -> list[tuple[int, int]]:
    """The places of the parts that come before `place`, each the nearest, and `place`; none where one is missing."""
    places = [place]
    for part in reversed(in_order):
        end = places[0][0]
        before = max(_places(text, part, max(0, end - REACH), end), key=itemgetter(1), default=None)
        if not before or before[1] + GAP < end or ITEM_END.search(text, before[1], end):
            return []
        places.insert(0, before)
    return places


def _places(text: str, part: list[Part], low: int, high: int) -> list[tuple[int, int]]:
    """Where the part stands in [low, high) with the boundaries it asks for."""
    places: list[tuple[int, int]] = []
    window = text[low:high]
    for literal, is_open_left, is_open_right in part:
        at = text.find(literal, low, high) if literal in window else -1
        while at >= 0:
            end = at + len(literal)
            if (is_open_left or at == 0 or not _joins(text[at - 1], literal[0])) and (
                is_open_right or end == len(text) or not _joins(text[end], literal[-1])
            ):
                places.append((at, end))
            at = text.find(literal, at + 1, high)
    return places


def _is_short_word(literal: str, anchor: _Anchor) -> bool:
    """Whether the literal is a short whole word: the automaton would find it inside every other word."""
    if len(literal) > SHORT or anchor.open_left or anchor.open_right:
        return False
    return literal.isascii() and literal.isalpha()


def _offer_words(lexicon_file: LexiconFile) -> LexiconFile:
    return LexiconFile(
        lexicon_file.language, tuple(Phrase(lexicon_file.language, "offer", (word,)) for word in lexicon_file.offer)
    )


def _entries(lexicon_file: LexiconFile) -> Iterator[_Entry]:
    for phrase in lexicon_file.phrases:
        for wording in phrase.wordings:
            yield _Entry(phrase.theme, phrase.language, wording)
        for wording in phrase.exceptions:
            yield _Entry(EXCEPT + phrase.theme, phrase.language, wording)
    for theme, words in (
        (NOT_BEFORE, lexicon_file.negation_before),
        (NOT_AFTER, lexicon_file.negation_after),
        (IDLE, lexicon_file.negation_idle),
        (WARNING, lexicon_file.warning),
        (OPENER, lexicon_file.warning_openers),
    ):
        for word in words:
            yield _Entry(theme, lexicon_file.language, word)


@lru_cache(maxsize=100_000)
def _joins(neighbour: str, letter: str) -> bool:
    """Whether two neighbours belong to one word."""
    if not (_of_word(neighbour) and _of_word(letter)) or neighbour.isdigit() != letter.isdigit():
        return False
    return bool(OTHER_SIDE.match(neighbour)) == bool(OTHER_SIDE.match(letter))


@cache
def _of_word(character: str) -> bool:
    """Letters, digits, and the vowel signs and accents that combine with them."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _without_exceptions(found: Iterable[Found]) -> list[Found]:
    """The finds of themes, without those that meet an exception of their theme."""
    exceptions: list[Found] = []
    others: list[Found] = []
    for one in found:
        (exceptions if one.theme.startswith(EXCEPT) else others).append(one)
    if not exceptions:
        return others
    spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in _longest(exceptions):
        spans[one.theme.removeprefix(EXCEPT)].append((one.start, one.end))
    return [one for one in others if one.theme not in spans or not meets(one, spans[one.theme])]


def _longest(found: Iterable[Found]) -> list[Found]:
    """Of overlapping finds of one theme, the longest (the first of equals), with the languages of all; in order of place."""
    kept: list[Found] = []
    ends: dict[str, int] = {}
    for one in sorted(found, key=lambda one: (one.theme, one.start, -one.end, one.phrase)):
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
    """The shipped lexicon, built once (some seconds). Raises LexiconError, PhraseError."""
    with lasting():
        return Lexicon(read_files())
