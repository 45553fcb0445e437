"""Pay: what an ad says it pays, in words and in numbers."""

import re

from casefile.post import MAX_LINE, Pay, Period
from crawler.pages.folding import fold
from crawler.pages.pay import numerals
from crawler.pages.pay.amounts import Amount, amounts, with_period
from crawler.pages.pay.currencies import currency, is_currency
from crawler.pages.pay.words import context_words, period_words, said

__all__ = ["number", "pay_in", "period_of", "read_pay", "stated"]

UNITS = {
    "ann": Period.YEAR,
    "mon": Period.MONTH,
    "wee": Period.WEEK,
    "day": Period.DAY,
    "hur": Period.HOUR,
    "horaire": Period.HOUR,
    "quotidien": Period.DAY,
}
"""UN/CEFACT codes, and words that feeds use beside those that people do."""

FROM = re.compile(
    r"(?:(?<![^\W\d_])(?:from|starting|starts?|min\.?|minimum|at least|above|over|more than|mulai|dari|minimal|từ|trên|mula|desde"
    r"|a partir de|mínimo|dès|à partir de|ab|od|від|от|более|свыше|kuanzia)|从|從|超过|起薪|최소|เริ่มต้น|ตั้งแต่|من|از|ከ) ?[:：]? ?$"
)
UP_TO = re.compile(
    r"(?:(?<![^\W\d_])(?:up ?to|max\.?|maximum|as high as|hingga|sampai|maksimal|lên đến|lên tới|tới|đến|hasta|até|jusqu'à|bis zu|bis"
    r"|do|až|до|hadi)|高达|高達|最高|可达|可達|최대|最大|สูงสุด|ถึง|حتى|تا) ?[:：]? ?$"
)
AND_MORE = re.compile(
    r" ?(?:\+(?! ?[^\s.,;!)/]| ?\S+ ?\d)|\+(?= ?(?:per|a|/|p/)\b)| and (?:up|above|more|over)\b| or more\b| trở lên| ke ?atas| y más| ou mais"
    r"| et plus| и выше|以上|이상|ขึ้นไป|起|超え)"
)

NEAR_BEFORE, NEAR_AFTER = 45, 18
SENTENCE = re.compile(r"[\n.。!！?？;；](?![0-9])")
SHORT = 600
"""Characters of a message in which a lone sum of money is taken for the pay."""

LEAST = 50.0
"""A number below that is no pay, where no currency or pay word stands beside it."""

TOO_LONG = 1e9
"""A number from here on, without a currency, is a telephone's or a registry's."""

SHORTHAND = 10_000
SHORTEST, BESIDE = 3, 12
"""Letters of a period beside a bare number: `53 H/F` is a job for both sexes."""

CLOSED = re.compile(r"\s?(?:[.,;:!)+/|\n。，、；！）]|多|左右|upward|plus|$|[㐀-鿿])|\s{0,2}[^\w\s]")
"""What stands behind a sum and its period where nothing is counted: 3 million daily readings go on."""

OF = re.compile(r"\s?(?:of |for |is |as |in |de |del |for your |untuk |для |на )?\s?")
YEARS = range(1950, 2050)


def number(text: str | None) -> float | None:
    """Give the number that a field of markup or a feed holds: 55000, 55,000.50, 1823,00."""
    match = numerals.NUMBER.fullmatch(" ".join((text or "").split())[:40])
    return numerals.value(match[0], None) if match else None


def stated(
    low: float | None, high: float | None, money: str | None, unit: str | None, raw: str | None = None
) -> Pay | None:
    """Give pay whose parts a field each states: both ends, a currency's code or name, a word for the period.

    `raw` are the ad's own words, where it has any; else they are put together from the parts. None for no pay at all.
    """
    if not low and not high:
        return None
    if low and high and low > high:
        low, high = high, low
    low, high = low or None, high or None
    token = (money or "").strip().casefold()
    code = currency(token, None, None) if token and is_currency(token, capitals=True) else None
    period = period_of(unit)
    span = "-".join(f"{end:,.10g}" for end in dict.fromkeys((low, high)) if end)
    raw = raw or " ".join(part for part in (money, span, f"per {period}" if period else None) if part)
    return Pay(raw=raw[:MAX_LINE], low=low, high=high, currency=code, period=period)


def period_of(unit: str | None) -> Period | None:
    """Give the period that a field's word means: MONTH, per-year-salary, Horaire."""
    word = (unit or "").strip().casefold()
    if word in UNITS:
        return UNITS[word]
    found = said(period_words(), word.replace("-", " ").replace("_", " "), 0, len(word))
    return found[0][2] if found else None


