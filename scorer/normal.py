"""Text as the rules see it: one form for all ways of writing or hiding a word, with a map back to the original.

What is done, in this order: zero-width and bidirectional controls vanish; accents compose; letters of other alphabets
inside a word become the letters they pass for (Unicode TR39); NFKC, case folding, dashes; digits and signs that stand
for letters (leet) become letters; letters spaced or dotted out close up; runs of white space become one space, or one
line break. Patterns of the lexicon go through the same function, so both sides always agree.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple, Self

from casefile.shown import NOT_ASCII, look_alike, shown

HARD = "\ue000"
"""Stands for a character that one character cannot replace; the slow path writes it out."""

LEET = str.maketrans("013456789@$!|", "oieasgtbgasii")
LATIN = "a-z\u00df-\u024f\u1e00-\u1eff"
LEET_WORD = re.compile(rf"(?<!\w)(?:[{LATIN}]++[\d@$|]|(?:(?<![$|])|(?<=[^\W\d][$|]))[\d$|]++[{LATIN}])[\w@$|]*")
"""A word in which digits or signs stand among Latin letters. Runs of signs are tried from their beginning alone: linear."""
LEET_SIGN = re.compile(rf"[\d@$|](?:[{LATIN}]|(?<=[{LATIN}].))")
"""What every such word holds; looked for first, because it begins with something rare."""
LEET_WORD_ANY, LEET_SIGN_ANY = (re.compile(one.pattern, re.IGNORECASE) for one in (LEET_WORD, LEET_SIGN))
"""The same in capitals or small letters."""
CURRENCY = (
    "rm|rp|rs|us|usd|php|idr|thb|sgd|myr|eur|gbp|aed|sar|inr|pkr|bdt|npr|lkr|kes|ngn|hkd|nt|twd|krw|jpy|cny|rmb|vnd"
)
UNIT = (
    "hrs|hours?|days?|weeks?|months?|years?|yrs|mins|pax|jam|hari|bulan|tahun|orang|juta|ribu|"
    "godz|mois|jours?|heures?|horas?|dias?|ngày|tháng"
)
NUMBER = re.compile(rf"\$?(?:\d{{2,}}[{LATIN}]*|\d(?:[{LATIN}]{{1,2}}|{UNIT}))|(?:{CURRENCY})\$?\d+k?")
"""Numbers with a unit (1500usd, $5k, 9am, 3months, rm1500): left as they are."""
SHORT_SIDE = 3
"""A bar stands for a letter in a word of which a side has fewer letters than this; else it holds words apart."""

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
LONE = re.compile(r"(?:^|\s)\S(?:\s|$)")
"""A letter that stands alone: it may close up with its neighbours."""
ASCII_LETTERS = re.compile("[A-Za-z ]+")
UNCASED = re.compile(
    "[ \u0900-\u0eff\u1000-\u109f\u1200-\u137f\u1780-\u17b3\u17b6-\u17ff\u3041-\u30fc\u3400-\u9fff\uac00-\ud7a3]+"
)
"""Alphabets from India to Korea, and Ethiopia's: their letters neither pass for others' nor depend on the word they are in."""
BLANKS = re.compile("[ \n]+")
TWO_BLANKS = ("  ", "\n\n", " \n", "\n ")
"""What every run of them begins with; looked for first, which is faster."""
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
    "ı": "i",
    **dict(zip("қғңөұүәўҳ", "кгноууаух", strict=True)),
    **{
        chr(written + vowel): chr(plain + vowel)
        for written, plain in ((0x1220, 0x1230), (0x1210, 0x1200), (0x1280, 0x1200), (0x12D0, 0x12A0), (0x1340, 0x1338))
        for vowel in range(7)
    },
    **dict(zip("ሃሓኃዓኣ", "ሀሀሀአአ", strict=True)),
    **dict.fromkeys("\u2018\u2019\u02bb\u02bc\u02b9\u2032\u00b4`", "'"),
}
"""Letters and apostrophes that keyboards and habits exchange within one script: Arabic, Cyrillic, Latin, Ethiopic."""


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
    folded = look_alike(character).casefold() or unicodedata.normalize("NFKC", character).casefold()
    if len(folded) != 1:
        return HARD
    if unicodedata.category(folded) in {"Pd", "Pc"}:
        return " "
    if folded.isdecimal():
        return str(unicodedata.decimal(folded))
    return look_alike(folded).casefold() or SPELLINGS.get(folded, folded)


_FOLD = _Fold()


class _Written(dict[int, str]):
    """The same, with what one character cannot replace written out."""

    def __missing__(self, code: int) -> str:
        self[code] = piece = _piece(chr(code))
        return piece


_WRITTEN = _Written()


def normalise(text: str) -> Normal:
    """Give the text in the form that the rules read. Linear in its length."""
    text, back = shown(text)
    folded = _folded(text)
    if HARD in folded:
        folded, back = _written_out(text, back)
    return _close_up(alike(_without_leet(folded, LEET_SIGN, LEET_WORD)), back)


def normal_letters(text: str) -> str | None:
    """What `normalise` makes of text whose letters change nothing in one another, without its ends: at a tenth of the price.

    None for other text: of mixed alphabets, with digits, signs, or letters that stand alone.
    """
    if LONE.search(text):
        return None
    if ASCII_LETTERS.fullmatch(text):
        return " ".join(alike(text.lower()).split())
    if UNCASED.fullmatch(text) and unicodedata.is_normalized("NFC", text):
        written = text.translate(_WRITTEN)
        return " ".join(written.split()) if UNCASED.fullmatch(written) else None
    return None


class Undisguised(NamedTuple):
    """A text as a reader sees it: without what does not show, letters in the alphabet of their word. All are of one length."""

    written: str
    """With its digits and signs: what addresses are looked for in."""
    plain: str
    """With letters for the digits and signs that stand for them. Case, spelling and spaces stay."""
    places: Sequence[int]
    """Of each character, in the original."""

    def part(self, start: int, end: int) -> Self:
        """Some of it."""
        return type(self)(self.written[start:end], self.plain[start:end], self.places[start:end])


def undisguised(text: str) -> Undisguised:
    """Give the text for those who know words as they are written. Linear in its length."""
    written, back = shown(text)
    plain = _without_leet(written, LEET_SIGN_ANY, LEET_WORD_ANY)
    return Undisguised(written, plain, back if back is not None else range(len(plain)))


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


def _written_out(text: str, back: list[int] | None) -> tuple[str, list[int]]:
    """The folded text where one character may become none or several (ligatures, sharp s)."""
    pieces = [_WRITTEN[ord(char)] for char in text]
    origin = [back[at] if back else at for at, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), origin


def _piece(character: str) -> str:
    folded = _FOLD[ord(character)]
    if folded != HARD:
        return folded
    several = unicodedata.normalize("NFKC", character).casefold().replace("i\u0307", "i")
    return "".join(SPELLINGS.get(char, char) for char in several)


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
        kept += [text[at : leet.start()], _as_letters(leet[0])]
        at = leet.end()
    return "".join((*kept, text[at:])) if kept else text


def _as_letters(word: str) -> str:
    """One word with letters in place of digits and signs; several, where bars hold them apart."""
    words = word.split("|")
    if min(map(len, words)) < SHORT_SIDE:
        words = [word]
    return "|".join(one if NUMBER.fullmatch(one.lower()) else one.translate(LEET) for one in words)


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
