from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.seeker.wages import MOST_COUNTRIES, wages_there
from facts import Facts
from facts.schema import Wage
from tests.api.seeker.answered import known

FLOOR: dict[str, Any] = {
    "country": "ZZ",
    "kind": "statutory_minimum",
    "period": "month",
    "low": 300,
    "currency": "EUR",
    "year": 2026,
    "publisher": "Example",
    "usable": True,
    "source_note": "Example",
    "read_on": date(2026, 11, 24),
    "confidence": "high",
}
MEAN = FLOOR | {"kind": "mean", "low": None, "mean": 500}


def facts_with(*rows: dict[str, Any]) -> Facts:
    """Facts that hold these wages alone."""
    wages = tuple(Wage.model_validate(row) for row in rows)
    return Facts(replace(known().tables, wages=wages), version="2026-11-24+00000000")


def test_floor_and_average_stand_side_by_side() -> None:
    """A country gives its legal floor and its average."""
    (there,) = wages_there(["ZZ"], "EUR", facts_with(FLOOR, MEAN))
    assert there.floor is not None
    assert there.usual is not None
    assert (there.floor.low, there.usual.mean) == (300, 500)


@pytest.mark.parametrize(
    "changed",
    [
        {"usable": False, "unusable_because": "leaves migrant workers out"},
        {"year": 2021},
        {"year": None},
        {"confidence": "low"},
        {"occupation": "cook"},
    ],
)
def test_a_figure_that_may_not_stand_is_not_shown(changed: dict[str, Any]) -> None:
    """Unusable, old, undated and second-hand figures, and those of one occupation, are left out."""
    assert wages_there(["ZZ"], "EUR", facts_with(FLOOR | changed, MEAN | changed)) == []


@pytest.mark.parametrize("changed", [{"covers": "formal sector"}, {"currency": "NGN"}, {"period": "hour"}])
def test_an_average_that_says_little_is_not_shown(changed: dict[str, Any]) -> None:
    """An average of a part of the workers, by the hour, or in money that loses its value, is left out."""
    (there,) = wages_there(["ZZ"], "EUR", facts_with(FLOOR, MEAN | changed))
    assert there.usual is None


def test_the_currency_of_the_ad_comes_first() -> None:
    """Where a figure in the ad's currency is there it is given, since nothing is converted; else that of the floor."""
    facts = facts_with(FLOOR, MEAN, MEAN | {"currency": "USD", "mean": 520, "year": 2026})
    currencies = ["USD", "EUR", None]
    found = [wages_there(["ZZ"], currency, facts)[0].usual for currency in currencies]
    assert [one.currency if one else None for one in found] == ["USD", "EUR", "EUR"]


def test_an_average_of_all_says_no_reach() -> None:
    """An average of all employees is not said to be of them only."""
    (there,) = wages_there(["ZZ"], "EUR", facts_with(FLOOR, MEAN | {"covers": "all employees"}))
    assert there.usual is not None
    assert there.usual.covers is None


def test_the_gulf_has_no_average() -> None:
    """The averages of the Gulf states describe citizens and residents, and stand beside no ad."""
    found = wages_there(["AE"], "AED", known()) + wages_there(["QA"], "QAR", known())
    assert [there.usual for there in found if there.usual] == []


def test_few_countries_are_shown() -> None:
    """An ad that names many countries gets the figures of the first ones."""
    assert len(wages_there(["KH", "TH", "VN", "PT"], None, known())) == MOST_COUNTRIES
