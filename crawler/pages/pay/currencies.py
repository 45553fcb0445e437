"""Currencies: by code, symbol and word, in the languages of job ads."""

from functools import cache

from babel import Locale
from babel.numbers import get_territory_currencies

from crawler.pages.tables import table, words

TABLE = table("crawler.pages.pay", "currencies")

HOME = {
    "cs": "CZ", "da": "DK", "id": "ID", "is": "IS", "ja": "JP", "ko": "KR", "ms": "MY", "ne": "NP", "no": "NO", "si": "LK",
    "sv": "SE", "th": "TH", "tl": "PH", "ur": "PK", "vi": "VN", "zh-Hans": "CN", "hi": "IN", "bn": "BD", "mr": "IN",
}  # fmt: skip
"""Countries of languages that have one: the second clue, for a word several currencies share."""

THREE_DECIMALS = frozenset("KWD BHD JOD OMR TND LYD IQD".split())
WORDS_TOO = frozenset(
    "all amd ang awg bam bob btn cad cop cup dop gel lak mad mop mur nad nok pab pen rub scr sek sos std top try".split()
)
"""Codes that are a word or an abbreviation as well."""

LONGEST = 20
DOLLAR = "$"


def currency(token: str, country: str | None, language: str | None, *, is_peso: bool = False) -> str | None:
    """Give the code of a currency's code, symbol or word; None where it could be several.

    A bare $ is the US dollar's, but not in Spanish without a country, nor with a sum written as pesos are (`is_peso`).
    """
    if sure := _sure().get(token):
        return sure
    if token.upper() in _codes():
        return token.upper()
    candidates = _open().get(token, ())
    if len(candidates) == 1:
        return candidates[0]
    for land in (country, HOME.get(language or "")):
        local = [code for code in candidates if land and code in _of(land)]
        if len(local) == 1:
            return local[0]
    if token == DOLLAR and (is_peso or (language == "es" and not country)):
        return None
    return "USD" if candidates[:1] == ("USD",) else None


@cache
def names() -> frozenset[str]:
    """Give every folded word, sign and code that names a currency, or one of several."""
    return frozenset(_sure()) | frozenset(_open()) | frozenset(code.lower() for code in _codes())


def is_ambiguous(name: str) -> bool:
    """Say whether a name is a code that counts in capitals only."""
    return name in WORDS_TOO and name not in _sure() and name not in _open()


@cache
def _of(country: str) -> frozenset[str]:
    return frozenset(get_territory_currencies(country))


@cache
def _codes() -> frozenset[str]:
    """Codes of the money that is in use somewhere today."""
    return frozenset(code for land in Locale("en").territories for code in _of(land)) | {"USDT"}


@cache
def _sure() -> dict[str, str]:
    """What names one currency everywhere."""
    return {name: code for code, text in TABLE["sure"].items() for name in words(text)}


@cache
def _open() -> dict[str, tuple[str, ...]]:
    """What several currencies are called."""
    return {name: tuple(shared["codes"].split()) for shared in TABLE["open"] for name in words(shared["names"])}
