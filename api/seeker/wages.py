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
    found = [
        WagesThere(country, _first(floors, currency), _first(averages, currency))
        for country in list(countries)[:MOST_COUNTRIES]
        for rows in [[row for row in facts.wages(country) if _may_stand(row)]]
        for floors in [[row for row in rows if row.kind == "statutory_minimum"]]
        for averages in [[row for row in rows if _is_average(row)]]
    ]
    return [there for there in found if there.floor or there.usual]


def _may_stand(row: Wage) -> bool:
    """Not a figure without a year, an old one, nor one seen only at second hand (facts/README.md)."""
    is_recent = row.year is not None and row.year >= row.read_on.year - OLDEST
    return is_recent and row.confidence is not Confidence.LOW


def _is_average(row: Wage) -> bool:
    is_whole = row.covers in WHOLE and row.period == "month" and row.mean is not None
    return row.kind == "mean" and is_whole and row.currency not in LOSING_VALUE


def _first(rows: Sequence[Wage], currency: str | None) -> Wage | None:
    """The newest in the ad's currency, or the newest of all."""
    return next((row for row in rows if row.currency == currency), None) or next(iter(rows), None)
