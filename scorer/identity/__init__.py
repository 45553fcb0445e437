"""Words that say who somebody is (nationality, gender, age, religion, a given name), in every language of the project.

They must move no score. No phrase of the lexicon and no feature may hold one, and they are neutralised before an encoder.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick
from babel import Locale

from casefile.confusables import script
from scorer.normal import SPELLINGS
from scorer.word_edges import begins_word, ends_word, word_end

KINDS = frozenset({"nationality", "gender", "age", "religion", "name"})
NATIONALITY = "nationality"

LOCALES = {"tl": "fil"}
"""Languages that CLDR knows by another name."""
NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
"""CLDR's codes for groups, tests and the unknown."""
SHORT = 6
"""Letters of a country's name up to which it counts only with its capital, where there are capitals (Chad, Turkey)."""
CASED = frozenset({"LATIN", "CYRILLIC"})
INFLECTED = frozenset({"HANGUL", "ETHIOPIC", "TAMIL", "SINHALA", "BENGALI"})
"""Scripts whose languages hang particles and cases on to any of these words; elsewhere a star says so."""

AGE = r"(?:1[5-9]|[2-9]\d)"
AGE_BEFORE = re.compile(rf"(?<!\d)(?:{AGE}(?:\D{{1,8}}{AGE})?)[\s+-]*$")
AGE_AFTER = re.compile(rf"[\s:-]*{AGE}(?:\D{{1,8}}{AGE})?(?!\d)")
AGE_REACH = 14
"""Ages from 15 to 99, one or a range, before or after the word for them."""


class Found(NamedTuple):
    """A word that says who somebody is: [start, end) are offsets into the text."""

    start: int
    end: int
    kind: str


class _Term(NamedTuple):
    """What is known of one written word."""

    kind: str
    script: str
    any_ending: bool = False
    cased: bool = False
    age_before: bool = False
    age_after: bool = False


class _Fold(dict[int, str]):
    """Small letters and one spelling for all, character by character, so that offsets stay."""

    def __missing__(self, code: int) -> str:
        small = chr(code).lower()
        self[code] = folded = SPELLINGS.get(small, small) if len(small) == 1 else chr(code)
        return folded


_FOLD = _Fold()


@cache
def identity_languages() -> frozenset[str]:
    """The languages that have a file."""
    return frozenset(
        entry.name.removesuffix(".toml") for entry in files("scorer.identity").iterdir() if entry.name.endswith(".toml")
    )


@cache
def identity_words(language: str) -> dict[str, tuple[str, ...]]:
    """The words of one language's file by kind, as written: a star for any ending, # for an age in years."""
    table = tomllib.loads(files("scorer.identity").joinpath(f"{language}.toml").read_text("utf-8"))
    return {kind: tuple(table[kind]) for kind in sorted(KINDS)}


@cache
def identity_terms(language: str) -> frozenset[str]:
    """Every word of one language without its notation, and the names of countries in it."""
    words = {word.strip("#* ") for written in identity_words(language).values() for word in written}
    return frozenset(words | set(_countries(language)))


def load_identity() -> None:
    """Build the tables of every language, so that no check waits for one."""
    for language in identity_languages():
        _automaton(language)


def find_identity(text: str, language: str | None = None) -> list[Found]:
    """Every such word in the text, in order, the longest of overlapping ones; of one language or of all at once."""
    found = sorted(_matches(text, language), key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _matches(text: str, language: str | None) -> Iterator[Found]:
    folded = text.lower() if text.isascii() else text.translate(_FOLD)
    automaton, terms = _automaton(language)
    for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        for term in terms[number]:
            found = _found(text, start, end, term)
            if found:
                yield found


def _found(text: str, start: int, end: int, term: _Term) -> Found | None:
    if term.cased and not text[start].isupper():
        return None
    if not (term.age_before or begins_word(text, start, term.script)):
        return None
    if term.any_ending:
        end = word_end(text, end, term.script)
    elif not term.age_after and not ends_word(text, end, term.script, inflected=term.script in INFLECTED):
        return None
    if term.age_before:
        before = max(start - AGE_REACH, 0)
        age = AGE_BEFORE.search(text[before:start])
        return Found(before + age.start(), end, term.kind) if age else None
    if term.age_after:
        after = AGE_AFTER.match(text, end)
        return Found(start, after.end(), term.kind) if after else None
    return Found(start, end, term.kind)


@cache
def _automaton(language: str | None) -> tuple[AhoCorasick, list[list[_Term]]]:
    """The terms of one language or of all, and what each means."""
    terms: defaultdict[str, list[_Term]] = defaultdict(list)
    for one in sorted(identity_languages() if language is None else {language}):
        for literal, term in _terms(one):
            if term not in terms[literal]:
                terms[literal].append(term)
    return AhoCorasick(list(terms)), list(terms.values())


def _terms(language: str) -> Iterator[tuple[str, _Term]]:
    for kind, words in identity_words(language).items():
        for word in words:
            literal = word.strip("#* ").translate(_FOLD)
            yield (
                literal,
                _Term(
                    kind,
                    script(literal[-1]),
                    any_ending=word.endswith("*"),
                    age_before=word.startswith("#"),
                    age_after=word.endswith("#"),
                ),
            )
    for name in _countries(language):
        literal = name.translate(_FOLD)
        alphabet = script(literal[-1])
        yield literal, _Term(NATIONALITY, alphabet, cased=alphabet in CASED and len(literal) <= SHORT)


def _countries(language: str) -> Iterable[str]:
    """CLDR's names of countries in the language; of "Myanmar (Burma)" both."""
    locale = Locale.parse(LOCALES.get(language, language).replace("-", "_"))
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:  # noqa: PLR2004 - longer ones are continents
            yield from (part.strip() for part in re.split(r"[()（）]", name) if len(part.strip()) > 1)
