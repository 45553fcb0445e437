"""Where a language is at home: what an ad written in it may call "here"."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel.core import get_global
from babel.languages import get_territory_language_info

SPOKEN_WIDELY = 10.0
"""Percent of a country's people who speak a language that is not official there."""
LEARNT = frozenset({"en"})
"""Languages that many speak where few live in them: only where they are official are they at home."""
SAME = {"tl": "fil"}


@cache
def homes(language: str) -> frozenset[str]:
    """Give the countries (ISO 3166-1) in which a language (BCP 47) is official or widely spoken, by CLDR; none: unknown."""
    code = SAME.get(language, language).partition("-")[0]
    return frozenset(
        country
        for country in get_global("territory_languages")
        for known, says in get_territory_language_info(country).items()
        if known.partition("_")[0] == code and _is_home(code, says)
    )


def _is_home(code: str, says: Mapping[str, Any]) -> bool:
    return bool(says["official_status"]) or (code not in LEARNT and says["population_percent"] >= SPOKEN_WIDELY)
