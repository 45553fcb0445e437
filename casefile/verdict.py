"""What we say of an ad: a level, the reasons in its own words, and what we could not see."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, NonNegativeInt

from casefile.post import CountryCode
from casefile.terms import OfferTerms
from casefile.value import Value

Probability = Annotated[float, Field(ge=0, le=1)]


class Level(StrEnum):
    """How strongly the ad reads like a lure. The lowest is *nothing found*; none of them says "safe"."""

    HIGH = "high"
    CAUTION = "caution"
    NOTHING_FOUND = "nothing_found"
    CANNOT_TELL = "cannot_tell"


class Reason(Value):
    """A feature that spoke.

    `says` is the sentence a seeker reads. `quote` is the ad's exact words, and `span` their place in the field `where`
    (code points); both are None where the reason is about something missing. `weight` is the feature's share of the
    score in log-odds, positive towards a lure. `version` counts changes of the rule, `date` is the last of them.
    """

    id: str
    says: str
    quote: str | None = None
    where: Literal["title", "text", "pay", "employer", "place", "contact"] | None = None
    span: tuple[NonNegativeInt, NonNegativeInt] | None = None
    side: Literal["for", "against"]
    """`for`: speaks for a lure. `against`: speaks against one."""
    weight: float
    source: str
    version: int
    date: date


class CorridorRow(Value):
    """What an authority says about working in the destination, for citizens of `origin` (None: for everybody)."""

    origin: CountryCode | None
    destination: CountryCode | None
    says: str
    authority: str
    source: str
    date: str | None
    """As the source gives it: a day, a month or a year."""


class OfficialCheck(Value):
    """One official place to look the offer up, and what a match proves and does not."""

    what: str
    url: str | None
    proves: str
    does_not_prove: str


class Question(Value):
    """One question to send to the recruiter, about a term the ad leaves open."""

    term: str
    asks: str


class Campaign(Value):
    """Copies of one template or one contact, as the store knows them."""

    posts: NonNegativeInt
    ruled_lure: NonNegativeInt


class Coverage(Value):
    """What this answer could see, and what it could not."""

    language: str | None
    lexicon: bool
    """A lexicon for the ad's language exists."""
    meaning: bool
    """The meaning of the text was read by the encoder."""
    characters: NonNegativeInt
    truncated: bool = False
    unseen: tuple[str, ...] = ()
    """Sentences: what we could not see."""


class Versions(Value):
    """What gave this answer."""

    model: str
    rules: str
    facts: str


class Verdict(Value):
    """Level, reasons, offer terms. `lure`, `fraud` and `about` are calibrated probabilities at a stated prior."""

    id: str | None = None
    level: Level
    lure: Probability
    fraud: Probability
    about: Probability
    prior: Probability
    """The share of lures among posts at which the probabilities are stated."""
    is_about: bool = False
    """The text reads like one *about* lures (a warning, news, an account), more than like an offer."""
    reasons: tuple[Reason, ...] = ()
    terms: OfferTerms
    corridors: tuple[CorridorRow, ...] = ()
    checks: tuple[OfficialCheck, ...] = ()
    questions: tuple[Question, ...] = ()
    campaign: Campaign | None = None
    language: str | None
    coverage: Coverage
    versions: Versions
