"""What people earn where the work is, as far as the facts hold a figure that may stand beside the ad's."""

from functools import lru_cache

from casefile.post import Pay, Period
from facts import Facts
from facts.schema import Wage

OLDEST = 4
"""Years between a figure and our reading of it beyond which pay has moved too far (facts/README.md: *old*)."""
LOSING_VALUE = frozenset("AOA ARS EGP ETB GHS HTG IRR LAK LBP LKR MMK MWK NGN PKR SDG SLL SSP SYP TRY VES ZWL".split())
"""Currencies that lost so much in those years that a figure of one of them says little about another. None is judged by it."""
WHOLE = frozenset({None, "all employees"})
"""What an average must cover: not the formal sector, nor one city, alone."""
MONTHS = {Period.MONTH: 1, Period.YEAR: 12}
"""Periods that are months by the calendar. An hour, a day or a week would need the hours of work, which are not known."""
LEAST = 0.01
"""A smaller sum is no pay."""


def monthly(pay: Pay | None) -> float | None:
    """Give what is promised a month at least, in the ad's own currency; None where sum or period are not stated."""
    if pay is None or pay.period not in MONTHS:
        return None
    stated = pay.low if pay.low is not None else pay.high
    return stated / MONTHS[pay.period] if stated and stated >= LEAST else None


@lru_cache(maxsize=1_024)
def average(country: str, currency: str, facts: Facts) -> float | None:
    """Give the average monthly pay of a country in a currency; None: the facts hold none that may be used.

    Nothing is converted, because the facts hold no rate: the average must be given in the ad's currency. Left out are
    figures that the facts call unusable (among them those of the Gulf states and Singapore, which leave migrant workers
    out), old ones, undated ones, and those in money that loses its value fast.
    """
    rows = (row for row in facts.wages(country) if _stands(row) and row.currency == currency)
    return next((row.mean for row in rows), None)


def _stands(row: Wage) -> bool:
    recent = row.year is not None and row.year >= row.read_on.year - OLDEST
    whole = row.kind == "mean" and row.period == "month" and row.covers in WHOLE
    return recent and whole and row.currency not in LOSING_VALUE


@lru_cache(maxsize=256)
def reported_false_pay(currency: str, facts: Facts) -> float | None:
    """Give the monthly pay from which on reported false offers lured, in a currency: of several reports the highest.

    None where no report gives a figure in that currency.
    """
    figures = (row.low for row in facts.tables.lure_pay if row.currency == currency and row.period == "month")
    return max((low for low in figures if low is not None), default=None)
