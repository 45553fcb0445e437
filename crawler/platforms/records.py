"""Records: entries whose fields have the names that job feeds commonly use, in whatever nesting and language.

A record is a JSON object, a row of a table, or an XML element made into one: attributes are `@name`, the text beside
them is `#text`. Names are compared without case, accents, signs and namespaces: `company_name` is `companyname`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from casefile.post import ContactKind, JobPost, Pay, Place
from crawler.pages.contacts import given
from crawler.pages.dates import day
from crawler.pages.lines import line
from crawler.pages.pay import number, stated
from crawler.pages.places import place
from crawler.pages.tables import table
from crawler.platforms.entries import make_post

Leaves = list[tuple[tuple[str, ...], str]]

MAX_DEPTH, MAX_LEAVES, MAX_PLACES = 12, 3_000, 20

NAMES = table("crawler.platforms", "names")
ASIDE = frozenset(NAMES["aside"].split())

TEXT = "#text"

SIGNS = re.compile(r"[^a-z0-9@#]")


def post(record: dict[str, Any]) -> JobPost:
    """Give the post of a record."""
    found = list(_leaves(record))
    words = [next(_under(found, names), None) for names in NAMES["words"]]
    language = (_first(found, "language") or "").replace("_", "-").split("-")[0].lower()
    return make_post(
        id_=_first(found, "id"),
        address=_first(found, "address"),
        title=_first(found, "title"),
        words=words,
        employer=_first(found, "employer"),
        employer_url=_first(found, "employer_url"),
        places=_places(found),
        pay=_pay(found),
        contacts=[
            *(given(ContactKind.EMAIL, mail) for mail in _all(found, "email") if "@" in mail),
            *(given(ContactKind.PHONE, phone) for phone in _all(found, "phone")),
        ],
        language=language if re.fullmatch(r"[a-z]{2,3}", language) and language != "zh" else None,
        posted_on=next((date for text in _each(found, "posted") if (date := day(text))), None),
        closes_on=next((date for text in _each(found, "closes") if (date := day(text))), None),
        apply_url=_first(found, "apply"),
    )


def _places(found: Leaves) -> list[Place | None]:
    towns, region = _all(found, "town")[:MAX_PLACES], _first(found, "region")
    name, code = _first(found, "country"), _first(found, "country_code")
    return [
        place(line(", ".join(dict.fromkeys(part for part in (town, name or code) if part))), country=code or name)
        for town in towns or [region or ""]
    ]


def _pay(found: Leaves) -> Pay | None:
    words = line(_first(found, "pay"))
    low, high = number(_first(found, "pay_low")), number(_first(found, "pay_high"))
    known = stated(low, high, _first(found, "pay_money"), _first(found, "pay_unit"), raw=words)
    return known or (Pay(raw=words) if words and any(char.isdigit() for char in words) else None)


def _leaves(record: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every value of a record that is words or a number, those nearest the top first."""
    left: list[tuple[tuple[str, ...], Any]] = [((), record)]
    for path, value in left:  # the list grows behind us: breadth first
        if isinstance(value, dict) and len(path) < MAX_DEPTH:
            left.extend(((*path, plain(str(name))), inner) for name, inner in value.items())
        elif isinstance(value, list):
            left.extend((path, inner) for inner in value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            yield (path[:-1] if path[-1:] == (TEXT,) else path), str(value)
        if len(left) > MAX_LEAVES:
            del left[MAX_LEAVES:]


def _under(found: Leaves, names: str) -> Iterator[str]:
    """Give the values under these names, by the order of the names."""
    for name in _paths(names):
        for path, value in found:
            if path[-len(name) :] == name and ASIDE.isdisjoint(path[: -len(name)]):
                yield value


def _each(found: Leaves, field: str) -> Iterator[str]:
    """Give the values of a field, the one under the surest name first."""
    return _under(found, NAMES[field])


def _first(found: Leaves, field: str) -> str | None:
    return next(_each(found, field), None)


def _all(found: Leaves, field: str) -> list[str]:
    """Give all values under the first of a field's names that has any."""
    return next((values for name in NAMES[field].split() if (values := list(_under(found, name)))), [])


@cache
def _paths(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split(".")) for name in names.split())


@lru_cache(maxsize=2_000)
def plain(name: str) -> str:
    """Give a name without case, accents, signs and namespace."""
    name = unicodedata.normalize("NFKD", name.rpartition("}")[2].casefold())
    return SIGNS.sub("", name)
