"""Text as the rules see it: one form for all ways of writing or hiding a word, with a map back to the original.

What is done, in this order: zero-width and bidirectional controls vanish; accents compose; letters of other alphabets
inside a word become the letters they pass for (Unicode TR39); NFKC, case folding, dashes; digits and signs that stand
for letters (leet) become letters; letters spaced or dotted out close up; runs of white space become one space, or one
line break. Patterns of the lexicon go through the same function, so both sides always agree.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from scorer.confusables import CASED, OTHER_ALPHABETS, prototype, script, stand_in

HARD = "\ue000"
"""Stands for a character that one character cannot replace; the slow path writes it out."""

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
CASED_LETTER = re.compile("[A-Za-z\u0370-\u058f]")

LEET = str.maketrans("013456789@$!|", "oieasgtbgasii")
LATIN = "a-z\u00df-\u024f\u1e00-\u1eff"
LEET_WORD = re.compile(rf"(?<!\w)(?:[{LATIN}]++[\d@$|]|[\d$|]++[{LATIN}])[\w@$|]*")
"""A word in which digits or signs stand among Latin letters."""
LEET_SIGN = re.compile(rf"[\d@$|](?:[{LATIN}]|(?<=[{LATIN}].))")
"""What every such word holds; looked for first, because it begins with something rare."""
LEET_WORD_ANY, LEET_SIGN_ANY = (re.compile(one.pattern, re.IGNORECASE) for one in (LEET_WORD, LEET_SIGN))
"""The same in capitals or small letters."""
CURRENCY = (
    "rm|rp|rs|us|usd|php|idr|thb|sgd|myr|eur|gbp|aed|sar|inr|pkr|bdt|npr|lkr|kes|ngn|hkd|nt|twd|krw|jpy|cny|rmb|vnd"
)
NUMBER = re.compile(rf"\d{{2,}}[{LATIN}]*|\d[{LATIN}]{{1,2}}|(?:{CURRENCY})\d+k?")
"""Numbers with a unit (1500usd, 5k, 9am, rm1500): left as they are."""

SIGNS = "".join(char for char in map(chr, range(0x0900, 0x1800)) if unicodedata.category(char).startswith("M"))
"""Vowel signs of the scripts from India to Cambodia: with them a letter is no lone one."""
SPACED = re.compile(rf"(?<![\w{SIGNS}])[^\W\d_](?:([ .\-_*·•/|])[^\W\d_](?:\1[^\W\d_](?![{SIGNS}]))+)(?![\w{SIGNS}])")
"""Three or more single letters held apart by one and the same sign."""
SPACED_SIGN = re.compile(rf"([ .\-_*·•/|])[^\W\d_]\1[^\W\d_](?![\w{SIGNS}])")
"""What every such run holds; looked for first, because it begins with something rare."""
CJK_SPACED = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af][ .*·•_/|](?=[\u3040-\u30ff\u3400-\u9fff](?:[ .*·•_/|]|$))"
)
"""The same for letters that are words of their own: one of them and the sign after it."""
BLANKS = re.compile("[ \n]+")
TWO_BLANKS = ("  ", "\n\n", " \n", "\n ")
"""What every run of them begins with; looked for first, which is faster."""
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
FEW = 8
"""Different letters beyond ASCII up to which each is replaced in the whole text: that is faster than a table for every letter."""


SPELLINGS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ہ": "ه",
    "ھ": "ه",
    "ة": "ه",
    "ё": "е",
    **dict(zip("қғңөұүәўҳ", "кгноууаух", strict=True)),
    **{
        chr(written + vowel): chr(plain + vowel)
        for written, plain in ((0x1220, 0x1230), (0x1210, 0x1200), (0x1280, 0x1200), (0x12D0, 0x12A0), (0x1340, 0x1338))
        for vowel in range(7)
    },
    **dict(zip("ሃሓኃዓኣ", "ሀሀሀአአ", strict=True)),
    **dict.fromkeys("\u2018\u2019\u02bb\u02bc\u02b9\u2032\u00b4`", "'"),
}
"""Letters and apostrophes that keyboards and habits exchange within one script: Arabic, Cyrillic, Ethiopic."""


class Normal(NamedTuple):
    """Normalised text. `starts` and `shifts` map its offsets back to the original's."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that [start, end) of the normalised text came from."""
        return self._back(start), self._back(end - 1) + 1 if end > start else self._back(start)

    def _back(self, position: int) -> int:
        return position + self.shifts[bisect_right(self.starts, position) - 1]


