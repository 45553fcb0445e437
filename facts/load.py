"""From CSV files to facts. One bad row stops the load: a wrong number is worse than none."""

import csv
import re
from collections.abc import Collection, Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from typing import TypeVar

from pydantic import ValidationError

from facts.answers import Facts, Tables
from facts.row import MisfitError, Row
from facts.schema import (
    Corridor,
    Helpline,
    LurePay,
    NamedPlace,
    Occupation,
    OccupationSource,
    Registry,
    Right,
    Tier,
    Wage,
    Withdrawn,
)

FILES = (
    *("corridors.csv", "destinations.csv", "helplines.csv", "lure_pay.csv", "occupation_sources.csv"),
    *("occupations.csv", "registries.csv", "rights.csv", "tiers.csv", "wages.csv", "withdrawn.csv"),
)


R = TypeVar("R", bound=Row)


class FactsError(ValueError):
    """A row that we refuse. The message names the file, the line and the field."""

    def __init__(self, file: str, line: int, field: str, why: str) -> None:
        super().__init__(f"facts/{file}, line {line}, field `{field}`: {why}")
        self.file, self.line, self.field = file, line, field


@cache
def load_facts() -> Facts:
    """Give the facts that come with the package. Raises FactsError."""
    return read_facts(files("facts"))


@cache
def load_occupations() -> tuple[Occupation, ...]:
    """Give the titles of occupations with their ISCO-08 codes. Large, so only on demand. Raises FactsError."""
    return read_occupations(files("facts"))


def read_facts(folder: Traversable) -> Facts:
    """Read every table of a folder but the occupations. Raises FactsError."""
    withdrawn = [row.number for row in _table(folder, "withdrawn.csv", Withdrawn)]
    tables = Tables(
        helplines=_table(folder, "helplines.csv", Helpline, withdrawn),
        registries=_table(folder, "registries.csv", Registry, withdrawn),
        corridors=_table(folder, "corridors.csv", Corridor, withdrawn),
        wages=_table(folder, "wages.csv", Wage),
        lure_pay=_table(folder, "lure_pay.csv", LurePay),
        destinations=_table(folder, "destinations.csv", NamedPlace),
        tiers=_table(folder, "tiers.csv", Tier),
        rights=_table(folder, "rights.csv", Right, withdrawn),
    )
    return Facts(tables, _version(folder, tables))


def read_occupations(folder: Traversable) -> tuple[Occupation, ...]:
    """Read the titles of occupations. Raises FactsError."""
    sources = {row.key: row for row in _table(folder, "occupation_sources.csv", OccupationSource)}
    titles = []
    for line, cells in _rows(folder, "occupations.csv", {"isco08", "language", "title", "source"}):
        for field in ("isco08", "language", "title"):
            if not cells.get(field):
                raise FactsError("occupations.csv", line, field, "must not be empty")
        source = sources.get(cells.get("source", ""))
        if source is None:
            raise FactsError("occupations.csv", line, "source", "is no key of occupation_sources.csv")
        titles.append(Occupation(cells["isco08"], cells["language"], cells["title"], source))
    return tuple(titles)


def _table(folder: Traversable, file: str, kind: type[R], withdrawn: Collection[str] = ()) -> tuple[R, ...]:
    table = []
    for line, cells in _rows(folder, file, kind.model_fields.keys()):
        for field, cell in cells.items():
            if withdrawn and any(number in re.sub(r"\D", "", cell) for number in withdrawn):
                raise FactsError(file, line, field, "holds a number that was withdrawn (withdrawn.csv)")
        try:
            table.append(kind.model_validate(cells))
        except ValidationError as error:
            raise FactsError(file, line, *_first(error)) from error
    return tuple(table)


def _rows(folder: Traversable, file: str, columns: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Give the rows of a file with their line numbers, without empty cells."""
    reader = csv.DictReader(StringIO(folder.joinpath(file).read_text("utf-8"), newline=""))
    header = reader.fieldnames or []
    for column in sorted(set(header) ^ set(columns)):
        raise FactsError(file, 1, column, "is missing" if column in columns else "is no column of this table")
    for cells in reader:
        if None in cells or None in cells.values():
            raise FactsError(file, reader.line_num, header[-1], "the row has more or fewer cells than columns")
        yield reader.line_num, {field: cell.strip() for field, cell in cells.items() if cell.strip()}


def _first(error: ValidationError) -> tuple[str, str]:
    """Give the field of the first thing that is wrong, and what it is."""
    first = error.errors(include_url=False)[0]
    cause = first.get("ctx", {}).get("error")
    field = cause.field if isinstance(cause, MisfitError) else ".".join(str(part) for part in first["loc"])
    return field, first["msg"].removeprefix("Value error, ")


def _version(folder: Traversable, tables: Tables) -> str:
    digest = sha256()
    for file in FILES:
        digest.update(folder.joinpath(file).read_bytes())
    latest = max(row.read_on for table in vars(tables).values() for row in table)
    return f"{latest.isoformat()}+{digest.hexdigest()[:8]}"
