"""How countries and named places are written: CLDR's names, short forms in daily use, and the places of the facts."""

import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

from babel import Locale

from casefile.confusables import CASED, script
from facts import Facts
from facts.schema import PlaceKind
from scorer.word_edges import INDIC, UNSPACED

LOCALES = (
    *(
        "en",
        "id",
        "ms",
        "vi",
        "th",
        "zh_Hans",
        "zh_Hant",
        "km",
        "lo",
        "my",
        "ko",
        "ja",
        "hi",
        "bn",
        "ne",
        "ur",
        "ta",
        "te",
    ),
    *(
        "ml",
        "si",
        "pa",
        "gu",
        "mr",
        "kn",
        "ar",
        "fa",
        "ru",
        "uk",
        "be",
        "kk",
        "ky",
        "uz",
        "mn",
        "am",
        "sw",
        "fil",
        "es",
        "pt",
    ),
    *("fr", "de", "it", "nl", "pl", "ro", "cs", "tr", "az", "ka", "hy", "he"),
)
"""The languages whose names of countries are known."""

SIGNS = ".,;:!?()[]\"'«»“”„¡¿-‐‑–—/"

SHORT = 4
"""Names of up to so many letters count only as they are written: "UK" is a country, "uk" may be anything."""


class Name(NamedTuple):
    """One way of writing a place. `country` None: a longer name that is no place, and hides what it holds."""

    written: str
    country: str | None
    town: str | None = None
    kind: PlaceKind | None = None
    language: str | None = None
    """The language (ISO 639) that an ad must have for the name to count; None: any."""
    cased: bool = False
    """Whether it counts only as written."""
    after_preposition: bool = False
    stem: bool = False
    """Whether its last letter was cut off, to give way to an ending."""

    @property
    def script(self) -> str:
        """The script of its last character, which says where a word ends."""
        return script(self.written[-1])


class Cues(NamedTuple):
    """Words that change what the name next to them means. `run_on`: those of scripts without spaces.

    `unless`: longer ones that end with one of them and change nothing: near to, in Arabic "near from".
    """

    words: frozenset[str]
    run_on: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def end(self, before: str) -> bool:
        """Whether the text right before a name ends with one of them."""
        line = before.rpartition("\n")[2].rstrip()
        if line.endswith(self.unless):
            return False
        return line.endswith(self.run_on) or bool(self.words & _tails(line.split()))

    def begin(self, after: str) -> bool:
        """Whether the text right after a name begins with one of them."""
        line = after.partition("\n")[0]
        line = line.lstrip()
        return line.startswith(self.run_on) or bool(self.words & _heads(line.split()))


class Words(NamedTuple):
    """What place_names.toml says."""

    short: dict[str, list[str]]
    any_case: frozenset[str]
    after_preposition: frozenset[str]
    dropped: frozenset[str]
    own_language: frozenset[str]
    left_out: frozenset[str]
    not_places: list[str]
    prepositions: Cues
    people_before: Cues
    denied_before: Cues
    elsewhere_after: Cues


def read_words() -> Words:
    """Read place_names.toml."""
    raw = tomllib.loads(files("scorer").joinpath("place_names.toml").read_text("utf-8"))
    return Words(
        short={country: _split(names) for country, names in raw["short"].items()},
        any_case=frozenset(_split(raw["any_case"])),
        after_preposition=frozenset(_split(raw["after_preposition"])),
        dropped=frozenset(lower(name) for name in _split(raw["dropped"])),
        own_language=frozenset(_split(raw["own_language"])),
        left_out=frozenset(raw["left_out"].split()),
        not_places=_split(raw["not_places"]),
        prepositions=_cues(raw["prepositions"]),
        people_before=_cues(f"{raw['people_before']}; {raw['market_before']}", unless=raw["near_before"]),
        denied_before=_cues(raw["denied_before"]),
        elsewhere_after=_cues(f"{raw['people_after']}; {raw['market_after']}; {raw['denied_after']}"),
    )


