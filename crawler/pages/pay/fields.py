"""Pay whose parts a field each states, as markup and feeds do."""

from casefile.post import MAX_LINE, Pay, Period
from crawler.pages.pay import numerals
from crawler.pages.pay.currencies import currency, names
from crawler.pages.pay.words import period_words

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
    code = currency(token, None, None) if token in names() else None
    period = period_of(unit)
    span = "-".join(f"{end:,.10g}" for end in dict.fromkeys((low, high)) if end)
    raw = raw or " ".join(part for part in (money, span, f"per {period}" if period else None) if part)
    return Pay(raw=raw[:MAX_LINE], low=low, high=high, currency=code, period=period)


def period_of(unit: str | None) -> Period | None:
    """Give the period that a field's word means: MONTH, per-year-salary, Horaire."""
    word = (unit or "").strip().casefold()
    if word in UNITS:
        return UNITS[word]
    found = period_words().said(word.replace("-", " ").replace("_", " "), 0, len(word))
    return found[0][2] if found else None
