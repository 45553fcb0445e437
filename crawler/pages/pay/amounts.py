"""Amounts: the sums of money in a text, ranges as one, each with the period it is for."""

import re
from dataclasses import replace
from itertools import islice

from casefile.post import Period
from crawler.pages.folding import Folded
from crawler.pages.pay import numerals
from crawler.pages.pay.sums import Amount, single_sum
from crawler.pages.pay.words import extra_words, period_words

RANGE = re.compile(
    r"\s{0,3}(?:[-–—―~〜～→至到]|to|up to|à|bis|do|až|hasta|até|đến|tới|den|toi|sampai|sampe|s/d|s\.d\.|sd|hingga|hanggang"
    r"|til|do|dan|до|по|дейін|から|より|에서|부터|ถึง|থেকে|से|देखि|سے|إلى|الى|حتى|تا|hadi|እስከ|ដល់|ຫາ|မှ|முதல்|සිට"
    r"|a|al|(?P<weak>and|e|y|und|et|и|i|va))\s{0,3}(?:约|約)?"
)
OPENED = re.compile(r"\b(?:between|from|entre|zwischen|von|de|da|tra|od|od|от|от|между)\s{1,2}\S{0,4}\s?$")
"""What must stand before a range whose middle is as weak as `and`."""

WINDOW_BEFORE, WINDOW_AFTER = 18, 24
STOP = re.compile(r"[0-9\n,，、。；;!?！？،؛፣።។۔।॥။၊(]|\.(?=\s|$)")
BESIDE_BEFORE = re.compile(r"(?<![0-9日本])([月年日周週时時天]|(?<![가-힣])[월일연주시]) ?(?:约|約|max|에)? ?$")
BESIDE_AFTER = re.compile(r" ?[/／每一1] ?(?:个|個)?([月年日周週时時天월일])")
BESIDE = {
    **dict.fromkeys("月월", Period.MONTH),
    **dict.fromkeys("年연", Period.YEAR),
    **dict.fromkeys("日일天", Period.DAY),
    **dict.fromkeys("周週주", Period.WEEK),
    **dict.fromkeys("时時시", Period.HOUR),
}
"""Single signs that mean a period only right beside a sum."""

OF_NEXT = re.compile(r"ละ ?[0-9]")
"""What stands behind a period that is said of the next sum: ชั่วโมงละ 75."""

MAX_NUMBERS = 400
"""Numbers of a text that are looked at. An ad has a dozen."""

THOUSAND = 1_000
MUCH_MORE = 100
"""A range whose ends are further apart than this is two sums."""


def amounts(folded: Folded, country: str | None, language: str | None) -> list[Amount]:
    """Give the sums in a text, in reading order, ranges as one."""
    text = folded.text
    numbers = islice(numerals.NUMBER.finditer(text), MAX_NUMBERS)
    single: list[Amount] = []
    for match in numbers:
        is_taken = single and match.start() < single[-1].end
        if not is_taken and (amount := single_sum(folded, match, country, language)):
            single.append(amount)
    ranges: list[Amount] = []
    at = 0
    while at < len(single):
        joined = _joined(text, single[at], single[at + 1]) if at + 1 < len(single) else None
        ranges.append(joined or single[at])
        at += 2 if joined else 1
    return ranges


def with_period(text: str, amount: Amount, language: str | None) -> Amount:
    """Give a sum with what it is for: by the words behind it, else by those before it.

    Those before it win where the ones behind are about overtime or the next sum.
    """
    behind, before = _period_behind(text, amount, language), _period_before(text, amount)
    if behind and before and _is_of_next(text, amount.end, behind.around[1]):
        return before
    return behind or before or replace(amount, around=(amount.start, amount.end))


def _period_behind(text: str, amount: Amount, language: str | None) -> Amount | None:
    start, end = amount.start, amount.end
    stop = STOP.search(text, end, end + WINDOW_AFTER)
    if after := period_words().said(text, end, stop.start() if stop else end + WINDOW_AFTER):
        begin, finish, period = min(after, key=lambda word: (word[0], -word[1]))
        if language in {"id", "ms"} and text[begin:finish] == "hr":  # hari, not hour
            period = Period.DAY
        return replace(amount, period=period, around=(start, finish))
    if beside := BESIDE_AFTER.match(text, end):
        return replace(amount, period=BESIDE[beside[1]], around=(start, beside.end()))
    return None


def _period_before(text: str, amount: Amount) -> Amount | None:
    start, end = amount.start, amount.end
    first = max(0, start - WINDOW_BEFORE)
    for stop in STOP.finditer(text, first, start):
        first = stop.end()
    if before := period_words().said(text, first, start):
        begin, _, period = max(before, key=lambda word: (word[1], -word[0]))
        return replace(amount, period=period, around=(begin, end))
    if beside := BESIDE_BEFORE.search(text[max(0, start - 8) : start]):
        return replace(amount, period=BESIDE[beside[1]], around=(max(0, start - 8) + beside.start(), end))
    return None


def _is_of_next(text: str, end: int, finish: int) -> bool:
    """Say whether a period that ends at `finish` is not of the sum before it, but of overtime or another sum."""
    return OF_NEXT.match(text, finish) is not None or bool(extra_words().said(text, end, finish))


def _joined(text: str, first: Amount, second: Amount) -> Amount | None:
    """One range of two sums, where only a dash or `to` stands between them."""
    middle = RANGE.fullmatch(text, first.end, second.start) if second.start - first.end <= 12 else None  # noqa: PLR2004
    if not middle or (middle["weak"] and not OPENED.search(text, max(0, first.start - 14), first.start)):
        return None
    if first.currency and second.currency and first.currency != second.currency:
        return None
    low = first.low
    if first.factor == 1 and second.factor > 1 and low <= second.high / second.factor:
        low *= second.factor
    if low < THOUSAND <= low * THOUSAND <= second.high:  # $150-$175,000
        low *= THOUSAND
    if not low <= second.high <= max(low, 1) * MUCH_MORE:
        return None
    return Amount(
        first.start,
        second.end,
        low,
        second.high,
        second.factor,
        second.currency or first.currency,
        first.is_money or second.is_money,
    )
