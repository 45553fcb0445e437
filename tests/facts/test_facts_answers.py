"""The questions that the product asks of the facts."""

import pytest

from facts import load_facts
from facts.answers import NO_NUMBER_FOR_CITIZENS, NO_NUMBER_IN_COUNTRY

FACTS = load_facts()

NO_NUMBER_KNOWN = "NP PK MY MM LA GH UG TZ MA TN UZ KZ KG RU GE CO DE FR RO HR"


@pytest.mark.parametrize("country", NO_NUMBER_KNOWN.split())
def test_says_where_no_number_is_known(country: str) -> None:
    """Where no number is known we say so and point to the embassy; none is invented."""
    lines = FACTS.helplines_for(country, None)
    assert lines.no_number_for == (country,)
    assert lines.for_citizens == lines.in_country == lines.at_home == ()
    assert lines.says == (NO_NUMBER_FOR_CITIZENS,)
    assert "embassy" in NO_NUMBER_FOR_CITIZENS


def test_gives_lines_by_citizenship_and_by_place() -> None:
    """A Filipino in Cambodia gets the lines of the Philippines and those of Cambodia."""
    lines = FACTS.helplines_for("PH", "KH")
    assert [line.phone for line in lines.for_citizens] == ["1343", "(02) 8721-0619"]
    assert [line.phone for line in lines.in_country] == ["117", "031 20 12345"]
    assert lines.no_number_for == lines.says == ()


def test_an_embassy_stands_first_where_it_serves_and_nowhere_else() -> None:
    """The embassy in Laos comes first for an Indian in Laos, and is not shown to one in Thailand."""
    in_laos = FACTS.helplines_for("IN", "LA")
    in_thailand = FACTS.helplines_for("IN", "TH")
    assert in_laos.for_citizens[0].only_in == "LA"
    assert [line.only_in for line in in_thailand.for_citizens] == [None]


def test_a_line_at_home_is_for_the_family() -> None:
    """An Ethiopian in Laos has no line for citizens abroad: the line in Ethiopia stands apart, and the text says so."""
    lines = FACTS.helplines_for("ET", "LA")
    assert lines.for_citizens == lines.in_country == ()
    assert [line.phone for line in lines.at_home] == ["8797"]
    assert lines.no_number_for == ("LA",)
    assert lines.says == (NO_NUMBER_FOR_CITIZENS, NO_NUMBER_IN_COUNTRY)


def test_who_is_at_home_reads_each_line_once() -> None:
    """For a person in the own country the lines there are not repeated as lines at home."""
    lines = FACTS.helplines_for("TH", "TH")
    assert lines.at_home == ()
    assert "1300" in [line.phone for line in lines.in_country]


def test_european_lines_serve_in_every_country_of_the_union() -> None:
    """In Germany the European lines are given, and it is still said that no German one is known."""
    lines = FACTS.helplines_for(None, "DE")
    assert "112" in [line.phone for line in lines.in_country]
    assert lines.no_number_for == ("DE",)
    assert "112" not in [line.phone for line in FACTS.helplines_for(None, "UA").in_country]


def test_nothing_asked_nothing_given() -> None:
    """Without citizenship and place there is nothing to say."""
    lines = FACTS.helplines_for(None, None)
    assert lines.for_citizens == lines.in_country == lines.at_home == lines.no_number_for == lines.says == ()


def test_registries_of_a_country() -> None:
    """The Philippines have a look-up for licences and one for job orders; an unknown country has none."""
    assert [row.kind for row in FACTS.registry("PH")] == ["licence", "job_order"]
    assert FACTS.registry("XX") == ()


def test_corridors_to_a_destination() -> None:
    """Every origin's row for a destination is given, and those for any destination when asked for."""
    assert {row.origin for row in FACTS.corridors_to("KH")} == {None, "ID", "IN", "NP"}
    assert {row.origin for row in FACTS.corridors_to(None)} == {"BR", "IN", "KE", "LK", "PH", "TH", "VN"}
    assert FACTS.corridors_to("IS") == ()


def test_wages_are_the_newest_first_and_only_usable_ones() -> None:
    """Pay is given newest first, without rows that may not be used and without single occupations."""
    rows = FACTS.wages("KH")
    years = [row.year or 0 for row in rows]
    assert years == sorted(years, reverse=True)
    assert not [row for row in rows if row.occupation]
    assert [row.kind for row in FACTS.wages("SG")] == []


def test_wages_of_an_occupation_by_code_or_name() -> None:
    """An occupation is found by its ISCO-08 code and by the table's name for it."""
    assert FACTS.wages("AE", "9112") == FACTS.wages("AE", "cleaner")
    assert [(row.low, row.high) for row in FACTS.wages("AE", "9112")] == [(1000, 1500)]
    assert FACTS.wages("AE", "2512") == ()


def test_tier_of_a_year_and_the_latest() -> None:
    """Without a year the latest tier is given; a year or country that we have not read gives nothing."""
    latest = FACTS.tier("KH")
    assert latest is not None
    assert (latest.year, latest.tier) == (2025, "3")
    assert FACTS.tier("KH", 1999) is None
    assert FACTS.tier("XX") is None


def test_rights_by_topic() -> None:
    """Statements can be asked for by topic."""
    assert {row.topic for row in FACTS.rights("fees")} == {"fees"}
    assert FACTS.rights("fees")[0].says.startswith("Workers shall not be charged")
