"""Corridor rows as they are read: what one source says stands together, and a sentence about several countries once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from casefile.verdict import CorridorRow

Sentence = tuple[str, list[str | None]]
"""What is said, and of which destinations; None: of any country abroad."""

MOST_COUNTRIES = 2
"""Countries of one ad of which the rows stand on the page. What is said of others is on the help pages."""


def shown_rows(rows: Sequence[CorridorRow]) -> tuple[list[CorridorRow], list[str]]:
    """Give the rows that stand on a page, and the countries whose rows do not: those come last in the order of rows."""
    countries = list(dict.fromkeys(row.destination for row in rows if row.destination))
    left_out = countries[MOST_COUNTRIES:]
    return [row for row in rows if row.destination not in left_out], left_out


def cited_together(rows: Iterable[CorridorRow]) -> list[tuple[CorridorRow, list[Sentence]]]:
    """Give the sentences by their source, beside a row that names it, in the order of the rows."""
    cited: defaultdict[tuple[str, str | None, str], list[CorridorRow]] = defaultdict(list)
    for row in rows:
        cited[row.authority, row.date, row.source].append(row)
    return [(together[0], _sentences(together)) for together in cited.values()]


def _sentences(rows: Iterable[CorridorRow]) -> list[Sentence]:
    said: defaultdict[str, list[str | None]] = defaultdict(list)
    for row in rows:
        said[row.says].append(row.destination)
    return list(said.items())
