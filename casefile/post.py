"""What a post is: one job ad as it stood when seen."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from casefile.value import Value

MAX_TEXT = 100_000
"""Characters of an ad that are kept. The longest honest ad in public data has about 15,000."""

MAX_LINE = 500
"""Characters of a title, a name or a place."""

Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Line = Annotated[str, StringConstraints(max_length=MAX_LINE, strip_whitespace=True, min_length=1)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3,5}$")]
"""ISO 4217, and USDT where an ad pays in it."""


class Period(StrEnum):
    """What a sum of pay is for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class ContactKind(StrEnum):
    """How a reader is asked to answer an ad."""

    EMAIL = "email"
    PHONE = "phone"
    SMS = "sms"
    TELEGRAM = "telegram"
    WHATSAPP = "whatsapp"
    LINE = "line"
    ZALO = "zalo"
    WECHAT = "wechat"
    QQ = "qq"
    KAKAO = "kakao"
    VIBER = "viber"
    SIGNAL = "signal"
    MESSENGER = "messenger"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    TIKTOK = "tiktok"
    X = "x"
    DISCORD = "discord"
    FORM = "form"
    URL = "url"
    JOB_BOARD = "job_board"
    WALK_IN = "walk_in"
    IN_PERSON = "in_person"
    AGENT = "agent"
    OTHER = "other"


class Employer(Value):
    """Who the ad says is hiring."""

    name: Line | None = None
    url: Line | None = None


class Place(Value):
    """Where the ad says the work is. `raw` is the ad's own words."""

    raw: Line
    country: CountryCode | None = None
    town: Line | None = None


class Pay(Value):
    """What the ad says it pays: `raw` in its own words, the rest as far as that could be read."""

    raw: Line
    low: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    high: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    currency: CurrencyCode | None = None
    period: Period | None = None


class Contact(Value):
    """One way to answer. `value` is normalised (E.164, lower-case handle), `raw` is as written."""

    kind: ContactKind
    value: Line
    raw: Line


class JobPost(Value):
    """One ad as it stood when seen. `None` and empty tuples mean *not stated*.

    `text` holds the ad's body without its title. Offsets into it count Unicode code points.
    """

    id: Line | None = None
    address: Annotated[str, StringConstraints(max_length=4_000)] | None = None
    board: Line | None = None
    seen_at: datetime | None = None
    title: Line | None = None
    text: Text
    employer: Employer | None = None
    places: tuple[Place, ...] = ()
    pay: Pay | None = None
    contacts: tuple[Contact, ...] = ()
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$")] | None = None
    """BCP 47; Chinese carries its script: zh-Hans, zh-Hant."""
    posted_on: date | None = None
    closes_on: date | None = None
    apply_url: Annotated[str, StringConstraints(max_length=4_000)] | None = None
    page_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
