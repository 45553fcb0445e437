"""Numbers as ads write them: with any separators, multipliers (30k, 15tr, 2.5万, 1 lakh) and in Chinese signs."""

import re
from functools import cache

from crawler.pages.folding import is_spaced
from crawler.pages.pay.currencies import THREE_DECIMALS
from crawler.pages.tables import table, words

TABLE = table("crawler.pages.pay", "words")

SIGNS = {"一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}

NUMBER = re.compile(
    r"[0-9](?<![0-9].)(?<![0-9][.,].)(?:[0-9]{0,2}(?:[ '’.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?(?![0-9])"
    r"|[0-9]{0,2}(?:,[0-9]{2}){1,3},[0-9]{3}(?:\.[0-9]{1,2})?(?![0-9])"
    r"|[0-9]{0,12}(?:[.,][0-9]{1,3})?(?![0-9]))"
    r"|[一二两兩三四五六七八九十百千]{1,7}(?=[万萬元块塊]|[马馬美人泰港台澳日韩韓比欧歐]\S?[币幣元金民铢銖索圆圓]|[到至~-][一二两兩三四五六七八九十]{1,3}[万萬])"
)
"""Groups of three behind any separator, Indian groups (1,00,000), a plain number, or Chinese signs before 万 or 元."""

TEN_THOUSAND = frozenset("万萬만")
REMAINDER = re.compile(
    r"(?:([1-9一二两兩三四五六七八九])[千천]?|([0-9]{4}))(?![0-9一二两兩三四五六七八九十百千万萬만個个])"
)
"""What may follow ten thousand: 1万5 and 一万五 are fifteen thousand, 1万5000 too."""

LONGEST = 12
LEAST_PARTED = 1_000


def multiplier(text: str, at: int) -> tuple[float, int, str]:
    """Give the multiplier at a place of a folded text, where it ends, and its word; 1 where there is none."""
    start = at + 1 if text[at : at + 1] == " " else at
    table = _table()
    for size in range(LONGEST, 0, -1):
        word = text[start : start + size]
        if word in table and not _runs_on(text, start + size, word):
            further = text[start + size : start + size + 1]
            if word in {"千", "천"} and further in TEN_THOUSAND:
                return 1e7, start + size + 1, further
            return table[word], start + size, word
    return 1.0, at, ""


def remainder(text: str, at: int) -> tuple[float, int]:
    """Give what is said behind ten thousand, and where it ends: 5,000 in 1万5."""
    match = REMAINDER.match(text, at)
    if not match:
        return 0.0, at
    thousands = match[1]
    return (1e3 * (SIGNS.get(thousands) or float(thousands)) if thousands else float(match[2])), match.end()


def lesser(text: str, at: int, factor: float) -> tuple[float, int]:
    """Give the lesser part that follows a part with a multiplier, and where it ends: 50 thousand in 1 lakh 50 thousand."""
    part = NUMBER.match(text, at + 1) if factor > LEAST_PARTED and text[at : at + 1] == " " else None
    if part is None:
        return 0.0, at
    further, end, _ = multiplier(text, part.end())
    amount = value(part[0], None) * further
    return (amount, end) if 1 < further <= amount < factor else (0.0, at)


def ends(digits: str, currency: str | None) -> tuple[float, float]:
    """Give both ends of what a number says: 三四 are three or four, any other number is one."""
    if len(digits) == 2 and digits[0] in SIGNS and SIGNS.get(digits[1]) == SIGNS[digits[0]] + 1:  # noqa: PLR2004 - two signs
        return float(SIGNS[digits[0]]), float(SIGNS[digits[1]])
    only = value(digits, currency)
    return only, only


def value(digits: str, currency: str | None) -> float:
    """Give the number that digits and separators stand for. Which separator is which, their places say.

    One separator before three digits parts thousands (1.000, 1,000), but for money with three decimals (OMR 450.000).
    """
    if digits[0] in SIGNS or digits[0] in TENS:
        return _signs(digits)
    digits = digits.translate(_SPACES)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return float(digits)
    mark, decimals = digits[last], len(digits) - last - 1
    is_only = digits.count(mark) == 1
    is_mixed = ("," if mark == "." else ".") in digits
    leads = digits[:last].strip("0") == ""
    if decimals != 3 or (is_only and (is_mixed or leads or currency in THREE_DECIMALS)):  # noqa: PLR2004 - thousands
        return float(re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :])
    return float(re.sub(r"[.,]", "", digits))


_SPACES = str.maketrans("", "", " '’")


def _signs(signs: str) -> float:
    total, digit = 0, 0
    for sign in signs:
        if sign in SIGNS:
            digit = SIGNS[sign]
        else:
            total += (digit or 1) * TENS[sign]
            digit = 0
    return float(total + digit)


def _runs_on(text: str, end: int, word: str) -> bool:
    """Say whether a word in an alphabet goes on behind what was matched: `man` in `many`."""
    return is_spaced(word[-1]) and is_spaced(text[end : end + 1])


@cache
def _table() -> dict[str, float]:
    return {word: float(factor) for factor, text in TABLE["multiplier"].items() for word in words(text)}


def implied(word: str, language: str | None) -> str | None:
    """Give the currency that goes without saying behind a multiplier."""
    code = _implied().get(word)
    return None if code == "IDR" and language == "ms" else code


@cache
def _implied() -> dict[str, str]:
    return {word: code for code, text in TABLE["implied"].items() for word in words(text)}
