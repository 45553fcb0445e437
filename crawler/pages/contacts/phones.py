"""Telephone numbers: which digits are one, whose, and their international form."""

import re
from itertools import islice

import phonenumbers

from casefile.post import ContactKind
from crawler.pages.contacts.found import MANY, Found
from crawler.pages.contacts.marks import Mark, kinds
from crawler.pages.contacts.words import NUMBER_WORDS

NUMBER = re.compile(r"(?:[0-9]|[+(]{1,2}[0-9])(?:[ \t().\-–‐·•*_\ufe0f]{0,3}[0-9]){5,17}(?![0-9])")
"""Six to eighteen digits with little between them."""

SPELLED = re.compile(
    rf"(?<![a-z0-9])(?:(?:plus|double|triple|{'|'.join(NUMBER_WORDS)}|\+?\d{{1,4}})[\s,.-]{{1,2}}){{6,24}}"
    rf"(?:{'|'.join(NUMBER_WORDS)}|\d{{1,4}})(?![a-z0-9])"
)
SPELLED_WORD = re.compile(rf"double|triple|{'|'.join(NUMBER_WORDS)}|\d+")
SPELLED_HINTS = ("zero", "seven", "eight", "nine", "double")

MONEY_AFTER = re.compile(
    r"\s{0,2}(?:[$€£¥₹₫฿₱₩₽₴₸%]|usdt?\b|php\b|idr\b|vnd\b|thb\b|baht|rp\b|jt\b|juta|triệu|đ\b|万|萬|만|원|円|元|руб)"
)
MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₫฿₱₩₽₴₸]|usdt?|php|idr|vnd|thb|rp\.?|s/)\s{0,2}$")
NOT_A_NUMBER = re.compile(
    r"salar|gaji|\bpay|lương|wage|sueldo|income|зарплат|оклад|薪|급여|월급|เงินเดือน|वेतन|বেতন|راتب|حقوق|\bref|licen[cs]|лиценз|许可"
)
"""Words between a contact word and digits that make them something else: call centre, salary 15000000."""

MASKED = re.compile(r"0{5,}|[x*]{4,}")
GROUPED = re.compile(r"\d[ .\-–/()]+\d")
DATE = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:19|20)\d\d[ ]?[-–/][ ]?(?:19|20)\d\d"
)
REPEATS = {"double": 2, "triple": 3}
NUMBERLESS = frozenset(
    {
        ContactKind.PHONE,
        ContactKind.EMAIL,
        ContactKind.DISCORD,
        ContactKind.INSTAGRAM,
        ContactKind.TIKTOK,
        ContactKind.X,
    }
)
"""Kinds whose mark makes digits beside it a telephone's."""

FEWEST, MOST = 7, 15
"""Digits of a telephone number (E.164)."""


def digits(text: str) -> str:
    """Give the digits of a text."""
    return "".join(char for char in text if char.isdecimal())


def is_masked(number: str) -> bool:
    """Say whether a number stands for one that is not shown: +62 000 0000 0000."""
    found = digits(number)
    return MASKED.search(found) is not None and found.count("0") * 3 >= len(found) * 2


def numbers(text: str, words: list[Mark], country: str | None) -> list[Found]:
    """Give the telephone numbers in a folded text, each as the kind of the mark beside it."""
    found: list[Found] = []
    struck = text
    for start, end, number in _digits(text):
        if MONEY_AFTER.match(text, end) or MONEY_BEFORE.search(text[max(0, start - 6) : start]):
            continue
        beside = [] if NOT_A_NUMBER.search(text, max(0, start - 40), start) else kinds(struck, start, end, words)
        if not is_number(number, beside_word=bool(beside), country=country):
            continue
        value = international(number, country)
        named = [kind for kind in beside if kind not in NUMBERLESS]
        found += [Found(start, end, kind, value) for kind in named or [ContactKind.PHONE]]
        struck = struck[:start] + "\0" * (end - start) + struck[end:]
    return found


def _digits(text: str) -> list[tuple[int, int, str]]:
    """Digits that could be a number: written, and spelled out in words."""
    written = islice(NUMBER.finditer(text), MANY)
    found = [(match.start(), match.end(), match[0]) for match in written if _is_whole(text, match.start())]
    if any(hint in text for hint in SPELLED_HINTS):
        spelled = islice(SPELLED.finditer(text), MANY)
        found += [(match.start(), match.end(), _spelled(match[0])) for match in spelled]
    return sorted(found)


def _is_whole(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return not (before.isalnum() and before.isascii()) and before not in {"_", "#", "№", "/", "="}


def _spelled(words: str) -> str:
    """Give the digits of "plus eight five five, zero one …"."""
    number, times = "+" if words.startswith(("+", "plus")) else "", 1
    for match in SPELLED_WORD.finditer(words):
        if match[0] in REPEATS:
            times = REPEATS[match[0]]
        else:
            number, times = number + NUMBER_WORDS.get(match[0], match[0]) * times, 1
    return number


def is_number(raw: str, *, beside_word: bool, country: str | None) -> bool:
    """Say whether digits are a telephone number: by a word or a plus before them, or a number plan that knows them."""
    found = digits(raw)
    if not FEWEST <= len(found) <= MOST or DATE.fullmatch(raw.strip()):
        return False
    if beside_word or raw.startswith(("+", "(+")):
        return True
    if found.startswith("00") and is_masked(raw):
        return GROUPED.search(raw) is not None
    return bool(country) and found.startswith("0") and _valid(raw, country) is not None


def international(raw: str, country: str | None) -> str:
    """Give a number in E.164, or as it is written where it is masked or no number plan knows it."""
    written = " ".join(raw.split())
    if is_masked(raw):
        return written
    return _valid(raw, country) or _possible(raw) or written


def _valid(raw: str, country: str | None) -> str | None:
    try:
        number = phonenumbers.parse(raw, country)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(number):
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


def _possible(raw: str) -> str | None:
    """A number written with its country code that is in no plan: fictional, or new."""
    if not raw.lstrip("(").startswith("+"):
        return None
    try:
        number = phonenumbers.parse(raw, None)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_possible_number(number):
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None
