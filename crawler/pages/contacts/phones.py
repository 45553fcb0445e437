"""Telephone numbers: which digits are one, whose, and their international form."""

import re
from itertools import islice

from casefile.post import ContactKind
from crawler.pages.contacts.found import MANY, Found
from crawler.pages.contacts.marks import NEAR, Mark, kinds
from crawler.pages.contacts.number_plan import FEWEST, MOST, digits, in_plan, international, is_masked
from crawler.pages.contacts.words import NUMBER_WORDS

NUMBER = re.compile(r"(?:[0-9]|[+(]{1,2}[0-9])(?:(?:[ \t()\-–‐·•*_\ufe0f]|\.(?! )){0,3}[0-9]){5,17}(?![0-9])")
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

LOCAL = re.compile(
    r"0[0-9]{1,4}[-. ][0-9]{2,4}[-. ]?[0-9]{3,4}|0[0-9](?:[. -][0-9]{2}){4}|\([0-9]{2,4}\) ?[0-9]{3,5}[-. ]?[0-9]{3,4}"
    r"|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}|[0-9]{3}[-.][0-9]{3}[-.][0-9]{4}"
)
"""How people group the digits of a number at home, and of nothing else."""

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


def numbers(text: str, words: list[Mark], country: str | None) -> list[Found]:
    """Give the telephone numbers in a folded text, each as the kind of the mark beside it."""
    found: list[Found] = []
    struck = text
    for start, end, number in _digits(text):
        if MONEY_AFTER.match(text, end) or MONEY_BEFORE.search(text[max(0, start - 6) : start]):
            continue
        last = max((mark.end for mark in words if start - NEAR <= mark.end <= start), default=start)
        beside = [] if NOT_A_NUMBER.search(text, last, start) else kinds(struck, start, end, words)
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
    """Say whether digits are a telephone number: by a word or a plus before them, their shape, or a number plan."""
    found = digits(raw)
    if not FEWEST <= len(found) <= MOST or DATE.fullmatch(raw.strip()):
        return False
    if beside_word or raw.startswith(("+", "(+")) or LOCAL.fullmatch(raw):
        return True
    if found.startswith("00") and is_masked(raw):
        return GROUPED.search(raw) is not None
    return bool(country) and found.startswith("0") and in_plan(raw, country) is not None