def _cues(phrases: str, unless: str = "") -> Cues:
    every = _split(phrases)
    run_on = tuple(phrase for phrase in every if script(phrase[0]) in (*UNSPACED, "HANGUL"))
    return Cues(frozenset(every) - set(run_on), run_on, tuple(_split(unless)))


def _tails(words: list[str]) -> set[str]:
    """The last word, the last two and the last three."""
    return {" ".join(words[-count:]).lstrip(SIGNS) for count in (1, 2, 3)}


def _heads(words: list[str]) -> set[str]:
    """The first word and the first two."""
    return {" ".join(words[:count]).strip(SIGNS) for count in (1, 2)}


def names(facts: Facts, words: Words) -> dict[str, tuple[Name, ...]]:
    """Give every known name by the lower-case form under which it is looked for."""
    found: defaultdict[str, dict[tuple[str | None, str | None, str | None], Name]] = defaultdict(dict)
    for name in (*_of_facts(facts), *_no_places(words), *_short(words), *_of_cldr(words)):
        for form in _forms(name):
            found[lower(form.written)].setdefault((form.country, form.town, form.language), form)
    return {form: tuple(meanings.values()) for form, meanings in found.items()}


def lower(text: str) -> str:
    """Give the text in small letters, each in its place: offsets stay what they were."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _split(names: str) -> list[str]:
    return [name for part in names.split(";") if (name := " ".join(part.split()))]


def _of_facts(facts: Facts) -> Iterator[Name]:
    for row in facts.destinations:
        if row.country and row.place:
            yield from (Name(name, row.country, row.place, row.kind) for name in row.names)


def _no_places(words: Words) -> Iterator[Name]:
    yield from (Name(name, None) for name in words.not_places)


def _short(words: Words) -> Iterator[Name]:
    for country, written in words.short.items():
        yield from (_country(name, country, None, words) for name in written)


def _of_cldr(words: Words) -> Iterator[Name]:
    """Countries' names in each language. Those in other scripts than Latin count in an ad of any language, but a few."""
    for locale in LOCALES:
        language = locale.partition("_")[0]
        for country, title in Locale.parse(locale).territories.items():
            name = title.partition("(")[0].strip()
            if country.isalpha() and country not in words.left_out and lower(name) not in words.dropped:
                anywhere = language == "en" or (script(name[-1]) != "LATIN" and name not in words.own_language)
                yield _country(name, country, None if anywhere else language, words)


def _country(name: str, country: str, language: str | None, words: Words) -> Name:
    small = lower(name)
    cased = len(name) <= SHORT and script(name[0]) in CASED and small not in words.any_case
    return Name(name, country, None, None, language, cased, small in words.after_preposition)


def _forms(name: Name) -> Iterator[Name]:
    """The name as it is, with other accents and apostrophes, and without a last letter that gives way to endings."""
    written = name.written
    forms = {written, written.replace("\u200b", ""), written.replace("’", "'"), written.replace("'", "’")}
    if name.script == "LATIN" and len(written) > SHORT:
        forms.add("".join(c for c in unicodedata.normalize("NFD", written) if not unicodedata.combining(c)))
    if name.script == "ARABIC" and written.startswith("ال"):
        forms.add(written[1:])
    if name.script == "BENGALI":
        forms.add(written.replace("\u09af\u09bc", "\u09df"))
    yield from (name._replace(written=form) for form in forms | {unicodedata.normalize("NFD", form) for form in forms})
    if len(written) > SHORT and _yields_last_letter(name):
        yield name._replace(written=written[:-1], stem=True)


def _yields_last_letter(name: Name) -> bool:
    """Whether the name's last letter changes when grammar hangs an ending on it."""
    if name.script in INDIC:
        return "SIGN VIRAMA" in unicodedata.name(name.written[-1])
    if name.script == "CYRILLIC":
        return name.written[-1] in "аяйьие"
    if name.script == "GEORGIAN":
        return name.written[-1] == "ი"
    return name.language in {"pl", "cs"} and name.written[-1] in "aeoy"
