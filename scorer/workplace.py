"""Which of the places that an ad names the features may count: never one that is part of a word for people.

A country's name and that of its people often differ by an ending, or not at all, and who somebody is moves no score. So a
name that a nationality of the ad's language holds does not count, and in scripts that hang all sorts of endings on to a
name only the bare name does. What does not count is unknown.
"""

from functools import cache

from ahocorasick_rs import AhoCorasick
from babel import Locale

from casefile.confusables import script
from casefile.post import JobPost
from scorer.destination import Destination
from scorer.identity import LOCALES, NATIONALITY, identity_languages, identity_words
from scorer.place_names import lower
from scorer.word_edges import INDIC

REACH = 24
"""Characters around a name in which a word for people may begin or end."""


def workplaces(post: JobPost, named: tuple[Destination, ...]) -> tuple[Destination, ...]:
    """Give those of the named places that count: those of the post's own field, and of title and text the sure ones."""
    known = post.language in identity_languages()
    return tuple(
        place
        for place in named
        if place.where == "place" or (known and not _is_of_people(place, post, post.language or ""))
    )


def _is_of_people(place: Destination, post: JobPost, language: str) -> bool:
    if script(place.quote[0]) in INDIC and place.town is None and place.quote not in _bare_names(language):
        return True
    text = (post.title or "") if place.where == "title" else post.text
    start, end = place.span
    first = max(0, start - REACH)
    around = lower(text[first : end + REACH])
    people = _nationalities(language).find_matches_as_indexes(around, overlapping=True)
    return any(at <= start - first and end - first <= stop for _, at, stop in people)


@cache
def _nationalities(language: str) -> AhoCorasick:
    """Finds the nationalities of a language in small letters."""
    return AhoCorasick([lower(word.strip("#* ")) for word in identity_words(language)[NATIONALITY]])


@cache
def _bare_names(language: str) -> frozenset[str]:
    locale = Locale.parse(LOCALES.get(language, language).replace("-", "_"))
    return frozenset(name.partition("(")[0].strip() for name in locale.territories.values())
