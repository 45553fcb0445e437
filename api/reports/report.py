"""What a reader sends with a report, and what the receipt gives back."""

from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StringConstraints, model_validator

from api.errors import ProblemError
from casefile.address import MAX_ADDRESS
from casefile.ruling import RulingKind
from casefile.value import Value

MAX_NOTE = 4_000
"""Characters of what a reader writes about an ad, each time."""

Note = Annotated[str, StringConstraints(max_length=MAX_NOTE, strip_whitespace=True)]
Receipt = Annotated[str, StringConstraints(max_length=200)]
"""A code as somebody typed it: upper or lower case, with or without hyphens."""


class Happened(StrEnum):
    """What can have happened to a reader, or to somebody they know."""

    ONLY_SAW = "only_saw"
    ASKED_MONEY = "asked_money"
    ASKED_PAPERS = "asked_papers"
    OTHER_WORK = "other_work"
    TOURIST_VISA = "tourist_visa"
    TRAVELLED = "travelled"
    HELD = "held"
    THREATENED = "threatened"


Happenings = Annotated[tuple[Happened, ...], Field(max_length=len(Happened))]


class NoConsentError(ProblemError):
    """Nothing is kept of a report that comes without consent."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY
    name = "no_consent"


class Report(Value):
    """What a reader tells us: the ad's `text`, or the `url` of its page, or both, and what happened.

    Names are not asked for. `consent` is consent to keep what is sent for the days that the answer states.
    """

    url: Annotated[str, StringConstraints(max_length=MAX_ADDRESS)] | None = None
    text: str | None = None
    """More than 100,000 characters are cut."""
    happened: Happenings = ()
    note: Note = ""
    consent: StrictBool = False


class Addition(Value):
    """What a reader adds to a report. `withdraw`: true withdraws it, false stands by it again."""

    note: Note = ""
    happened: Happenings = ()
    wants_person: Literal[True] | None = None
    """Asks that a person looks."""
    withdraw: StrictBool | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Addition":
        if not (self.note or self.happened or self.wants_person or self.withdraw is not None):
            raise ValueError("Say what is to be added")
        return self


class Standing(Value):
    """How a report stands. Nothing of what was reported is given back: whoever holds the code may be watched."""

    received: date
    kept_until: date
    """The last day on which it is kept."""
    is_withdrawn: bool
    wants_person: bool
    looked_on: date | None
    """When a person here looked at it last. None: nobody has yet, or what they found was taken back."""
    ruling: RulingKind | None
    """What they found. None: nobody has looked, there was nothing to rule on, or it was taken back."""
    says: str
    """The outcome, in a sentence."""


class Receipted(Standing):
    """A report that has just been taken, with its receipt: the code is shown this once, and kept by nobody here."""

    receipt: str
