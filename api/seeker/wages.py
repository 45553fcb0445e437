"""What stands beside an ad's pay: the legal floor and the usual pay where the work is, as far as the facts hold them.

A figure is shown with its year and source and compared with nothing: it is of another job, another year, or both.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from facts import Facts
from facts.row import Confidence
from facts.schema import Wage
from scorer.wages import LOSING_VALUE, OLDEST, WHOLE

MOST_COUNTRIES = 2
"""Countries of one ad for which figures are shown."""


class WagesThere(NamedTuple):
    """Pay in one country, of all occupations together. What the facts do not hold is None."""

    country: str
    floor: Wage | None
    usual: Wage | None


def wages_there(countries: Iterable[str], currency: str | None, facts: Facts) -> list[WagesThere]:
    """Give the figures of the countries, in the ad's currency where there is one: nothing is converted."""
    found = [_there(country, currency, facts) for country in list(countries)[:MOST_COUNTRIES]]
    return [there for there in found if there.floor or there.usual]


def _there(country: str, currency: str | None, facts: Facts) -> WagesThere:
    rows = [row for row in facts.wages(country) if _may_stand(row)]
    floor = _best([row for row in rows if row.kind == "statutory_minimum"], currency)
    usual = _best([row for row in rows if _is_average(row)], currency, floor.currency if floor else None)
    # An average here covers all, whether the row says so or says nothing.
    return WagesThere(country, floor, usual.model_copy(update={"covers": None}) if usual else None)


def _may_stand(row: Wage) -> bool:
    """Not a figure without a year, an old one, nor one seen only at second hand (facts/README.md)."""
    is_recent = row.year is not None and row.year >= row.read_on.year - OLDEST
    return is_recent and row.confidence is not Confidence.LOW


def _is_average(row: Wage) -> bool:
    is_whole = row.covers in WHOLE and row.period == "month" and row.mean is not None
    return row.kind == "mean" and is_whole and row.currency not in LOSING_VALUE


def _best(rows: Sequence[Wage], *currencies: str | None) -> Wage | None:
    """The newest in the first of the currencies that there is, or the newest of all."""
    wanted = (row for currency in currencies for row in rows if row.currency == currency)
    return next(wanted, None) or next(iter(rows), None)
