"""Where an ad sends people: the countries it names, and the towns that reports name.

Only where: a name says nothing about the ad, nor about the people who live there, and no level comes from this module.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ahocorasick_rs import AhoCorasick
from babel import Locale

from casefile.post import CountryCode, JobPost
from casefile.value import Value
from facts import Facts
from facts.schema import PlaceKind
from scorer.place_names import LOCALES, Name, Words, lower, names, read_words
from scorer.word_edges import begins_word, ends_word, word_end

SAME_LANGUAGE = {"tl": "fil"}
INFLECTED = frozenset({"pl", "cs", "uz", "az"})
"""Languages in Latin letters that change the end of a name."""
CAPITAL = frozenset({"pl", "cs"})
"""Languages in which a country in small letters may be an adjective ("polska")."""
COMMAS = frozenset(",،、，/")
"""Between the names of a list, in any language."""
LOOK_AROUND = 24
"""Characters before and after a name in which a word such as "to" or "not" is looked for."""


class Destination(Value):
    """One place that the ad names. `quote` stands at `span` (code points) of the field `where`.

    `town` is the name that the facts give to the place; None: the country alone. `kind`: why reports name it.
    """

    country: CountryCode
    town: str | None = None
    kind: PlaceKind | None = None
    quote: str
    where: Literal["title", "text", "place"]
    span: tuple[int, int]

    @property
    def hotspot(self) -> bool:
        """Whether reports name the place for scam compounds: a reason to look closer, never proof."""
        return self.kind is PlaceKind.SCAM_COMPOUND_HOTSPOT


class _Book(NamedTuple):
    automaton: AhoCorasick
    meanings: list[tuple[Name, ...]]
    words: Words


_Hit = tuple[int, int, Name]


def destinations(post: JobPost, facts: Facts) -> tuple[Destination, ...]:
    """Give the places that the ad sends people to, each once: those of its `places`, then of title and text.

    Not counted: where somebody comes from, peoples and languages, and places that the ad says it is not about.
    """
    book = _book(facts)
    language = (post.language or "").partition("-")[0]
    language = SAME_LANGUAGE.get(language, language)
    found: dict[tuple[str, str | None], Destination] = {}
    for place in post.places:
        for one in _named(place.raw, "place", language, book):
            if place.country in (None, one.country):
                found.setdefault((one.country, one.town), one)
        if place.country:
            whole = Destination(country=place.country, quote=place.raw, where="place", span=(0, len(place.raw)))
            found.setdefault((place.country, None), whole)
    for one in (*_named(post.title or "", "title", language, book), *_named(post.text, "text", language, book)):
        found.setdefault((one.country, one.town), one)
    return tuple(found.values())


@lru_cache(maxsize=2)
def _book(facts: Facts) -> _Book:
    """One automaton over the names in all languages, built once."""
    words = read_words()
    known = names(facts, words)
    return _Book(AhoCorasick(list(known)), list(known.values()), words)


def _named(text: str, where: Literal["title", "text", "place"], language: str, book: _Book) -> Iterator[Destination]:
    small = lower(text)
    named = set()
    origins_end = None  # where the name before ends, if it is one of those where people come from
    for start, end, name in _longest(_hits(text, small, language, book), len(text)):
        if name.country is None:
            continue
        before, after = small[max(0, start - LOOK_AROUND) : start], small[end : end + LOOK_AROUND]
        goes_on = origins_end is not None and small[origins_end:start].strip() in _joints(language)
        is_origin = goes_on or book.words.people_before.end(before)
        origins_end = word_end(text, end, name.script) if is_origin else None
        if is_origin or book.words.elsewhere_after.begin(after) or book.words.denied_before.end(before):
            continue
        if (name.country, name.town) in named:
            continue
        if name.after_preposition and where != "place" and not book.words.prepositions.end(before):
            continue
        named.add((name.country, name.town))
        stop = word_end(text, end, name.script)
        quote = text[start:stop]
        yield Destination(
            country=name.country, town=name.town, kind=name.kind, quote=quote, where=where, span=(start, stop)
        )


def _hits(text: str, small: str, language: str, book: _Book) -> Iterator[_Hit]:
    for number, start, end in book.automaton.find_matches_as_indexes(small, overlapping=True):
        for name in book.meanings[number]:
            if _counts(name, text, start, end, language):
                yield start, end, name
                break


def _longest(hits: Iterator[_Hit], length: int) -> list[_Hit]:
    """Of names that overlap the longest, in the order of the text. Longer names that are no places win over all."""
    taken = bytearray(length)
    kept = []
    for start, end, name in sorted(hits, key=lambda hit: (hit[2].country is not None, hit[0] - hit[1])):
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            kept.append((start, end, name))
    return sorted(kept, key=lambda hit: hit[0])


def _counts(name: Name, text: str, start: int, end: int, language: str) -> bool:
    if name.language is not None and name.language != language:
        return False
    if name.cased and text[start:end] != name.written:
        return False
    inflected = name.script != "LATIN" or name.language in INFLECTED
    if not begins_word(text, start, name.script) or not ends_word(text, end, name.script, inflected=inflected):
        return False
    if name.language in CAPITAL and not text[start].isupper():
        return False
    return not name.stem or word_end(text, end, name.script) > end


@cache
def _joints(language: str) -> frozenset[str]:
    """What stands between the names of a list: commas, and what CLDR has for "and" in the language."""
    known = language in {locale.partition("_")[0] for locale in LOCALES}
    patterns = Locale.parse(language).list_patterns["standard"].values() if known else ()
    return COMMAS | {pattern.replace("{0}", "").replace("{1}", "").strip() for pattern in patterns} - {""}
