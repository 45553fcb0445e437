"""What a poster sends with an appeal, and what the receipt gives back."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from api.reports.report import Note
from casefile.ruling import RulingKind
from casefile.value import Value

MAX_CONTACT = 200


class Appeal(Value):
    """What a poster tells us: where the ad stands, and what is wrong with what was said of it.

    `contact` is optional, for an answer, and needs a consent of its own.
    """

    address: str
    reason: Note
    contact: Annotated[str, StringConstraints(max_length=MAX_CONTACT, strip_whitespace=True)] = ""
    consent: bool = False
    contact_consent: bool = False


class AppealStanding(Value):
    """How an appeal stands."""

    received: date
    due: date
    """The last day on which it can be answered in time."""
    kept_until: date
    may_lift: bool
    """Unanswered, it lifts the ruling: no earlier appeal about this address was answered."""
    is_lifted: bool
    """It was not answered in time, and what was ruled does not count."""
    looked_on: date | None
    ruling: RulingKind | None
    says: str


class Waiting(Value):
    """The public clock: how many appeals wait, and since when the longest."""

    number: int
    longest_since: date | None
    days: int
    """Days in which an appeal is answered."""
