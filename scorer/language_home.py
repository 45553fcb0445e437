"""Where a language is at home: what an ad written in it may call "here"."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel.core import get_global
from babel.languages import get_territory_language_info

SPOKEN_WIDELY = 10.0
"""Percent of a country's people who speak a language that is not official there."""
ANYWHERE = frozenset({"en"})
"""Languages in which people recruit far from where they are at home: an ad in one of them does not say what "here" is."""
SAME = {"tl": "fil"}


@cache
def homes(language: str) -> frozenset[str]:
    """Give the countries (ISO 3166-1) in which a language (BCP 47) is official or widely spoken, by CLDR.

    No country: unknown, or one in which people recruit anywhere.
    """
    code = SAME.get(language, language).partition("-")[0]
    if code in ANYWHERE:
        return frozenset()
    return frozenset(
        country
        for country in get_global("territory_languages")
        for known, says in get_territory_language_info(country).items()
        if known.partition("_")[0] == code and _is_home(says)
    )


def _is_home(says: Mapping[str, Any]) -> bool:
    return bool(says["official_status"]) or says["population_percent"] >= SPOKEN_WIDELY
