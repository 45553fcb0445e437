"""The tables that ship: what each row must carry, and what must never stand in one."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import pytest
from babel import Locale
from babel.core import get_global

from facts import load_facts, load_occupations
from facts.load import FILES, _table
from facts.row import Row
from facts.schema import CorridorKind, Withdrawn

TABLES = load_facts().tables
HK_NUMBER_THAT_ENDED = "51908909"


def every_row() -> Iterator[tuple[str, Row]]:
    """Every row of every table, with the table's name."""
    for name, table in vars(TABLES).items():
        yield from ((name, row) for row in table)


def test_every_row_has_a_source_and_a_date() -> None:
    """No row of any table lacks a source or a date."""
    rows = list(every_row())
    assert len(rows) > 900
    assert not [row for _, row in rows if not row.source.strip()]
    assert not [row for _, row in rows if not re.match(r"(19|20)\d\d", row.dated)]
    assert all(row.read_on >= date(2026, 11, 24) for _, row in rows)


def test_no_source_says_that_there_is_none() -> None:
    """A source that is only "source address not kept" or "no source" is no source."""
    assert not [row for _, row in every_row() if re.match(r"(source address not kept|no source)", row.source)]


def test_no_broken_address_stands_where_a_link_could_be_built() -> None:
    """Fields that hold links hold whole ones; no other field holds anything that looks like a link."""
    for name, row in every_row():
        for field, value in row.model_dump().items():
            if not isinstance(value, str):
                continue
            if field in {"source_url", "lookup_url", "url"}:
                assert re.fullmatch(r"https?://[^\s.]+\.[^\s]+", value), (name, row)
                assert not re.search(r"\.\.\.|…|abbreviated|not kept", value), (name, row)
            else:
                assert "://" not in value, (name, field, value)


def test_the_number_that_ended_is_nowhere() -> None:
    """The former WhatsApp number of the Hong Kong unit stands in no file but the list of withdrawn numbers."""
    for file in FILES:
        if file != "withdrawn.csv":
            text = (files("facts") / file).read_text("utf-8")
            assert HK_NUMBER_THAT_ENDED not in re.sub(r"[\s().+-]", "", text), file
    assert HK_NUMBER_THAT_ENDED in {row.number for row in _table(files("facts"), "withdrawn.csv", Withdrawn)}
    (unit,) = [line for line in TABLES.helplines if line.country == "HK" and line.whatsapp]
    assert (unit.phone, unit.whatsapp) == ("+852 1868", "+852 1868")


def test_numbers_seen_only_at_second_hand_are_not_confirmed() -> None:
    """Rows seen only in a public source file say that they are not confirmed; so does the number that changed."""
    second_hand = [line for line in TABLES.helplines if line.source.startswith("seen in a public source file")]
    assert {line.country for line in second_hand} == {"AU", "CA", "EU", "GB", "IN", "VN"}
    assert not [line for line in second_hand if line.confirmed]
    assert [line.country for line in TABLES.helplines if not line.confirmed and line not in second_hand] == ["BR"]


@pytest.mark.parametrize(
    ("country", "number", "year"),
    [
        *(
            ("TH", "1694", "2017"),
            ("BH", "995", "2018"),
            ("MD", "0 800 77777", "2016"),
            ("GB", "0800 432 0804", "2020"),
        ),
        *(("KH", "117", "2022"), ("KH", "031 20 12345", "2022"), ("VN", "+855-974056789", "2021")),
    ],
)
def test_old_helplines_say_so(country: str, number: str, year: str) -> None:
    """Helplines whose source is more than four years old are marked, with their year."""
    (line,) = [line for line in TABLES.helplines if line.country == country and line.phone == number]
    assert line.is_old
    assert line.dated.startswith(year)


def test_recent_helplines_are_not_called_old() -> None:
    """A source of last year is not old, nor is one without a date."""
    assert not [line for line in TABLES.helplines if line.dated >= "2023" and line.is_old]


def test_country_codes_are_real() -> None:
    """Every country code is one that CLDR knows, and EU stands in helplines only."""
    known = {code for code in Locale("en").territories if re.fullmatch(r"[A-Z]{2}", code)} - {"ZZ", "XA", "XB"}
    for name, row in every_row():
        for field in ("country", "origin", "destination", "only_in"):
            code = getattr(row, field, None)
            assert code is None or (code in known and (code != "EU" or name == "helplines")), (name, row)


