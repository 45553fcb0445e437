"""The languages of the seeker's pages: which there are, which one a browser asks for, and their sentences.

English is the language of the source; every other one is a catalogue `catalogues/<language>.po`, read as it is. A
language appears on the pages as soon as its catalogue is there.
"""

import gettext
import io
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE_LANGUAGE = "en"
CATALOGUES = Path(__file__).parent / "catalogues"


def languages(catalogues: Path = CATALOGUES) -> tuple[str, ...]:
    """Give the languages that have texts (BCP 47), English first."""
    return (SOURCE_LANGUAGE, *sorted(path.stem for path in catalogues.glob("*.po")))


def choose(accepted: str, known: tuple[str, ...]) -> str:
    """Give the known language that an Accept-Language header likes best, English where none fits."""
    wishes: list[tuple[float, str]] = []
    for wish in accepted.split(","):
        tag, _, quality = wish.partition(";q=")
        try:
            wishes.append((float(quality or 1), tag.strip().lower()))
        except ValueError:
            continue
    by_tag = {tag.lower(): tag for tag in known}
    for liking, wished in sorted(wishes, key=lambda wish: -wish[0]):
        fitting = by_tag.get(wished) or by_tag.get(wished.partition("-")[0])
        if liking > 0 and fitting:
            return fitting
    return SOURCE_LANGUAGE


def sentences(language: str, catalogues: Path = CATALOGUES) -> gettext.NullTranslations:
    """Give the translations of a language; what its catalogue lacks stays English."""
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    with (catalogues / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language.replace("-", "_"))
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@cache
def locale(language: str) -> Locale:
    """Give what Babel knows about a language: its direction, the names of countries and languages."""
    return Locale.parse(language, sep="-")


def country_name(code: str, language: str) -> str:
    """Give the name of a country (ISO 3166-1 alpha-2) in a language; a code that is no country stays as it is."""
    return str(locale(language).territories.get(code, code))


def by_name(codes: Iterable[str], language: str) -> list[str]:
    """Put countries into the order of their names in a language."""
    return sorted(codes, key=lambda code: country_name(code, language))


def language_name(tag: str, language: str) -> str:
    """Give the name of a language (BCP 47) in another one."""
    known = locale(language).languages
    return str(known.get(tag.replace("-", "_")) or known.get(tag.partition("-")[0]) or tag)
