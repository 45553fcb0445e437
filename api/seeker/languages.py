"""The languages of the seeker's pages: which there are, which one a browser asks for, and their sentences.

English is the language of the source; every other one is a catalogue `catalogues/<language>.po`, read as it is. A
language appears on the pages as soon as its catalogue is there.
"""

import gettext
import io
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE_LANGUAGE = "en"
CATALOGUES = Path(__file__).parent / "catalogues"

OTHER_TAGS = {"fil": "tl", "in": "id", "cmn": "zh", "yue": "zh-hant", "zh-tw": "zh-hant", "zh-hk": "zh-hant"}
OTHER_TAGS |= {"zh-mo": "zh-hant", "zh": "zh-hans"}
"""Tags by which browsers mean a language that the pages name otherwise."""

GAP = re.compile(r"\{(\w+)\}")
"""In a sentence of the code: what is filled in before the page sees it."""

REVIEW = re.compile(r'^"X-Native-Review: (\d{4}-\d{2}-\d{2})', re.MULTILINE)


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
    by_language = {tag.lower().partition("-")[0]: tag for tag in reversed(known)}
    for liking, wished in sorted(wishes, key=lambda wish: -wish[0]):
        for tag in _meant(wished):
            fitting = by_tag.get(tag) or by_language.get(tag)
            if liking > 0 and fitting:
                return fitting
    return SOURCE_LANGUAGE


def meant_by(tag: str, known: tuple[str, ...]) -> str | None:
    """Give the known language that a tag means; None where it is none of them."""
    found = choose(tag, known)
    return found if found != SOURCE_LANGUAGE or tag.lower().partition("-")[0] == SOURCE_LANGUAGE else None


def _meant(tag: str) -> Iterable[str]:
    """Give the tags that would do for one, the nearest first: ever shorter, each also by its other name."""
    while tag:
        if tag in OTHER_TAGS:
            yield OTHER_TAGS[tag]
        yield tag
        tag = tag.rpartition("-")[0]


class Sentences(gettext.GNUTranslations):
    """The translations of a language. A sentence that was filled in ("Try again in 30 seconds.") is known by its gaps."""

    def __init__(self, catalogue: Catalog) -> None:
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        super().__init__(compiled)
        filled = [(str(one.id), str(one.string)) for one in catalogue if one.string and GAP.search(str(one.id))]
        # The one with most gaps first: it may hold another sentence, which is then translated in its turn.
        filled.sort(key=lambda pair: (-len(GAP.findall(pair[0])), -len(pair[0])))
        self._filled = [(_pattern(source), translated) for source, translated in filled]

    def gettext(self, message: str) -> str:
        """Give the sentence in the language, or as it is where the catalogue lacks it."""
        known = super().gettext(message)
        if known != message:
            return known
        for pattern, translated in self._filled:
            if found := pattern.fullmatch(message):
                return translated.format_map({name: self.gettext(value) for name, value in found.groupdict().items()})
        return message


def _pattern(source: str) -> re.Pattern[str]:
    """Give what a sentence looks like once its gaps are filled."""
    between = GAP.split(source)
    parts = (f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(between))
    return re.compile("".join(parts))


def sentences(language: str, catalogues: Path = CATALOGUES) -> gettext.NullTranslations:
    """Give the translations of a language; what its catalogue lacks stays English."""
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    with (catalogues / f"{language}.po").open("rb") as file:
        return Sentences(read_po(file, locale=language.replace("-", "_")))


def is_reviewed(language: str, catalogues: Path = CATALOGUES) -> bool:
    """Say whether a native reader has reviewed a language's texts: its catalogue's header then names the day."""
    if language == SOURCE_LANGUAGE:
        return True
    return bool(REVIEW.search((catalogues / f"{language}.po").read_text(encoding="utf-8")))


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


@cache
def tags_by_name() -> dict[str, str]:
    """Give the languages (CLDR tags) by the name that an English source calls them."""
    return {str(name): tag for tag, name in locale(SOURCE_LANGUAGE).languages.items()}


def language_called(name: str, language: str) -> str:
    """Give the name, in a language, of what an English source calls by this name; what is no language stays as it is."""
    return str(locale(language).languages.get(tags_by_name().get(name, ""), name))
