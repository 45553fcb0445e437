"""What every row of every table has: a source, a date, and cells that mean one thing."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, field_validator, model_validator

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2. In `helplines.csv` also EU: every country of the European Union."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""ISO 4217."""
Words = Annotated[str, StringConstraints(min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
"""ISCO-08 unit group."""
GivenDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""A day, a month or a year, as the source gives it."""
Year = Annotated[int, Field(ge=1990, le=2100)]
Amount = Annotated[float, Field(ge=0, allow_inf_nan=False)]

WHOLE = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(/[!-~]*)?", re.IGNORECASE)
STUMP = re.compile(r"\.\.\.|…|abbreviated|not kept|[<>\"{}|\\^`]", re.IGNORECASE)
BROKEN = re.compile(r"abbreviated|not kept", re.IGNORECASE)
FIRST_DAY = "-01-01"
OLD = timedelta(days=4 * 365)


def _whole(address: str) -> str:
    if not WHOLE.fullmatch(address) or STUMP.search(address):
        raise ValueError("not a whole address: leave the cell empty and say in source_note what is known of it")
    return address


def _split(cell: Any) -> Any:
    return tuple(part.strip() for part in cell.split(";") if part.strip()) if isinstance(cell, str) else cell


Link = Annotated[str, BeforeValidator(_whole)]
"""A whole http(s) address, the only kind from which a link may be built."""
Several = Annotated[tuple[Words, ...], BeforeValidator(_split)]
"""Several values in one cell, with semicolons between them."""


class MisfitError(ValueError):
    """Cells of one row that do not fit together. `field` is the column to look at."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class Confidence(StrEnum):
    """How sure the reading is. Low: a commercial site, a single press report, or a second-hand table."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Row(BaseModel):
    """A fact with its source and its date. Empty cells are None: not known.

    `source_url` is whole or None. `source_note` is the source in words; no link can be built from it.
    `source_date` is the source's own date, `read_on` the day on which we read it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source_url: Link | None = None
    source_note: Words | None = None
    source_date: GivenDate | None = None
    read_on: date
    confidence: Confidence | None = None

    @field_validator("source_note")
    @classmethod
    def _holds_no_link(cls, note: str | None) -> str | None:
        if note and "://" in note:
            raise ValueError("a link belongs in source_url; here name the site only")
        return note

    @model_validator(mode="after")
    def _has_source(self) -> Self:
        if not (self.source_url or self.source_note):
            raise MisfitError("source_url", "a row must have a source: source_url or source_note")
        if self.source_url and self.source_note and BROKEN.search(self.source_note):
            raise MisfitError("source_url", "must be empty where source_note says that the address was not kept whole")
        return self

    @property
    def source(self) -> str:
        """The source: a whole address, or words where none is known."""
        return self.source_url or self.source_note or ""

    @property
    def dated(self) -> str:
        """The source's date, or the day on which it was read where it gives none."""
        return self.source_date or self.read_on.isoformat()

    @property
    def is_old(self) -> bool:
        """Whether the source is more than four years older than our reading: show its year with it."""
        if self.source_date is None:
            return False
        day = date.fromisoformat((self.source_date + FIRST_DAY[len(self.source_date) - 4 :])[:10])
        return self.read_on - day > OLD
