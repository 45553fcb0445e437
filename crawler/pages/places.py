"""Places: the ad's own words, and the country and town in them."""

import re
from functools import cache

from babel import Locale
from babel.core import get_global

from casefile.post import Place
from crawler.pages.tables import table, words

LOCALES = (
    "af am ar as az be bg bn bs ca ckb cs da de el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id is it ja jv ka kk"
    " km kn ko ky lo lt lv mg mk ml mn mr ms mt my ne nl no or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg th ti"
    " tr uk ur uz vi yo zh_Hans zh_Hant zu"
)
"""In an ad any language may name a country: Kamboja, Campuchia, กัมพูชา. All names fit in one table (15,000, 0.3 s)."""

CITIES = ("Asia/", "Africa/", "Europe/")

NO_COUNTRIES = frozenset(["EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"])
"""What CLDR names beside countries: unions, and codes for what is not known."""

STATES_TOO = frozenset(
    "al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc"
    " sd tn tx ut vt va wa wv wi wy dc ab bc mb nb nl ns nt nu on pe qc sk yt sa wa nt georgia".split()
)
"""What is a state or province after a town (Sacramento, CA), and a country elsewhere."""

NO_TOWN = re.compile(
    r"\b(?:remote|worldwide|anywhere|hybrid|online|states?|provinces?|regions?|county|district|republic|home ?office)\b"
    r"|远程|遠端|遠距|在宅|海外|원격|재택|удал[её]н|област|край|регион|провинц|省|州|지역|地方|^\W*$",
    re.IGNORECASE,
)

PARTS = re.compile(r"\s*[,،、，;|/·•()\[\]（）]\s*|\s+[-–—]\s+")
RUNS_ON = re.compile(r"[฀-๿຀-໿က-႟ក-៿ぁ-ヿ㐀-鿿]")
"""Scripts that put no space between a country and its town: 柬埔寨金边."""


def place(raw: str | None, *, country: str | None = None, town: str | None = None) -> Place | None:
    """Give a place from its words. `country` is a name or a code, where the source states it apart."""
    if not raw:
        return None
    town = town if town and not NO_TOWN.search(town) else None
    return fill(Place(raw=raw, country=_stated(country), town=town))


def _stated(country: str | None) -> str | None:
    """A country in a field of its own: there a code may be written small."""
    country = (country or "").strip()
    return country_of(country.upper() if len(country) == 2 else country)  # noqa: PLR2004 - ISO 3166-1 alpha-2


def fill(known: Place) -> Place:
    """Fill country and town from the place's words, where they are unknown and the words leave no doubt."""
    if known.country and known.town:
        return known
    parts = [part for part in PARTS.split(known.raw) if part]
    codes = [None if part.casefold() in STATES_TOO and len(parts) > 1 else country_of(part) for part in parts]
    stated = {code for code in codes if code}
    town = known.town
    if len(parts) > 1 and codes[-1] and not codes[0] and not NO_TOWN.search(parts[0]):
        town = town or parts[0]
    if not stated and len(parts) == 1:
        if city := _cities().get(parts[0].casefold()):
            stated, town = {city}, town or parts[0]
        elif RUNS_ON.search(known.raw):
            stated, rest = _run_on(known.raw)
            town = town or rest
    country = known.country or (next(iter(stated)) if len(stated) == 1 else None)
    if not country or (stated and country not in stated):
        town = known.town
    if (country, town) == (known.country, known.town):
        return known
    return known.model_copy(update={"country": country, "town": town})


def country_of(name: str) -> str | None:
    """Give the ISO code of a country named in any language, or by its code; None for any other name."""
    name = name.strip().rstrip(".")
    if len(name) == 2 and name.isascii():  # noqa: PLR2004 - ISO 3166-1 alpha-2
        code = _aliases().get(name.casefold(), name)
        return code if code in _codes() else None
    key = name.casefold()
    return _aliases().get(key) or _names().get(key)


def _run_on(raw: str) -> tuple[set[str], str | None]:
    """The countries named at the beginning or the end of words that run on, and what is left as the town."""
    for size in range(min(len(raw) - 1, 12), 1, -1):
        for name, rest in ((raw[:size], raw[size:]), (raw[-size:], raw[:-size])):
            if code := country_of(name):
                town = rest.strip()
                return {code}, town if town and not NO_TOWN.search(town) else None
    return set(), None


@cache
def _names() -> dict[str, str]:
    """Names of countries in all languages, without those that mean two (Kongo)."""
    found: dict[str, str] = {}
    unclear: set[str] = set()
    for locale in LOCALES.split():
        for code, name in Locale.parse(locale).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES:  # noqa: PLR2004 - regions have three digits
                key = name.casefold()
                if found.setdefault(key, code) != code:
                    unclear.add(key)
    return {name: code for name, code in found.items() if name not in unclear}


@cache
def _cities() -> dict[str, str]:
    """Names, in all languages, of the cities that CLDR knows in three parts of the world, each with its country.

    In America the same names stand for too many towns. A city settles the country only where the words are its name alone.
    """
    lands = {zone: land for zone, land in get_global("zone_territories").items() if zone.startswith(CITIES)}
    found = {zone.rpartition("/")[2].replace("_", " ").casefold(): land for zone, land in lands.items()}
    for locale in LOCALES.split():
        for zone, names in Locale.parse(locale).time_zones.items():
            if zone in lands and (city := names.get("city")):
                found.setdefault(city.casefold(), lands[zone])
    return {name: land for name, land in found.items() if land in _codes()}


@cache
def _aliases() -> dict[str, str]:
    return {name: code for code, text in table("crawler.pages", "countries").items() for name in words(text)}


@cache
def _codes() -> frozenset[str]:
    return frozenset(_names().values())
