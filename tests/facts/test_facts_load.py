"""Loading: what comes with the package is read, and a row that breaks a promise stops the load."""

import csv
import re
import shutil
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

import facts.load
from facts import FactsError, load_facts, load_occupations
from facts.load import FILES, read_facts, read_occupations

HELPLINES, WAGES, RIGHTS, CORRIDORS = "helplines.csv", "wages.csv", "rights.csv", "corridors.csv"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the tables that a test may spoil."""
    for file in FILES:
        shutil.copy(str(files("facts") / file), tmp_path / file)
    return tmp_path


def spoil(folder: Path, file: str, cells: dict[str, str]) -> None:
    """Write other cells into the first row of a table."""
    with (folder / file).open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    rows[0].update(cells)
    with (folder / file).open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def test_every_file_is_hashed_and_shipped() -> None:
    """The list of files holds every table that lies in the package, so the version covers them all."""
    folder = Path(str(files("facts")))
    assert {path.name for path in folder.glob("*.csv")} == set(FILES)


def test_a_copy_reads_the_same(folder: Path) -> None:
    """Facts are a function of the files: a copy gives the same tables and the same version."""
    copy, original = read_facts(folder), load_facts()
    assert (copy.tables, copy.version) == (original.tables, original.version)


def test_version_has_the_latest_day_of_reading_and_a_hash() -> None:
    """The version is a day and eight hex digits."""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\+[0-9a-f]{8}", load_facts().version)
    assert load_facts().version.startswith("2026-11-24+")


def test_version_changes_with_any_cell(folder: Path) -> None:
    """A changed cell gives another version."""
    spoil(folder, HELPLINES, {"hours": "24/7"})
    assert read_facts(folder).version != load_facts().version


@pytest.mark.parametrize("file", [file for file in FILES if file not in {"occupations.csv", "occupation_sources.csv"}])
@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"source_url": "", "source_note": ""}, "source_url"),
        ({"read_on": ""}, "read_on"),
        ({"read_on": "", "source_date": ""}, "read_on"),
        ({"read_on": "yesterday"}, "read_on"),
        ({"source_date": "2025-13"}, "source_date"),
        ({"source_url": "https://news.example.com/a/... (address abbreviated)"}, "source_url"),
        ({"source_url": "https://news.example.com/a-...-b"}, "source_url"),
        ({"source_url": "news.example.com"}, "source_url"),
        ({"source_url": "https://example.com/a b"}, "source_url"),
        ({"source_url": "https://example.com/a", "source_note": "seen elsewhere (address not kept)"}, "source_url"),
        ({"source_url": "", "source_note": "https://example.com/... (address abbreviated)"}, "source_note"),
        ({"confidence": "certain"}, "confidence"),
    ],
)
def test_refuses_a_row_without_source_or_date(folder: Path, file: str, cells: dict[str, str], field: str) -> None:
    """In every table, a row whose source, date or link is missing or broken is refused, by file, line and field."""
    spoil(folder, file, cells)
    with pytest.raises(FactsError) as refusal:
        read_facts(folder)
    assert (refusal.value.file, refusal.value.line, refusal.value.field) == (file, 2, field)
    assert str(refusal.value).startswith(f"facts/{file}, line 2, field `{field}`: ")


@pytest.mark.parametrize(
    ("file", "cells", "field"),
    [
        (HELPLINES, {"phone": "+852 5190 8909"}, "phone"),
        (HELPLINES, {"whatsapp": "5190-8909"}, "whatsapp"),
        (HELPLINES, {"note": "formerly 51908909"}, "note"),
        (RIGHTS, {"says": "Write to +852 5190 8909."}, "says"),
        (CORRIDORS, {"says": "Call 5190 8909."}, "says"),
        ("registries.csv", {"phone": "852 51908909"}, "phone"),
        (HELPLINES, {"phone": "", "url": ""}, "phone"),
        (HELPLINES, {"url": "https://lines.example.com/..."}, "url"),
        (HELPLINES, {"confirmed": ""}, "confirmed"),
        (HELPLINES, {"country": "Cambodia"}, "country"),
        ("registries.csv", {"lookup_url": "https://register.example.com/…"}, "lookup_url"),
        (RIGHTS, {"shown": "no"}, "review"),
        (RIGHTS, {"review": "nobody has read it"}, "review"),
        (CORRIDORS, {"kind": "rumour"}, "kind"),
        (CORRIDORS, {"says": ""}, "says"),
        (WAGES, {"low": "1500", "high": "1000"}, "high"),
        (WAGES, {"low": "", "mean": "", "median": "", "high": ""}, "mean"),
        (WAGES, {"usable": "no", "unusable_because": ""}, "unusable_because"),
        (WAGES, {"usable": "yes", "unusable_because": "old"}, "unusable_because"),
        (WAGES, {"mean": "nan"}, "mean"),
        ("tiers.csv", {"tier": "4"}, "tier"),
        ("destinations.csv", {"lat": "98.5"}, "lat"),
    ],
)
def test_refuses_a_cell_that_breaks_a_promise(folder: Path, file: str, cells: dict[str, str], field: str) -> None:
    """A withdrawn number, a link that is not whole, a hidden reason or an impossible amount stops the load."""
    spoil(folder, file, cells)
    with pytest.raises(FactsError) as refusal:
        read_facts(folder)
    assert (refusal.value.file, refusal.value.line, refusal.value.field) == (file, 2, field)


def rename_column(path: Path) -> None:
    """Misspell the last column of a table."""
    path.write_text(path.read_text("utf-8").replace("confidence", "confidance", 1), "utf-8")


def lengthen_row(path: Path) -> None:
    """Add a cell to the last row."""
    path.write_text(path.read_text("utf-8").rstrip("\n") + ",one more\n", "utf-8")


def shorten_row(path: Path) -> None:
    """Add a row that ends too early."""
    path.write_text(path.read_text("utf-8") + "KH,2\n", "utf-8")


@pytest.mark.parametrize("change", [rename_column, lengthen_row, shorten_row])
def test_refuses_a_table_of_another_shape(folder: Path, change: Callable[[Path], None]) -> None:
    """An unknown or missing column and a row of the wrong length are refused, never absorbed."""
    change(folder / "tiers.csv")
    with pytest.raises(FactsError, match=r"tiers\.csv"):
        read_facts(folder)


def test_the_facts_are_read_once_and_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading takes well under a second, the second call costs nothing, and the occupations are left alone."""
    monkeypatch.setattr(facts.load, "read_occupations", lambda _: pytest.fail("occupations were read"))
    load_facts.cache_clear()
    started = time.perf_counter()
    first = load_facts()
    assert time.perf_counter() - started < 1
    assert load_facts() is first


def test_occupations_have_codes_and_sources() -> None:
    """Every title has a four-digit code and the source it comes from, in four languages."""
    titles = load_occupations()
    assert {title.language for title in titles} == {"en", "de", "fr", "it"}
    assert all(re.fullmatch(r"\d{4}", title.isco08) and title.source.source and title.source.dated for title in titles)
    assert ("2636", "en", "Abbot") in {(title.isco08, title.language, title.title) for title in titles}


@pytest.mark.parametrize(("cells", "field"), [({"source": "hearsay"}, "source"), ({"title": ""}, "title")])
def test_refuses_an_occupation_without_title_or_source(folder: Path, cells: dict[str, str], field: str) -> None:
    """A title that names no listed source, and a row without a title, are refused."""
    spoil(folder, "occupations.csv", cells)
    with pytest.raises(FactsError) as refusal:
        read_occupations(folder)
    assert (refusal.value.line, refusal.value.field) == (2, field)
