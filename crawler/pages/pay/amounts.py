"""Amounts: the sums of money in a text, each with its range, currency and period."""

import re
from dataclasses import dataclass, replace

from casefile.post import Period
from crawler.pages.folding import Folded, is_spaced, stands_alone
from crawler.pages.pay import numerals
from crawler.pages.pay.currencies import LONGEST, currency, is_currency
from crawler.pages.pay.words import period_words, said, size_words

RANGE = re.compile(
    r"\s{0,3}(?:[-–—―~〜～→至到]|to|up to|à|bis|do|až|hasta|até|đến|tới|den|toi|sampai|sampe|s/d|s\.d\.|sd|hingga|hanggang"
    r"|til|do|dan|до|по|дейін|から|より|에서|부터|ถึง|থেকে|से|देखि|سے|إلى|الى|حتى|تا|hadi|እስከ|ដល់|ຫາ|မှ|முதல்|සිට"
    r"|(?P<weak>and|a|al|e|y|und|et|и|e|i|va))\s{0,3}(?:约|約)?"
)
OPENED = re.compile(r"\b(?:between|from|entre|zwischen|von|de|da|tra|od|od|от|от|между)\s{1,2}\S{0,4}\s?$")
"""What must stand before a range whose middle is as weak as `and`."""

WINDOW_BEFORE, WINDOW_AFTER = 18, 24
STOP = re.compile(r"[0-9\n,，、。；;!?！？،؛፣።។۔।(]|\.(?=\s|$)")
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

PENSION_PLANS = frozenset({"401", "403", "457", "529"})
PENSION_PLAN = re.compile(r" ?[(-]? ?[kb]\b")
"""401(k): a number and a letter in half of all American ads."""

ONLY_BEFORE = frozenset({"r", "q", "br", "bs", "l"})
ONLY_AFTER = frozenset({"đ", "u", "р", "р.", "块", "元", "圆", "円", "엔", "원"})
JOINED = frozenset("._-/@")
"""Signs before a word that make it part of a file or a host: feed.php:199."""

MUCH_MORE = 100
"""A range whose ends are further apart than this is two sums."""


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


def amounts(folded: Folded, country: str | None, language: str | None) -> list[Amount]:
    """Give the sums in a text, in reading order, ranges as one."""
    text = folded.text
    found = (_single(folded, match, country, language) for match in numerals.NUMBER.finditer(text))
    single = [amount for amount in found if amount]
    ranges: list[Amount] = []
    at = 0
    while at < len(single):
        joined = _joined(text, single[at], single[at + 1]) if at + 1 < len(single) else None
        ranges.append(joined or single[at])
        at += 2 if joined else 1
    return ranges


def with_period(text: str, amount: Amount, language: str | None) -> Amount:
    """Give a sum with what it is for: by the words behind it, else by those before it."""
    start, end = amount.start, amount.end
    stop = STOP.search(text, end, end + WINDOW_AFTER)
    if after := said(period_words(), text, end, stop.start() if stop else end + WINDOW_AFTER):
        begin, finish, period = min(after, key=lambda word: (word[0], -word[1]))
        if language in {"id", "ms"} and text[begin:finish] == "hr":  # hari, not hour
            period = Period.DAY
        return replace(amount, period=period, around=(start, finish))
    if beside := BESIDE_AFTER.match(text, end):
        return replace(amount, period=BESIDE[beside[1]], around=(start, beside.end()))
    first = max(0, start - WINDOW_BEFORE)
    for stop in STOP.finditer(text, first, start):
        first = stop.end()
    if before := said(period_words(), text, first, start):
        begin, _, period = max(before, key=lambda word: (word[1], -word[0]))
        return replace(amount, period=period, around=(begin, end))
    if beside := BESIDE_BEFORE.search(text[max(0, start - 8) : start]):
        return replace(amount, period=BESIDE[beside[1]], around=(max(0, start - 8) + beside.start(), end))
    return replace(amount, around=(start, end))


def _single(folded: Folded, match: re.Match[str], country: str | None, language: str | None) -> Amount | None:
    text = folded.text
    start, end = match.span()
    if match[0] in PENSION_PLANS and PENSION_PLAN.match(text, end):
        return None
    factor, end, word = numerals.multiplier(text, end)
    if text[end : end + 1] in {"多", "余", "餘", "几", "幾"}:
        end += 1
    before, begin = _token_before(folded, start)
    after, finish = _token_after(folded, end)
    if not before and not after and (_is_glued(text, start, end) or _is_size(text, end)):
        return None
    codes = [code for token in (after, before) if token and (code := currency(token, country, language))]
    exact = [code for code in codes if code not in {"USD"}] or codes
    code = exact[0] if exact else None
    implied = numerals.implied(word, language)
    amount = numerals.value(match[0], code) * factor
    return Amount(
        begin,
        finish,
        amount,
        amount,
        factor,
        code or (implied if not (before or after) else None),
        bool(before or after or implied),
    )


def _token_before(folded: Folded, start: int) -> tuple[str, int]:
    """The currency that ends before a place, and where it begins."""
    text = folded.text
    end = start
    while end and start - end < 2 and text[end - 1] in " :":  # noqa: PLR2004 - spaces
        end -= 1
    for size in range(min(LONGEST, end), 0, -1):
        token = text[end - size : end]
        if (
            token not in ONLY_AFTER
            and text[end - size - 1 : end - size] not in JOINED
            and _is_currency(folded, end - size, end)
        ):
            return token, end - size
    return "", start


def _token_after(folded: Folded, end: int) -> tuple[str, int]:
    """The currency that begins behind a place, and where it ends."""
    text = folded.text
    start = end
    while start - end < 2 and text[start : start + 1] == " ":  # noqa: PLR2004 - spaces
        start += 1
    for size in range(LONGEST, 0, -1):
        token = text[start : start + size]
        if len(token) == size and token not in ONLY_BEFORE and _is_currency(folded, start, start + size):
            return token, start + size
    return "", end


def _is_currency(folded: Folded, start: int, end: int) -> bool:
    token = folded.text[start:end]
    if not is_currency(token, capitals=True) or not stands_alone(folded.text, start, end):
        return False
    return is_currency(token, capitals=False) or folded.raw(start, end).isupper()


def _is_glued(text: str, start: int, end: int) -> bool:
    """Say whether digits are part of a word, a time or a longer number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    is_word = is_spaced(before) or before in {"#", "№", "_", "@", "+"} or is_spaced(after)
    is_time = (
        after == ":" and text[end + 1 : end + 2].isdigit() or before == ":" and text[start - 2 : start - 1].isdigit()
    )
    return is_word or is_time


def _is_size(text: str, end: int) -> bool:
    """Say whether what follows counts people, years or kilometres."""
    start = end + 1 if text[end : end + 1] == " " else end
    words = size_words()
    return any(
        text[start : start + size] in words and stands_alone(text, start, start + size)
        for size in range(min(14, len(text) - start), 0, -1)
    )


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
    if low < 1_000 <= low * 1_000 <= second.high:  # $150-$175,000
        low *= 1_000
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
