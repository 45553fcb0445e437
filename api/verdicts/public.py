"""What the public is told of a verdict: level and evidence, no weights, and shares without their last digits.

Who writes lures can ask as often as a seeker can. Weights, and numbers to the last digit, would tell them after each
change of a word whether it helped. What is told is listed here, not subtracted: a new field of a verdict reaches nobody by
itself.
"""

from datetime import date
from typing import Literal

from pydantic import NonNegativeInt

from casefile.terms import OfferTerms
from casefile.value import Value
from casefile.verdict import (
    Campaign,
    CorridorRow,
    Coverage,
    Level,
    OfficialCheck,
    Probability,
    Question,
    Reason,
    Verdict,
    Versions,
)

DIGITS = 2
"""Digits after the point of a probability."""


class PublicReason(Value):
    """A reason, without its weight. The strongest of each side comes first."""

    id: str
    says: str
    quote: str | None
    where: Literal["title", "text", "pay", "employer", "place", "contact"] | None
    span: tuple[NonNegativeInt, NonNegativeInt] | None
    side: Literal["for", "against"]
    source: str
    version: int
    date: date


class PublicVerdict(Value):
    """A verdict for who asks without a key. `lure`, `fraud` and `about` are rounded to two digits."""

    id: str | None
    level: Level
    lure: Probability
    fraud: Probability
    about: Probability
    prior: Probability
    is_about: bool
    reasons: tuple[PublicReason, ...]
    terms: OfferTerms
    corridors: tuple[CorridorRow, ...]
    checks: tuple[OfficialCheck, ...]
    questions: tuple[Question, ...]
    campaign: Campaign | None
    """How many copies we know, and how many were ruled lures: never which they are, or by what they were found."""
    language: str | None
    coverage: Coverage
    versions: Versions


def for_public(verdict: Verdict) -> PublicVerdict:
    """Give what the public is told of a verdict."""
    told = {name: getattr(verdict, name) for name in PublicVerdict.model_fields}
    rounded = {name: round(told[name], DIGITS) for name in ("lure", "fraud", "about")}
    return PublicVerdict(**told | rounded | {"reasons": tuple(_reason(reason) for reason in verdict.reasons)})


def _reason(reason: Reason) -> PublicReason:
    return PublicReason(**{name: getattr(reason, name) for name in PublicReason.model_fields})