def test_currencies_are_real() -> None:
    """Every pay that may be used is in a currency that CLDR knows."""
    known = get_global("all_currencies")
    assert not [row.currency for row in TABLES.wages if row.usable and row.currency not in known]
    assert not [row.currency for row in TABLES.lure_pay if row.currency and row.currency not in known]


@pytest.mark.parametrize("country", ["AE", "BH", "KW", "OM", "QA", "SA", "SG"])
def test_gulf_and_singapore_averages_are_no_normal_pay_for_migrants(country: str) -> None:
    """Averages that describe citizens and residents may not stand for a migrant's normal pay."""
    assert not [row for row in TABLES.wages if row.country == country and row.kind == "mean" and row.usable]


def test_figures_marked_as_wrong_are_not_used() -> None:
    """The implausible average of Zimbabwe and the doubtful one of Palestine are kept, and not used."""
    assert {row.country for row in TABLES.wages if row.country in {"ZW", "PS"}} == {"ZW", "PS"}
    assert not [row for row in TABLES.wages if row.country in {"ZW", "PS"} and row.usable]


def test_no_usable_average_lies_below_a_later_minimum() -> None:
    """An average below the minimum wage of a later year is out of date, so it is not used."""
    minima = [row for row in TABLES.wages if row.kind == "statutory_minimum" and not row.covers and not row.occupation]
    for row in TABLES.wages:
        if row.kind == "mean" and row.usable and row.mean is not None:
            for least in minima:
                same = (least.country, least.currency, least.period) == (row.country, row.currency, row.period)
                later = (least.year or 0) > (row.year or 0)
                assert not (same and later and row.mean < (least.low or 0)), (row, least)


def test_no_wage_that_may_be_used_is_bound_to_a_nationality() -> None:
    """Normal pay is the same whoever asks: a minimum agreed for citizens of one country is not used."""
    assert not [row for row in TABLES.wages if row.usable and row.covers == "Filipino"]


def test_tiers_are_given_once() -> None:
    """A country has one tier a year."""
    assert max(Counter((row.country, row.year) for row in TABLES.tiers).values()) == 1


def test_corridors_say_no_official_placement_route() -> None:
    """Where an origin places no workers, the sentence says so in those words, for one origin and one destination."""
    rows = [row for row in TABLES.corridors if row.kind is CorridorKind.NO_OFFICIAL_PLACEMENT]
    assert len(rows) == 8
    assert all(row.says.startswith("No official placement route") and row.origin and row.destination for row in rows)


def test_corridors_are_sentences() -> None:
    """What a seeker reads of a corridor is a sentence, with an authority."""
    assert all(re.fullmatch(r"[A-Z].*\.", row.says) and row.authority for row in TABLES.corridors)


def test_named_places_have_coordinates_of_one_source() -> None:
    """Latitude and longitude come together, with their source."""
    for row in TABLES.destinations:
        assert (row.lat is None) == (row.lon is None) == (row.coord_source is None), row


def test_rights_have_their_own_names() -> None:
    """No two statements share an id."""
    ids = [row.id for row in TABLES.rights]
    assert len(set(ids)) == len(ids)


PROMISES = re.compile(
    r"will not be (prosecuted|charged|punished|arrested)|cannot be (prosecuted|punished)|are (safe|immune)|guarantee",
    re.IGNORECASE,
)


def test_no_right_promises_that_a_victim_is_not_prosecuted() -> None:
    """What is not to be shown: no promise of non-prosecution; the principle is "consider", and practice differs."""
    forced = [row.says for row in load_facts().rights("forced")]
    assert not [says for says in forced if PROMISES.search(says)]
    assert [says for says in forced if "asks states to consider" in says]
    assert [says for says in forced if "practice differs by country" in says]


def test_general_advice_without_a_source_is_not_shown() -> None:
    """What is not to be shown: the two pieces of general advice, until a person has reviewed them."""
    hidden = {row.id for row in TABLES.rights if not row.shown}
    assert hidden == {"refuse", "say_early"}
    assert not hidden & {row.id for row in load_facts().rights()}
    for phrase in ("change your mind and leave", "say early that you were forced"):
        assert not [row for row in load_facts().rights() if phrase in row.says]


def test_occupations_carry_their_licence() -> None:
    """The sources of occupational titles name their licence."""
    assert {title.source.key: title.source.licence for title in load_occupations()}["ilo"] == "CC BY 4.0"
