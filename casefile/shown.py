"""Text as a reader sees it: without what does not show, accents composed, each word in one alphabet (Unicode TR39).

Who hides a word from a machine writes it with letters of another alphabet, or with signs that nobody sees between them.
"""

import re
import unicodedata
from collections import Counter
from functools import cache
from itertools import chain

from casefile.confusables import CASED, EVERYDAY, OTHER_ALPHABETS, prototype, script, stand_in

SHORT = 3
"""A word of fewer letters passes for anything."""
VANISHING = re.compile(
    "[\u00ad\u034f\u061c\u0640\u064b-\u065f\u0670\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that a reader does not see."""

WORD = re.compile(r"[^\W_]+")
FOREIGN = re.compile(
    "[\u0370-\u10ff\u1200-\u1dbf\u2c80-\u2dff\ua4d0-\uabff\ufb00-\ufdff\ufe70-\ufeff\U00010000-\U0001efff]"
)
"""Letters that may pass for Latin ones, or for which Latin ones may pass. Chinese, Japanese and Korean have none."""
MARKS = 30
"""Marks on one letter that are composed with it; Unicode's limit for text in streams. No language has so many, and to put them in
order takes time by the square of their number."""
CASED_LETTER = re.compile("[A-Za-z\u0370-\u058f]")
STYLES = ("<font>", "<wide>")
"""How Unicode marks a letter that is another in bold, italics or as wide as a Chinese sign."""
SYLLABLES = range(0xAC00, 0xD7A4)
"""Korean ones, in Unicode."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")


def shown(text: str) -> tuple[str, list[int] | None]:
    """Give the text without what does not show, in the alphabet of its words, and where each character came from if any moved.

    Linear in its length.
    """
    back: list[int] | None = None
    if not text.isascii():
        text, back = _composed(text, back)  # first, for a hamza that is a part of its letter is to be seen
        others = "".join(set(NOT_ASCII.findall(text)))  # few, and all that is asked about
        if VANISHING.search(others):
            kept = [at for at, char in enumerate(text) if not VANISHING.match(char)]
            text = "".join(text[at] for at in kept)
            text, back = _composed(text, [back[at] for at in kept] if back else kept)
            others = "".join(set(text))  # composing may give other letters
        if plain := {ord(char): letter for char in others if (letter := look_alike(char))}:
            text = text.translate(plain)
        if FOREIGN.search(others):
            text = _own_alphabet(text)
    return text, back


@cache
def look_alike(character: str) -> str:
    """The ASCII letter or digit, in its case, that a character of no everyday alphabet passes for; "" where there is none."""
    if character.isascii() or character.isdecimal() or character in EVERYDAY:
        return ""
    if script(character) in (*CASED[1:], *OTHER_ALPHABETS):
        return ""
    styled = unicodedata.decomposition(character).startswith(STYLES)
    plain = (unicodedata.normalize("NFKC", character) if styled else "", prototype(character))
    return next((one for one in plain if len(one) == 1 and one.isascii() and one.isalnum()), "")


def _own_alphabet(text: str) -> str:
    """Replace letters that pass for letters of the text's or the word's own alphabet. Keeps the length."""
    counts = Counter(filter(CASED.__contains__, map(script, text)))
    if not counts:
        return text
    main = counts.most_common(1)[0][0]
    return WORD.sub(lambda match: _unmixed(match[0], main), text)


def _unmixed(word: str, main: str) -> str:
    """The word in one alphabet: the text's main one if all its letters pass for it, else the one they come closest to."""
    if word.isascii() or not CASED_LETTER.search(word):
        return word
    scripts = [script(char) for char in word]
    own = {name for name in scripts if name in CASED}
    if not own:
        return word
    if len(own) == 1 and (main in own or len(word) < SHORT) and OTHER_ALPHABETS.isdisjoint(scripts):
        return word
    if OTHER_ALPHABETS.isdisjoint(scripts):
        written = {name: _small_l(word, [stand_in(char, name) for char in word]) for name in (main, *sorted(own))}
        whole = [name for name in written if all(script(c) == name for c in written[name] if c.isalpha())]
        if whole:
            return written[main if main in whole else max(whole, key=scripts.count)]
    own_main = max(sorted(own), key=lambda name: (scripts.count(name), name == main))
    return _small_l(
        word,
        [
            char if name in OTHER_ALPHABETS and not _within(scripts, at) else stand_in(char, own_main)
            for at, (char, name) in enumerate(zip(word, scripts, strict=True))
        ],
    )


def _small_l(word: str, plain: list[str]) -> str:
    """The letters in one. What passes for a capital i passes for a small L as well: behind a small letter it is one."""
    return "".join(
        "l" if letter == "I" != word[at] and at and plain[at - 1].islower() else letter
        for at, letter in enumerate(plain)
    )


def _within(scripts: list[str], at: int) -> bool:
    """Whether the letter stands alone of its kind: between others, or between another and the word's end."""
    before, after = scripts[at - 1] if at else "", scripts[at + 1] if at + 1 < len(scripts) else ""
    return OTHER_ALPHABETS.isdisjoint((before, after)) and len(scripts) > 1


def _joins(character: str) -> bool:
    """Whether a character may be composed with those before it: marks, the second halves of letters, parts of a Korean syllable."""
    return unicodedata.combining(character) != 0 or character in _second_halves()


@cache
def _second_halves() -> frozenset[str]:
    """Characters that are no combining marks to Unicode, and yet an end of a letter that may be written as two."""
    letters = map(chr, chain(range(0x3000), SYLLABLES, range(0x11000, 0x12000)))
    ends = {end for letter in letters for end in unicodedata.normalize("NFD", letter)[1:]}
    return frozenset(end for end in ends if not unicodedata.combining(end))


def _composed(text: str, back: list[int] | None) -> tuple[str, list[int] | None]:
    """The text with letters and their accents in one (NFC), and where each came from if any moved."""
    if unicodedata.is_normalized("NFC", text):
        return text, back
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and end - position <= MARKS and _joins(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[position:end])
        pieces.append(piece)
        origin.extend([back[position] if back else position] * len(piece))
        position = end
    return "".join(pieces), origin