class _Fold(dict[int, str]):
    """A translation table that works out each character when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


def _fold(character: str) -> str:
    if character in SPELLINGS:
        return SPELLINGS[character]
    if character.isspace():
        return "\n" if character in "\n\r\v\f\u0085\u2028\u2029" else " "
    folded = _look_alike(character) or unicodedata.normalize("NFKC", character).casefold()
    if len(folded) != 1:
        return HARD
    if unicodedata.category(folded) in {"Pd", "Pc"}:
        return " "
    if folded.isdecimal():
        return str(unicodedata.decimal(folded))
    return _look_alike(folded) or SPELLINGS.get(folded, folded)


def _look_alike(character: str) -> str:
    """The ASCII letter or digit that a character of no everyday alphabet passes for; "" where there is none."""
    if character.isascii() or character.isdecimal() or script(character) in (*CASED[1:], *OTHER_ALPHABETS):
        return ""
    plain = prototype(character).casefold()
    return plain if len(plain) == 1 and plain.isascii() and plain.isalnum() else ""


_FOLD = _Fold()


class _Plain(dict[int, str]):
    """A translation table of characters of no everyday alphabet to the letters they pass for; others stay."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _look_alike(chr(code)) or chr(code)
        return plain


_PLAIN = _Plain()


def normalise(text: str) -> Normal:
    """Give the text in the form that the rules read. Linear in its length."""
    text, back = _shown(text)
    folded = _folded(text)
    if HARD in folded:
        folded, back = _written_out(text, back)
    return _close_up(alike(_without_leet(folded, LEET_SIGN, LEET_WORD)), back)


def undisguised(text: str) -> tuple[str, Sequence[int]]:
    """Give the text as a reader sees it, and for each of its characters the place in the original.

    Without what does not show, letters in the alphabet of their word, letters for digits that stand for them. Case,
    spelling and spaces stay: this is for those who know words as they are written. Linear in its length.
    """
    text, back = _shown(text)
    text = text if text.isascii() else text.translate(_PLAIN)
    plain = _without_leet(text, LEET_SIGN_ANY, LEET_WORD_ANY)
    return plain, back if back is not None else range(len(plain))


def _shown(text: str) -> tuple[str, list[int] | None]:
    """The text without what does not show, in the alphabet of its words, and where each character came from if any moved."""
    back: list[int] | None = None
    if not text.isascii():
        others = "".join(set(NOT_ASCII.findall(text)))  # few, and all that is asked about
        if VANISHING.search(others):
            back = [at for at, char in enumerate(text) if not VANISHING.match(char)]
            text = "".join(text[at] for at in back)
        if not unicodedata.is_normalized("NFC", text):
            text, back = _composed(text, back)
            others = text  # composing may give other letters: the sign for ohm becomes an omega
        if FOREIGN.search(others):
            text = _own_alphabet(text)
    return text, back


def _folded(text: str) -> str:
    """Each character as `_fold` has it."""
    if not text.isascii():
        others = set(NOT_ASCII.findall(text))
        if len(others) > FEW:
            return text.translate(_FOLD)
        for char in others:
            text = text.replace(char, _FOLD[ord(char)])
    return text.translate(_FOLD)


def alike(text: str) -> str:
    """Capital i, small l, one and bar cannot be told apart in many typefaces: one letter for all of them."""
    return text.replace("l", "i")


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
        written = {name: "".join(stand_in(char, name) for char in word) for name in (main, *sorted(own))}
        whole = [name for name in written if all(script(c) == name for c in written[name] if c.isalpha())]
        if whole:
            return written[main if main in whole else max(whole, key=scripts.count)]
    own_main = max(sorted(own), key=lambda name: (scripts.count(name), name == main))
    return "".join(
        char if name in OTHER_ALPHABETS and not _within(scripts, at) else stand_in(char, own_main)
        for at, (char, name) in enumerate(zip(word, scripts, strict=True))
    )


