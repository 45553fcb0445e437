"""How templates become words in a language: one Jinja environment each, escaping always on."""

import re
from functools import cache
from pathlib import Path

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.ext import Extension

from api.seeker.files import asset_address
from api.seeker.languages import (
    CATALOGUES,
    by_name,
    country_name,
    is_reviewed,
    language_called,
    language_name,
    languages,
    locale,
    sentences,
)
from api.seeker.law import cited_together, shown_rows
from api.seeker.marks import fitting, short, weight
from casefile.address import parse

DOORS = ("seeker", "help", "console", "reports", "appeals")


class Unindented(Extension):
    """Templates without the depth that lines begin at: that is for us. What a page fills in is left as it is."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """Give the source with one space for any number that a line begins with."""
        return re.sub(r"^[ \t]+", " ", source, flags=re.MULTILINE)


@cache
def environment(language: str, catalogues: Path = CATALOGUES) -> Environment:
    """Build the environment of a language: templates of the three doors, sentences from its catalogue."""
    built = Environment(
        autoescape=True,
        loader=PrefixLoader({door: PackageLoader(f"api.{door}") for door in DOORS}),
        extensions=["jinja2.ext.i18n", Unindented],
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    built.policies["ext.i18n.trimmed"] = True
    # The old style leaves a `%` in a sentence of the scorer or the facts alone; the new one takes it for a placeholder.
    built.install_gettext_translations(sentences(language, catalogues), newstyle=False)  # type: ignore[attr-defined]
    built.globals |= {
        "language": language,
        "languages": languages(catalogues),
        "direction": locale(language).text_direction,
        "is_reviewed": is_reviewed(language, catalogues),
        "asset": asset_address,
    }
    built.filters |= {
        "country": lambda code: country_name(code, language),
        "by_name": lambda codes: by_name(codes, language),
        "own_name": lambda tag: language_name(tag, tag),
        "language_name": lambda tag: language_name(tag, language),
        "language_called": lambda name: language_called(name, language),
        "cited": cited_together,
        "shown_rows": shown_rows,
        "weight": weight,
        "short": short,
        "fitting": fitting,
        "amount": lambda number: format_decimal(number, locale=locale(language)),
        "digits": dialled,
        "ltr": lambda words: f"\u2066{words}\u2069" if locale(language).text_direction == "rtl" else words,
        "host": lambda address: parse(address).hostname.removeprefix("www."),
    }
    built.tests["address"] = is_link
    return built


def dialled(number: str) -> str:
    """Give what a telephone dials: the digits, without those of a remark ("1506 (press 2)")."""
    return re.sub(r"[^0-9+]", "", re.sub(r"\([^)]*[^\W\d][^)]*\)", "", number))


def is_link(source: str) -> bool:
    """Say whether a source is an address that can be opened: not words, and not one that was cut short."""
    return source.startswith(("https://", "http://")) and not any(sign in source for sign in (" ", "...", "…"))
