"""What authorities say about working where the ad sends people: dated, cited, and never part of the level."""

from collections.abc import Iterable
from functools import cache
from operator import itemgetter

from casefile.verdict import CorridorRow
from facts import Facts
from facts.schema import Corridor, CorridorKind
from scorer.destination import Destination

ORDER = tuple(CorridorKind)
"""The order in which rows are given: that there is no official placement route comes first, advice last."""


def corridor_rows(destinations: Iterable[Destination], facts: Facts) -> tuple[CorridorRow, ...]:
    """Give the rows for every destination and those for any destination, of all origins.

    Whose citizenship counts is chosen on the reader's device, so nothing is left out for it. Two cases give less: no
    known destination gives no rows, and work in one's own country is not work abroad.
    """
    countries = tuple(dict.fromkeys(one.country for one in destinations))
    if not countries:
        return ()
    there = [row for country in countries for row in _rows_to(facts, country)]
    anywhere = [(kind, row) for kind, row in _rows_to(facts, None) if countries != (row.origin,)]
    return tuple(row for _, row in sorted((*there, *anywhere), key=itemgetter(0)))


@cache
def _rows_to(facts: Facts, country: str | None) -> tuple[tuple[int, CorridorRow], ...]:
    """Each row to a country, or to any, with its place in the order."""
    return tuple((ORDER.index(one.kind), _row(one)) for one in facts.corridors_to(country))


def _row(row: Corridor) -> CorridorRow:
    return CorridorRow(
        origin=row.origin,
        destination=row.destination,
        says=row.says,
        authority=row.authority,
        source=row.source,
        date=row.dated,
    )