def read_pay(raw: str, country: str | None = None, language: str | None = None) -> Pay | None:
    """Give what words about pay say in numbers: the first sum in them. None where there is none.

    A lone sum is both ends of its range; "from" leaves the upper end open, "up to" the lower.
    """
    folded = fold(raw[:MAX_LINE])
    found = [with_period(folded.text, amount, language) for amount in amounts(folded, country, language)]
    if not found:
        return None
    best = max(found, key=lambda amount: (amount.is_money, amount.factor > 1, -amount.start))
    if _is_shorthand(best, language):
        return None
    currencies = {amount.currency for amount in found if amount.currency}
    periods = {period for _, _, period in said(period_words(), folded.text, 0, len(folded.text))}
    low, high = _ends(folded.text, best)
    return Pay(
        raw=raw,
        low=low,
        high=high,
        currency=best.currency or (currencies.pop() if len(currencies) == 1 else None),
        period=best.period or (periods.pop() if len(periods) == 1 and len(found) == 1 else None),
    )


def pay_in(text: str, country: str | None = None, language: str | None = None) -> Pay | None:
    """Give the pay that a text states, with the ad's words as `raw`; None where no sum is clearly pay.

    A sum counts by the words around it: pay, a period, a currency. Fees, deposits, debts and bonuses do not.
    """
    folded = fold(text)
    found = [with_period(folded.text, amount, language) for amount in amounts(folded, country, language)]
    weighed = [(weight, -amount.start, amount) for amount in found if (weight := _weight(folded.text, amount))]
    if not weighed:
        return None
    best = max(weighed, key=lambda each: each[:2])[2]
    raw = " ".join(folded.raw(*best.around).split())[:MAX_LINE]
    if _is_shorthand(best, language):
        return Pay(raw=raw, period=best.period)
    low, high = _ends(folded.text, best)
    return Pay(raw=raw, low=low, high=high, currency=best.currency, period=best.period)


def _is_shorthand(amount: Amount, language: str | None) -> bool:
    """Say whether a sum leaves out what everybody knows there: 월급 600 is six million won, and no number we may write."""
    return language == "ko" and not amount.is_money and amount.high < SHORTHAND


def _weight(text: str, amount: Amount) -> int:
    """How surely a sum is pay; 0 where it is not."""
    start = max(0, amount.start - NEAR_BEFORE)
    for stop in SENTENCE.finditer(text, start, amount.start):
        start = stop.end()
    before = said(context_words(), text, start, amount.start)
    after = said(context_words(), text, amount.end, amount.end + NEAR_AFTER)
    if before:
        is_pay = max(before, key=lambda word: word[1])[2]
    else:
        is_pay = next((meaning for begin, _, meaning in after if OF.fullmatch(text, amount.end, begin)), None)
    if is_pay is False:
        return 0
    is_paid = is_pay or bool(said(context_words(), text, *amount.around))
    if amount.is_money:
        is_clear = is_paid or amount.period or (len(text) <= SHORT and amount.high >= LEAST)
    elif amount.factor == 1:
        is_year = amount.high in YEARS and amount.low in YEARS
        is_number = amount.high >= TOO_LONG or is_year
        is_clear = amount.high >= LEAST and not is_number and (is_paid or _is_beside(text, amount))
    else:
        is_clear = is_paid or (_is_beside(text, amount) and CLOSED.match(text, amount.around[1]) is not None)
    weight = 1 + amount.is_money + 2 * is_paid + 2 * bool(amount.period) + (amount.low != amount.high)
    return weight if is_clear else 0


def _is_beside(text: str, amount: Amount) -> bool:
    """Say whether a period stands right beside a number without a currency: 9000 a month."""
    begin, finish = amount.around
    words = (text[begin : amount.start] + text[amount.end : finish]).strip()
    is_word = not words.isascii() or len(words) > SHORTEST or words.startswith("/")
    return amount.period is not None and is_word and len(words) <= BESIDE


def _ends(text: str, amount: Amount) -> tuple[float | None, float | None]:
    """Both ends of a sum; one is open behind "from" or "up to"."""
    if amount.low != amount.high:
        return amount.low, amount.high
    before = text[max(0, amount.start - 20) : amount.start]
    if UP_TO.search(before):
        return None, amount.high
    if FROM.search(before) or AND_MORE.match(text, amount.end) or AND_MORE.match(text, amount.around[1]):
        return amount.low, None
    return amount.low, amount.high
