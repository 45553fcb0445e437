"""The notation of phrases, and what one phrase becomes for the matcher.

free (air|plane|) ticket     one of the alternatives; an empty one makes it optional; brackets nest
keep .. passport             both parts, in this order, within one sentence or item and 40 characters
passport*                    the last word may go on (passports); *visa: the first may have begun before
"""

import re
from functools import lru_cache
from typing import NamedTuple

from scorer.normal import normal_letters, normalise

MAX_EXPANSIONS = 2_000

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff]"
)
"""Scripts written without spaces between words (Thai, Lao, Burmese, Khmer, Chinese, Japanese): no word boundary to ask for."""


TINY = 2
"""Latin letters up to which a star opens nothing: `n1*` would be found in "night"."""


PLAIN = re.compile(r"[^()|]+")


class PhraseError(ValueError):
    """A phrase that cannot be read. The message names the phrase."""


class Part(NamedTuple):
    """One literal of a phrase, in normal form. An open side may touch a further letter."""

    literal: str
    open_left: bool
    open_right: bool


def parts(phrase: str) -> list[list[Part]]:
    """The parts of the phrase in order, each with every way to write it. Raises PhraseError."""
    return [literals(phrase, ways) for ways in spelled_out(phrase)]


def spelled_out(phrase: str) -> list[list[str]]:
    """The parts of the phrase in order, each with every way to write it, as in the file. Raises PhraseError."""
    return [_ways(phrase, part) for part in phrase.split("..")]


def literals(phrase: str, ways: list[str]) -> list[Part]:
    """The ways to write one part, in normal form. Raises PhraseError."""
    found = [_part(one) for one in ways]
    if not all(one.literal for one in found):
        raise PhraseError(f"{phrase!r} has a part with nothing to match.")
    return found


def _ways(phrase: str, part: str) -> list[str]:
    written, rest = _alternatives(part)
    if rest:
        raise PhraseError(f"{phrase!r}: brackets do not match (they may nest, but not reach across '..').")
    if len(written) > MAX_EXPANSIONS:
        raise PhraseError(f"{phrase!r} has more than {MAX_EXPANSIONS} ways to write one part; write two phrases.")
    return written


def _alternatives(text: str) -> tuple[list[str], str]:
    """Expand up to the closing bracket or the end: every way to write it, and what is left over."""
    done: list[str] = []
    written = [""]
    while text:
        plain = PLAIN.match(text)
        if plain:
            written, text = [start + plain[0] for start in written], text[plain.end() :]
            continue
        sign, text = text[0], text[1:]
        if sign == ")":
            return done + written, sign + text
        if sign == "|":
            done, written = done + written, [""]
            continue
        ways, text = _alternatives(text)
        if not text:
            return [], "("
        text = text[1:]
        written = [start + way for start in written for way in ways]
    return done + written, text


def _normal(text: str) -> str:
    """The normal form of a literal: word by word, which remembers, but where a letter or sign stands alone."""
    words = text.split()
    return normalise(text).text.strip() if 1 in map(len, words) else " ".join(map(_normal_word, words))


@lru_cache(maxsize=100_000)
def _normal_word(word: str) -> str:
    letters = normal_letters(word)
    return normalise(word).text.strip() if letters is None else letters


def _part(written: str) -> Part:
    bare = written.strip()
    said = bare.strip("*")
    if "*" in said:
        raise PhraseError(
            f"{written!r}: a star stands at the beginning or the end of a part; write '..' between parts."
        )
    literal = _normal(said)
    tiny = len(literal) <= TINY and literal.isascii() and not literal.isdigit()
    return Part(
        literal,
        not tiny and (bare.startswith("*") or bool(UNSPACED.match(literal[:1]))),
        not tiny and (bare.endswith("*") or bool(UNSPACED.match(literal[-1:]))),
    )