def _within(scripts: list[str], at: int) -> bool:
    """Whether the letter stands alone of its kind: between others, or between another and the word's end."""
    before, after = scripts[at - 1] if at else "", scripts[at + 1] if at + 1 < len(scripts) else ""
    return OTHER_ALPHABETS.isdisjoint((before, after)) and len(scripts) > 1


def _composed(text: str, back: list[int] | None) -> tuple[str, list[int]]:
    """The text with letters and their accents in one (NFC), and where each came from."""
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        piece = unicodedata.normalize("NFC", text[position:end])
        pieces.append(piece)
        origin.extend([back[position] if back else position] * len(piece))
        position = end
    return "".join(pieces), origin


def _written_out(text: str, back: list[int] | None) -> tuple[str, list[int]]:
    """The folded text where one character may become none or several (ligatures, sharp s)."""
    pieces = [_piece(char) for char in text]
    origin = [back[at] if back else at for at, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), origin


def _piece(character: str) -> str:
    folded = _FOLD[ord(character)]
    return unicodedata.normalize("NFKC", character).casefold().replace("i\u0307", "i") if folded == HARD else folded


def _without_leet(text: str, sign: re.Pattern[str], word: re.Pattern[str]) -> str:
    """Letters in place of the digits and signs that stand for them. Words are looked for only where a sign stands."""
    kept, at = [], 0
    for found in sign.finditer(text):
        if found.start() < at:
            continue
        start = max(text.rfind(" ", at, found.start()), text.rfind("\n", at, found.start()), at - 1) + 1
        leet = word.search(text, start)
        if leet is None:
            break
        written = leet[0] if NUMBER.fullmatch(leet[0].lower()) else leet[0].translate(LEET)
        kept += [text[at : leet.start()], written]
        at = leet.end()
    return "".join((*kept, text[at:])) if kept else text


def _close_up(plain: str, back: list[int] | None) -> Normal:
    """Drop what holds letters apart and surplus white space, and build the map back."""
    runs, starts, shifts, begin = [], [0], [0], 0
    for first, end in sorted(_gaps(plain) + _surplus(plain)):
        start = max(first, begin)  # both may name a space
        if end > start:
            runs.append((begin, start))
            starts.append(start - shifts[-1])
            shifts.append(shifts[-1] + end - start)
            begin = end
    runs.append((begin, len(plain)))
    text = "".join([plain[start:end] for start, end in runs])
    if back is None:
        return Normal(text, tuple(starts), tuple(shifts))
    origin = [at for start, end in runs for at in back[start:end]] or [0]
    return Normal(text, tuple(range(len(origin))), tuple(at - place for place, at in enumerate(origin)))


def _surplus(plain: str) -> list[tuple[int, int]]:
    """White space beyond the first line break of a run, or its first space."""
    spans: list[tuple[int, int]] = []
    end = 0
    for at in sorted(chain.from_iterable(_places(plain, two) for two in TWO_BLANKS)):
        if at >= end and (run := BLANKS.match(plain, at)):
            end = run.end()
            kept = at + max(run[0].find("\n"), 0)
            spans += [(at, kept), (kept + 1, end)]
    return spans


def _places(text: str, literal: str) -> Iterator[int]:
    """Where the literal stands, also where its places overlap."""
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def _gaps(plain: str) -> list[tuple[int, int]]:
    """The signs between letters that are held apart."""
    spaced = []
    if SPACED_SIGN.search(plain):
        spaced = [(at, at + 1) for run in SPACED.finditer(plain) for at in range(run.start() + 1, run.end(), 2)]
    return spaced if plain.isascii() else spaced + [(gap.end() - 1, gap.end()) for gap in CJK_SPACED.finditer(plain)]
