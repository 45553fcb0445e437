"""Which wage figures may stand beside an ad's pay, and where a language is at home."""

import pytest

from casefile.post import Pay, Period
from facts import load_facts
from scorer.language_home import homes
from scorer.wages import LOSING_VALUE, OLDEST, average, monthly, reported_false_pay

FACTS = load_facts()


@pytest.mark.parametrize("country", ["AE", "BH", "KW", "OM", "QA", "SA", "SG"])
def test_gulf_states_and_singapore_have_no_average(country: str) -> None:
    """Their averages describe citizens and residents, so none of their rows stands for a migrant's pay."""
    assert not [row for row in FACTS.tables.wages if row.country == country and average(country, row.currency, FACTS)]


def test_every_figure_that_is_used_may_be_used() -> None:
    """Usable, recent, dated, for all employees, monthly, and in money that keeps its value."""
    used = {(row.country, row.currency) for row in FACTS.tables.wages if average(row.country, row.currency, FACTS)}
    assert ("KH", "USD") in used
    assert ("TH", "THB") in used
    for country, currency in used:
        figure = average(country, currency, FACTS)
        rows = [
            row for row in FACTS.tables.wages if (row.country, row.currency, row.mean) == (country, currency, figure)
        ]
        assert any(row.usable and row.year and row.year >= row.read_on.year - OLDEST for row in rows)
        assert currency not in LOSING_VALUE


def test_the_formal_sector_alone_is_no_average() -> None:
    """Kenya's figure leaves out most workers."""
    assert average("KE", "KES", FACTS) is None


def test_pay_by_the_month_takes_the_least_that_is_promised() -> None:
    """Of a range the low end; a year is twelve months; hours, days and weeks are not converted."""
    assert monthly(Pay(raw="-", low=500, high=900, period=Period.MONTH)) == 500
    assert monthly(Pay(raw="-", low=5e-324, high=900, period=Period.YEAR)) is None
    assert monthly(Pay(raw="-", high=900, period=Period.MONTH)) == 900
    assert monthly(Pay(raw="-", low=6_000, period=Period.YEAR)) == 500
    assert monthly(Pay(raw="-", low=500, period=Period.WEEK)) is None
    assert monthly(Pay(raw="-", low=500)) is None
    assert monthly(None) is None


def test_pay_of_false_offers_is_the_highest_floor_in_that_currency() -> None:
    """Of several reports the one that says most; none where no report gives a figure."""
    assert reported_false_pay("USD", FACTS) == 800
    assert reported_false_pay("THB", FACTS) == 30_000
    assert reported_false_pay("EUR", FACTS) is None


@pytest.mark.parametrize(
    ("language", "home", "abroad"),
    [("id", "ID", "KH"), ("tl", "PH", "AE"), ("zh-Hant", "TW", "KH"), ("sw", "KE", "AE")],
)
def test_a_language_is_at_home_where_it_is_official_or_widely_spoken(language: str, home: str, abroad: str) -> None:
    """By CLDR, for any tag of the language."""
    assert home in homes(language)
    assert abroad not in homes(language)


def test_a_language_in_which_people_recruit_anywhere_has_no_home() -> None:
    """English, and what CLDR does not know, say nothing of where "here" is."""
    assert homes("en") == homes("en-GB") == homes("qaa") == frozenset()
