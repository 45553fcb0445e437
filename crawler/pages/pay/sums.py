"""Single sums: a number with its multiplier and the currency beside it."""

import re
from dataclasses import dataclass

from casefile.post import Period
from crawler.pages.folding import Folded, is_spaced
from crawler.pages.pay import numerals
from crawler.pages.pay.currencies import DOLLAR, LONGEST, currency, is_ambiguous, names
from crawler.pages.pay.edges import stands_alone
from crawler.pages.pay.words import counted_words

PENSION_PLANS = frozenset({"401", "403", "457", "529"})
PENSION_PLAN = re.compile(r" ?[(-]? ?[kb]\b")
"""401(k): a number and a letter in half of all American ads."""

ONLY_BEFORE = frozenset({"r", "q", "k", "p", "br", "bs"})
ONLY_AFTER = frozenset({"đ", "đồng", "dong", "đô", "u", "р", "р.", "块", "元", "圆", "円", "엔", "원"})
SPACES = 2
IN_PESOS = re.compile(r"[0-9]{3}\.[0-9]{3}|[0-9]{1,3}(?:\.[0-9]{3}){2,}")
"""Six digits or more with dots between thousands: behind a bare $ they are no US dollars."""
JOINED = frozenset({".", "_", "@"})
"""Signs before a word that make it part of a file or a host: feed.php:199."""


@dataclass(frozen=True)
class Amount:
    """A sum, or a range of sums, between two places of a folded text."""

    start: int
    end: int
    low: float
    high: float
    factor: float
    currency: str | None
    is_money: bool
    """A currency stands beside it, or a multiplier that is used for money only."""
    period: Period | None = None
    around: tuple[int, int] = (0, 0)
    """Where the sum and its period stand together."""


def single_sum(folded: Folded, match: re.Match[str], country: str | None, language: str | None) -> Amount | None:
    """Give the sum that a number in a text is, with the currency beside it; None where it is something else."""
    text = folded.text
    start, end = match.span()
    if match[0] in PENSION_PLANS and PENSION_PLAN.match(text, end):
        return None
    factor, end, word = numerals.multiplier(text, end)
    more, end = numerals.remainder(text, end) if word in numerals.TEN_THOUSAND else (0.0, end)
    lesser, end = numerals.lesser(text, end, factor)
    more += lesser
    if text[end : end + 1] in {"多", "余", "餘", "几", "幾"}:
        end += 1
    before, begin = _token_before(folded, start)
    after, finish = _token_after(folded, end)
    if not before and not after and (_is_glued(text, start, end) or _is_size(text, end)):
        return None
    is_peso = IN_PESOS.fullmatch(match[0]) is not None
    tokens = [token for token in (after, before) if token]
    codes = [code for token in tokens if (code := currency(token, country, language, is_peso=is_peso))]
    code = next((code for code in codes if code != "USD"), codes[0] if codes else None)  # $ before, HKD behind
    implied = numerals.implied(word, language)
    low, high = numerals.ends(match[0], code)
    return Amount(
        begin,
        finish,
        low * factor + more,
        high * factor + more,
        factor,
        code or (implied if not (before or after) else None),
        bool(code or implied or after or len(before) > 1 or before == DOLLAR),
    )


def _token_before(folded: Folded, start: int) -> tuple[str, int]:
    """The currency that ends before a place, and where it begins."""
    text, known = folded.text, names()
    end = start
    while end and start - end < SPACES and text[end - 1] in " :":
        end -= 1
    for size in range(min(LONGEST, end), 0, -1):
        token = text[end - size : end]
        if token in known and token not in ONLY_AFTER and _is_meant(folded, end - size, end):
            return token, end - size
    return "", start


def _token_after(folded: Folded, end: int) -> tuple[str, int]:
    """The currency that begins behind a place, and where it ends."""
    text, known = folded.text, names()
    start = end
    while start - end < SPACES and text[start : start + 1] == " ":
        start += 1
    for size in range(min(LONGEST, len(text) - start), 0, -1):
        token = text[start : start + size]
        if token in known and token not in ONLY_BEFORE and _is_meant(folded, start, start + size):
            return token, start + size
    return "", end


def _is_meant(folded: Folded, start: int, end: int) -> bool:
    """Say whether a currency's name stands there for itself: no part of a word or a file name, no word as well."""
    text = folded.text
    if not stands_alone(text, start, end) or (text[start].isalpha() and text[start - 1 : start] in JOINED):
        return False
    return not is_ambiguous(text[start:end]) or folded.raw(start, end).isupper()


def _is_glued(text: str, start: int, end: int) -> bool:
    """Say whether digits are part of a word, a time or a longer number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    is_word = is_spaced(before) or before in {"#", "№", "_", "@", "+"} or is_spaced(after)
    is_time = (after == ":" and text[end + 1 : end + 2].isdigit()) or (
        before == ":" and text[start - 2 : start - 1].isdigit()
    )
    return is_word or is_time


def _is_size(text: str, end: int) -> bool:
    """Say whether what follows counts people, years or kilometres."""
    start = end + 1 if text[end : end + 1] == " " else end
    words = counted_words()
    return any(
        text[start : start + size] in words and stands_alone(text, start, start + size)
        for size in range(min(14, len(text) - start), 0, -1)
    )
