"""Places: the ad's own words, and the country and town in them."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

from casefile.post import Place

ALIASES = {
    "uk": "GB",
    "u.k.": "GB",
    "great britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "usa": "US",
    "u.s.a.": "US",
    "us": "US",
    "u.s.": "US",
    "united states of america": "US",
    "uae": "AE",
    "u.a.e.": "AE",
    "emirates": "AE",
    "korea": "KR",
    "republic of korea": "KR",
    "czech republic": "CZ",
    "burma": "MM",
    "holland": "NL",
    "macedonia": "MK",
    "ivory coast": "CI",
    "turkey": "TR",
    "hong kong": "HK",
    "macau": "MO",
    "ksa": "SA",
}
"""Names of countries in common use that CLDR does not list."""

SEPARATOR = re.compile(r"\s*[,،、,;|/·•()\[\]（）]\s*|\s+[-–—]\s+")
NO_TOWN = re.compile(r"\b(?:remote|worldwide|anywhere|hybrid|online)\b", re.IGNORECASE)


def place(
    raw: str | None, *, country: str | None = None, town: str | None = None, language: str | None = None
) -> Place | None:
    """Give a place from its words. `country` is a name or a code, where the source states it apart."""
    if not raw:
        return None
    code = country_of(country, language) if country else None
    return fill(Place(raw=raw, country=code, town=town), language)


def fill(known: Place, language: str | None) -> Place:
    """Fill country and town from the words, where they are unknown."""
    if known.country and known.town:
        return known
    parts = [part for part in SEPARATOR.split(known.raw) if part]
    codes = [country_of(part, language) for part in parts]
    countries = {code for code in codes if code}
    country = known.country or (countries.pop() if len(countries) == 1 else None)
    town = known.town
    if not town and country and len(parts) > 1 and codes[-1] and not codes[0] and not NO_TOWN.search(parts[0]):
        town = parts[0]
    if country == known.country and town == known.town:
        return known
    return known.model_copy(update={"country": country, "town": town})


def country_of(name: str, language: str | None = None) -> str | None:
    """Give the code of a country named in a language, in English, or by its code."""
    name = name.strip()
    if len(name) == 2 and name.isascii() and name.isupper():  # noqa: PLR2004 - ISO 3166-1 alpha-2
        return name if name in _names("en").values() else None
    key = name.casefold()
    return ALIASES.get(key) or _names("en").get(key) or (_names(language).get(key) if language else None)


@cache
def _names(language: str) -> dict[str, str]:
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {name.casefold(): code for code, name in territories.items() if len(code) == 2 and code.isalpha()}  # noqa: PLR2004
