"""What is wrong with a catalogue, sentence by sentence, as a translator is told it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from api.seeker.catalogues.catalogue import Catalogue
from api.seeker.catalogues.sources import Message
from api.seeker.catalogues.wording import banned_in, wordings
from api.seeker.languages import GAP

PLACEHOLDER = re.compile(r"%\((\w+)\)s")
TAG = re.compile(r"</?[a-z][^>]*>|&\w+;")
QUOTED = re.compile(r"“([^”]+)”")

LONGEST, SLACK = 1.7, 25
"""A translation has at most so many times the characters of the source, and a few more: short ones grow most."""


def faults(catalogue: Catalogue, messages: Sequence[Message]) -> Iterator[str]:
    """Give each fault as a line that names the sentence."""
    if catalogue.language not in wordings():
        yield f"wording.toml has no table [{catalogue.language}]"
        return
    said = {text.lower(): translated for text, translated in catalogue.translations.items()}
    for text, _ in messages:
        translated = catalogue.translations.get(text, "")
        for label in QUOTED.findall(text) if translated else ():
            if said.get(label.lower(), "").lower() not in translated.lower():
                yield f"quotes “{label}” in other words than it has itself: {text!r} -> {translated!r}"
        for fault in _faults(text, translated, catalogue.language, is_unsure=text in catalogue.unsure):
            yield f"{fault}: {text!r} -> {translated!r}" if translated else f"{fault}: {text!r}"


def _faults(text: str, translated: str, language: str, *, is_unsure: bool) -> Iterator[str]:
    if not translated.strip():
        yield "not translated"
        return
    if is_unsure:
        yield "marked fuzzy"
    if translated != translated.strip():
        yield "spaces around it"
    for sign, name in ((PLACEHOLDER, "placeholders"), (GAP, "gaps"), (TAG, "tags")):
        if Counter(sign.findall(text)) != Counter(sign.findall(translated)):
            yield f"other {name}"
    if "%(" in PLACEHOLDER.sub("", translated):
        yield "a broken placeholder"
    if len(translated) > LONGEST * len(text) + SLACK:
        yield f"too long, {len(translated)} characters for {len(text)}"
    if translated == text and re.fullmatch(r"[A-Z“].* .*[.?!:]", text):
        yield "left in English"
    if banned := banned_in(translated, language):
        yield f"says {', '.join(banned)}"
