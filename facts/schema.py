"""What one row of each table holds. A row that does not fit is refused by `facts.load`."""

from enum import StrEnum
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, StringConstraints, model_validator

from facts.row import Amount, Code, Country, Currency, Link, MisfitError, Row, Several, Words, Year


class Helpline(Row):
    """Whom to call: `citizens_of` a country wherever they are, or anybody who is `in_country`."""

    country: Country
    audience: Literal["citizens_of", "in_country"]
    only_in: Country | None = None
    """For citizens, where the line serves in one country only (an embassy)."""
    name: Words
    operator: Words | None = None
    scope: Literal["trafficking", "migrant_worker", "scam"]
    phone: Words | None = None
    second_phone: Words | None = None
    phone_abroad: Words | None = None
    """The number to dial from another country, where the source gives one."""
    sms: Words | None = None
    whatsapp: Words | None = None
    email: Words | None = None
    url: Link | None = None
    hours: Words | None = None
    languages: Several = ()
    says: Words | None = None
    """A sentence for the reader."""
    confirmed: bool
    """False: seen only at second hand; show it as "not confirmed"."""
    note: Words | None = None
    """For editors of the table."""

    @model_validator(mode="after")
    def _can_be_reached(self) -> Self:
        if not any((self.phone, self.phone_abroad, self.sms, self.whatsapp, self.email, self.url)):
            raise MisfitError("phone", "a helpline must have a number or an address")
        return self


class Withdrawn(Row):
    """A number that must never be shown again, digits only."""

    number: Annotated[str, StringConstraints(pattern=r"^\d{6,15}$")]
    why: Words


class Registry(Row):
    """Where a recruiter's licence, a job order or an offer can be looked up."""

    country: Country
    side: Literal["origin", "destination"]
    """Whether the authority answers for those who leave the country or for those who come to it."""
    kind: Literal["licence", "job_order", "offer"]
    authority: Words
    covers: Words
    lookup_url: Link | None = None
    phone: Words | None = None
    licence_pattern: Words | None = None
    max_fee: Words | None = None
    """The most that a worker may be charged."""
    note: Words | None = None


class CorridorKind(StrEnum):
    """What a rule about working somewhere is about."""

    NO_OFFICIAL_PLACEMENT = "no_official_placement"
    NO_WORK_ON_TOURIST_VISA = "no_work_on_tourist_visa"
    EMPLOYER_APPLIES = "employer_applies"
    EMPLOYER_PAYS = "employer_pays"
    PERMIT_NEEDED = "permit_needed"
    APPROVAL_NEEDED = "approval_needed"
    ADVICE = "advice"


class Corridor(Row):
    """What an authority says about citizens of `origin` (None: everybody) working in `destination` (None: anywhere)."""

    origin: Country | None = None
    destination: Country | None = None
    kind: CorridorKind
    says: Words
    authority: Words


class Wage(Row):
    """A minimum or average pay. `occupation` None: all of them. `usable` says whether it may stand for normal pay."""

    country: Country
    occupation: Words | None = None
    isco08: Code | None = None
    covers: Words | None = None
    """The part of the workers it describes, where that is not all."""
    kind: Literal["statutory_minimum", "agreed_minimum", "mean", "market_figure"]
    period: Literal["hour", "day", "month"]
    low: Amount | None = None
    mean: Amount | None = None
    median: Amount | None = None
    high: Amount | None = None
    currency: Currency
    year: Year | None = None
    publisher: Words
    usable: bool
    unusable_because: Words | None = None
    note: Words | None = None

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        amounts = [amount for amount in (self.low, self.median, self.high) if amount is not None]
        if not amounts and self.mean is None:
            raise MisfitError("mean", "a wage must have an amount")
        if amounts != sorted(amounts):
            raise MisfitError("high", "low, median and high must not fall")
        if self.usable == bool(self.unusable_because):
            raise MisfitError("unusable_because", "must be given where usable is no, and only there")
        return self


class LurePay(Row):
    """What a reported false offer promised, per `period`."""

    origin: Country | None = None
    destination: Country
    offer: Words
    low: Amount | None = None
    high: Amount | None = None
    currency: Currency | None = None
    period: Literal["month"] | None = None
    year: Year | None = None
    note: Words | None = None


class PlaceKind(StrEnum):
    """Why reports name a place. A reason to check, never proof: ordinary people live and work there."""

    SCAM_COMPOUND_HOTSPOT = "scam_compound_hotspot"
    BORDER_TRANSIT = "border_transit"
    FORCED_LABOUR_HOTSPOT = "forced_labour_hotspot"
    LURE_DESTINATION = "lure_destination"


class NamedPlace(Row):
    """A place that reports name. `place` None: the country as a whole. Coordinates in degrees (WGS 84)."""

    country: Country | None = None
    place: Words | None = None
    reach: Literal["town", "province", "country", "region"]
    kind: PlaceKind
    aliases: Several = ()
    """Other spellings, from the source of the coordinates."""
    more_aliases: Several = ()
    """Spellings in common use, without a source of their own."""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    coord_source: Words | None = None
    note: Words | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling, the usual one first."""
        return (*((self.place,) if self.place else ()), *self.aliases, *self.more_aliases)


class Tier(Row):
    """A tier of the Trafficking in Persons Report of the US Department of State. 2WL: tier 2 watch list."""

    country: Country
    year: Year
    tier: Literal["1", "2", "2WL", "3", "special"]


class Right(Row):
    """A plain statement about one's rights. Only those with `shown` may be shown; `review` says what is missing."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$")]
    topic: Literal["fees", "passport", "contract", "refusing", "forced"]
    says: Words
    country: Country | None = None
    shown: bool
    review: Words | None = None

    @model_validator(mode="after")
    def _says_why_hidden(self) -> Self:
        if self.shown == bool(self.review):
            raise MisfitError("review", "must say why the statement is not shown, and be empty where it is")
        return self


class OccupationSource(Row):
    """Where a list of occupational titles comes from."""

    key: Words
    title: Words
    licence: Words


class Occupation(NamedTuple):
    """One title of an occupation, in one language (ISO 639-1)."""

    isco08: str
    language: str
    title: str
    source: OccupationSource
