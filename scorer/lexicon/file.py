"""One language's file: phrases by theme with their own examples, and the language's words of negation and warning.

    language = "en"

    [offer]                         # words that tell a job ad from other texts; they move no score
    words = ["vacanc*", "salary"]
    [negation]                      # words that deny what stands beside them, within one clause
    before = ["no", "without"]
    after = []
    idle = ["not only"]             # expressions with such a word that deny nothing
    [warning]                       # words that make a sentence speak about lures instead of being one
    cues = ["beware of", "scam*"]
    openers = ["how the scam works"]    # the same for the sentences that follow

    [[fees]]
    phrase = "registration fee*"     # or a list of wordings; the notation is phrase.py's
    hits = ["You pay a registration fee before the interview."]
    except = ["registration fee refund*"]           # a find of the theme that meets one of these is none, in any language
    misses = ["There is no registration fee."]      # said, but denied, reported, or about something else

A phrase under a theme that speaks *for* an ad (see THEMES) is written in the same way.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

LURE_THEMES = frozenset(
    """fees debt advances deductions passport_kept tourist_visa visa_later travel_paid housing_paid pick_up border_crossing
    no_experience no_schooling pay_claims screen_work gambling crypto messenger_only chat_interview bring_friends
    head_count_fee urgency secrecy denial reassurance army tasks top_up no_leaving long_shifts passport_photo
    no_employer""".split()
)
"""What a lure says. None of these proves anything alone."""

FAIR_THEMES = frozenset(
    """licence job_order benefits staged_selection fee_ban employer_pays deductions_told work_right street_address
    contract_first passport_stays work_visa_first return_ticket qualification day_off""".split()
)
"""What speaks for an ad."""

THEMES = LURE_THEMES | FAIR_THEMES


class LexiconError(ValueError):
    """A lexicon file that cannot be read. The message names file and entry."""


@dataclass(frozen=True)
class Phrase:
    """One phrase of a theme in all its wordings, with sentences in which it must and must not be found as said of the offer."""

    language: str
    theme: str
    wordings: tuple[str, ...]
    exceptions: tuple[str, ...] = ()
    hits: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


@dataclass(frozen=True)
class LexiconFile:
    """What one language's file holds."""

    language: str
    phrases: tuple[Phrase, ...]
    offer: tuple[str, ...] = ()
    negation_before: tuple[str, ...] = ()
    negation_after: tuple[str, ...] = ()
    negation_idle: tuple[str, ...] = ()
    warning: tuple[str, ...] = ()
    warning_openers: tuple[str, ...] = ()


def read_files() -> Iterator[LexiconFile]:
    """Every language's file, in order of name. Raises LexiconError."""
    for entry in sorted(files("scorer.lexicon").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            yield read_file(entry.name, entry.read_text("utf-8"))


def read_file(name: str, text: str) -> LexiconFile:
    """Read one file. Raises LexiconError."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name}: {error}") from error
    language = table.pop("language", None)
    if f"{language}.toml" != name:
        raise LexiconError(f"{name}: `language` must be {name.removesuffix('.toml')!r}, not {language!r}.")
    offer, negation, warning = (table.pop(name, {}) for name in ("offer", "negation", "warning"))
    unknown = table.keys() - THEMES
    if unknown:
        raise LexiconError(f"{name}: no such theme: {', '.join(sorted(unknown))}.")
    phrases = tuple(_phrase(name, language, theme, entry) for theme, entries in table.items() for entry in entries)
    return LexiconFile(
        language=language,
        phrases=phrases,
        offer=tuple(offer.get("words", ())),
        negation_before=tuple(negation.get("before", ())),
        negation_after=tuple(negation.get("after", ())),
        negation_idle=tuple(negation.get("idle", ())),
        warning=tuple(warning.get("cues", ())),
        warning_openers=tuple(warning.get("openers", ())),
    )


def _phrase(name: str, language: str, theme: str, entry: dict[str, object]) -> Phrase:
    given = {key: entry[key] for key in ("phrase", "except", "hits", "misses") if key in entry}
    wordings = _texts(given.get("phrase"))
    lists = [_texts(given.get(key, [])) for key in ("except", "hits", "misses")]
    if given.keys() != entry.keys() or not wordings or None in lists:
        raise LexiconError(
            f"{name}: [[{theme}]] takes phrase, except, hits and misses (lists of text); found {entry!r}."
        )
    exceptions, hits, misses = (texts or () for texts in lists)
    return Phrase(language, theme, wordings, exceptions, hits, misses)


def _texts(value: object) -> tuple[str, ...] | None:
    """A text or a list of texts as a tuple; None for anything else."""
    texts = [value] if isinstance(value, str) else value
    return tuple(texts) if isinstance(texts, list) and all(isinstance(text, str) for text in texts) else None
