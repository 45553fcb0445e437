"""Law before language: rows for the destination, dated and cited, that never touch the level."""

import ast
import inspect

import pytest

import scorer.corridor
import scorer.destination
from casefile.post import JobPost, Place
from casefile.verdict import CorridorRow
from facts import load_facts
from scorer.corridor import corridor_rows
from scorer.destination import Destination, destinations

FACTS = load_facts()


def going_to(*codes: str) -> tuple[Destination, ...]:
    """Give destinations of these countries."""
    return tuple(Destination(country=code, quote=code, where="text", span=(0, 2)) for code in codes)


def test_every_origins_rows_for_the_destination_are_given() -> None:
    """Nothing is left out for a citizenship: all rows to Cambodia, and all rows to any destination."""
    rows = corridor_rows(going_to("KH"), FACTS)
    expected = len(FACTS.corridors_to("KH")) + len(FACTS.corridors_to(None))
    assert len(rows) == expected
    assert {row.origin for row in rows if row.destination == "KH"} == {None, "ID", "IN", "NP"}


@pytest.mark.parametrize(
    ("origin", "destination"), [("ID", "KH"), ("ID", "MM"), ("ID", "TH"), ("NP", "MM"), ("NP", "LA")]
)
def test_no_official_placement_route_is_said_with_source_and_date(origin: str, destination: str) -> None:
    """Where an origin places no workers the row says so in those words, with authority, source and date, and first."""
    row = next(row for row in corridor_rows(going_to(destination), FACTS) if row.origin == origin)
    assert row.says.startswith("No official placement route")
    assert row.authority
    assert row.source
    assert row.date is not None
    assert row.date.startswith("202")


def test_the_strongest_rule_comes_first() -> None:
    """Rows without an official placement route come first, advice last."""
    says = [row.says for row in corridor_rows(going_to("KH"), FACTS)]
    closed = [text.startswith("No official placement route") for text in says]
    assert closed == sorted(closed, reverse=True)
    assert "booklet" in " ".join(says[-3:]) or "Be wary" in " ".join(says[-3:])


def test_every_row_is_dated_and_cited() -> None:
    """Each row of each destination has a source and a date."""
    every = {row.destination for row in FACTS.tables.corridors if row.destination}
    rows = corridor_rows(going_to(*sorted(every)), FACTS)
    assert all(row.source and row.date and row.authority for row in rows)
    assert len(rows) == len(set(rows)) == len(FACTS.tables.corridors)


def test_a_source_that_is_no_whole_address_is_no_link() -> None:
    """A source is a whole address or plain words, never the stump of an address."""
    every = {row.destination for row in FACTS.tables.corridors if row.destination}
    for row in corridor_rows(going_to(*sorted(every)), FACTS):
        assert "..." not in row.source
        assert row.source.startswith("http") == ("://" in row.source)


def test_unknown_destination_gives_no_rows() -> None:
    """Where no destination is known nothing is said of one."""
    assert corridor_rows((), FACTS) == ()


def test_work_in_ones_own_country_is_not_work_abroad() -> None:
    """Rows for citizens of the only destination, about working anywhere abroad, do not apply."""
    assert "PH" not in {row.origin for row in corridor_rows(going_to("PH"), FACTS)}
    assert "PH" in {row.origin for row in corridor_rows(going_to("PH", "KH"), FACTS)}


def test_towns_of_one_country_give_its_rows_once() -> None:
    """A country that is named twice, by a town and by itself, gives its rows once."""
    post = JobPost(text="Poipet", places=(Place(raw="Cambodia", country="KH"),))
    assert corridor_rows(destinations(post, FACTS), FACTS) == corridor_rows(going_to("KH"), FACTS)


def test_a_countrys_name_alone_gives_no_level() -> None:
    """Neither places nor rows carry a weight, and neither module knows levels, reasons or features."""
    for shape in (CorridorRow, Destination):
        assert not {"weight", "level", "score", "side"} & shape.model_fields.keys()
    for module in (scorer.corridor, scorer.destination):
        tree = ast.parse(inspect.getsource(module))
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
        assert not {"Level", "Reason", "FEATURES", "Verdict"} & (names | imported)
