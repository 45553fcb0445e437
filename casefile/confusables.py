"""Which characters look alike: the classes of Unicode TR39, and who stands for whom in a given script."""

import unicodedata
from functools import cache
from importlib.resources import files

CASED = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
"""Alphabets whose letters are swapped for one another to hide a word. A word's own alphabet is one of these or none."""

EVERYDAY = frozenset(
    "abcdefghijklmnopqrstuvwxyzıабвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўќѓљњћђџјѕәғқңөұүһӣӯҳҷαβγδεζηθικλμνξοπρστυφχψω"
)
"""Small letters of the alphabets that are written with these scripts today: of several that a sign may stand for, one of them."""

OTHER_ALPHABETS = frozenset(
    "ARABIC HEBREW DEVANAGARI BENGALI TAMIL SINHALA THAI LAO KHMER MYANMAR HANGUL HIRAGANA KATAKANA CJK ETHIOPIC GEORGIAN "
    "TELUGU KANNADA MALAYALAM GUJARATI GURMUKHI ORIYA BOPOMOFO TIBETAN MONGOLIAN SYRIAC THAANA".split()
)
"""Scripts in daily use whose letters stand for themselves in their own words."""


@cache
def script(character: str) -> str:
    """The first word of a character's Unicode name, which is its script for letters ("LATIN"), "" if it has no name."""
    return unicodedata.name(character, "").partition(" ")[0]


@cache
def _classes() -> dict[str, str]:
    """Each character's class, named by its prototype."""
    classes: dict[str, str] = {}
    for line in files("casefile").joinpath("confusables.txt").read_text("utf-8").splitlines():
        if not line.startswith("# "):
            prototype, _, members = line.partition(" ")
            classes.update(dict.fromkeys(members, prototype))
            classes.setdefault(prototype, prototype)
    return {char: classes.get(name, name) for char, name in classes.items()}


@cache
def _members() -> dict[tuple[str, str], list[str]]:
    """The letters of a class and an alphabet, everyday letters first; of Latin only A to Z pass for others.

    Signs that are written as several characters (the Greek iota below a letter) are no letters.
    """
    members: dict[tuple[str, str], list[str]] = {}
    for char, kind in sorted(_classes().items(), key=lambda one: (one[0].lower() not in EVERYDAY, ord(one[0]))):
        alphabet = script(char)
        if len(unicodedata.normalize("NFKC", char)) == 1 and (alphabet != "LATIN" or char.isascii()):
            members.setdefault((kind, alphabet), []).append(char)
    return members


@cache
def stand_in(character: str, alphabet: str) -> str:
    """The letter of `alphabet` that a foreign character passes for, or the character itself."""
    if script(character) == alphabet:
        return character
    plain = unicodedata.normalize("NFKC", character)
    if len(plain) == 1 and script(plain) == alphabet:
        return plain
    kind = _classes().get(character, _classes().get(plain, plain))
    members = _members().get((kind, alphabet), [])
    return next((one for one in members if one.isupper() == character.isupper()), members[0]) if members else character


def prototype(character: str) -> str:
    """The plain character that `character` passes for: TR39's prototype, or itself."""
    return _classes().get(character, character)
