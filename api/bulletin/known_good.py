"""The sites that no bulletin may list: official registers and helplines, each with its source and date."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from casefile.address import canonical, parse
from casefile.value import Value

TABLE = Path(__file__).resolve().parent / "known_good.csv"


class KnownGood(Value):
    """One site: its front page, whose it is, the published page that says so, and the day of that page or of our reading."""

    address: str
    whose: str
    source: str
    date: str


@cache
def known_good_sites() -> tuple[KnownGood, ...]:
    """Give the table. Raises ValueError where a row's address is no front page in canonical form, or says no source."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        sites = tuple(KnownGood.model_validate(row) for row in csv.DictReader(file))
    for site in sites:
        if canonical(site.address) != site.address or site.address.count("/") != 3 or not (site.source and site.date):  # noqa: PLR2004 - two of the scheme, one of the root
            raise ValueError(f"{TABLE.name}: {site.address} must be a front page, with source and date.")
    return sites


def known_good_addresses() -> tuple[str, ...]:
    """Give the front pages."""
    return tuple(site.address for site in known_good_sites())


def board_pages(starts: Iterable[str]) -> frozenset[str]:
    """Give the pages of boards that are no ads: where a visit starts, and the front of its site."""
    found = frozenset(map(canonical, starts))
    return found | {f"https://{parse(start).host}/" for start in found}
