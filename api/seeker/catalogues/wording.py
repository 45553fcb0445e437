"""The words that no text of ours says to a seeker, language by language: `wording.toml`."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from casefile.value import Value

FILE = Path(__file__).resolve().parent.parent / "wording.toml"


class Wording(Value):
    """One language's table: the banned words, texts in which they must be found, and texts that only look alike."""

    banned: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    whole_words: bool = True
    """False for a language that writes no spaces between words."""


@cache
def wordings() -> dict[str, Wording]:
    """Give every language's table."""
    return TypeAdapter(dict[str, Wording]).validate_python(tomllib.loads(FILE.read_text(encoding="utf-8")))


def banned_in(sentence: str, language: str) -> list[str]:
    """Give the banned words of a language in a sentence. Raises KeyError for a language without a table."""
    wording = wordings()[language]
    text = unicodedata.normalize("NFC", sentence)
    return [word for word in wording.banned if _says(text, unicodedata.normalize("NFC", word), wording.whole_words)]


def _says(text: str, word: str, whole_words: bool) -> bool:
    found = re.finditer(re.escape(word), text, re.IGNORECASE)
    return any(not whole_words or _stands_alone(text, one.start(), one.end()) for one in found)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a stretch is a word of its own. A vowel sign after it makes another word of it."""
    before = text[:start][-1:]
    return not (_goes_on(before) or before in {".", ","}) and not _goes_on(text[end : end + 1])


def _goes_on(char: str) -> bool:
    return bool(char) and (char == "_" or unicodedata.category(char)[0] in "LMN")
