"""A schema.org JobPosting as it stands in the wild: one function a field, each gives None for what is not stated."""

import re
from datetime import date
from typing import Any

from casefile.post import Contact, ContactKind, Employer, Pay, Place
from crawler.pages.contacts import given
from crawler.pages.dates import day
from crawler.pages.lines import line
from crawler.pages.markup import text_of
from crawler.pages.pay import number, read_pay, stated
from crawler.pages.places import place

Item = dict[str, Any]

NOTHING = re.compile(r"[\s0.,-]*|\W*n/?a\W*", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")

EXTRAS = (
    "responsibilities",
    "qualifications",
    "experienceRequirements",
    "educationRequirements",
    "skills",
    "jobBenefits",
    "benefits",
    "incentiveCompensation",
    "incentives",
    "workHours",
    "physicalRequirement",
    "employerOverview",
)
"""Properties that hold words of the ad beside its description."""


def is_posting(item: Item) -> bool:
    """Say whether an object is a JobPosting."""
    return any(local(kind) == "JobPosting" for kind in strings(item.get("@type")))


def local(name: str) -> str:
    """Give the last part of a name: `https://schema.org/JobPosting`, `schema:JobPosting` and `JobPosting` are one."""
    return name.rpartition("/")[2].rpartition(":")[2]


def title(item: Item) -> str | None:
    """Give the title."""
    return line(string(item.get("title")) or string(item.get("name")))


def employer(item: Item) -> Employer | None:
    """Give who is hiring."""
    for organisation in values(item.get("hiringOrganization")):
        if isinstance(organisation, dict):
            name = line(string(organisation.get("name")) or string(organisation.get("legalName")))
            url = line(string(organisation.get("sameAs")) or string(organisation.get("url")))
        else:
            name, url = line(string(organisation)), None
        if name or url:
            return Employer(name=name, url=url)
    return None


def places(item: Item) -> tuple[Place, ...]:
    """Give where the work is; for remote work, from where it may be done."""
    found = [_place(location) for location in values(item.get("jobLocation"))]
    if not any(found):
        found = [_place(location) for location in values(item.get("applicantLocationRequirements"))]
    return tuple(dict.fromkeys(place for place in found if place))


def _place(location: Any) -> Place | None:
    if not isinstance(location, dict):
        return place(line(string(location)))
    address = next(iter(values(location.get("address"))), None)
    if isinstance(address, str):
        return place(line(address))
    address = address if isinstance(address, dict) else location
    town = line(string(address.get("addressLocality")))
    region = line(string(address.get("addressRegion")))
    country = line(string(address.get("addressCountry")) or _name(address.get("addressCountry")))
    town, region, country = (part if part and LETTER.search(part) else None for part in (town, region, country))
    raw = ", ".join(dict.fromkeys(part for part in (town, region, country) if part))
    return place(line(raw) or line(string(location.get("name"))), country=country, town=town)


def _name(value: Any) -> str | None:
    return string(value.get("name")) if isinstance(value, dict) else None


def pay(item: Item) -> Pay | None:
    """Give what is paid: a number, a QuantitativeValue or a MonetaryAmount, or words."""
    for salary in values(item.get("baseSalary")) or values(item.get("estimatedSalary")):
        if found := _pay(salary, money=string(item.get("salaryCurrency"))):
            return found
    return None


def _pay(salary: Any, money: str | None) -> Pay | None:
    amount: Any = salary
    unit: str | None = None
    if isinstance(salary, dict):
        money = string(salary.get("currency")) or money
        unit = string(salary.get("unitText")) or string(salary.get("unitCode")) or string(salary.get("duration"))
        amount = next(iter(values(salary.get("value"))), salary)
    if isinstance(amount, dict):
        unit = string(amount.get("unitText")) or string(amount.get("unitCode")) or unit
        only = number(string(amount.get("value")))
        low, high = number(string(amount.get("minValue"))) or only, number(string(amount.get("maxValue"))) or only
    else:
        low = high = number(string(amount))
    words = line(string(amount))
    if words and low is None and (said := read_pay(words)):
        return stated(said.low, said.high, money or said.currency, unit or said.period, raw=words)
    return stated(low, high, money, unit) or (Pay(raw=words) if words and not NOTHING.fullmatch(words) else None)


def posted_on(item: Item) -> date | None:
    """Give the day it was posted."""
    return day(string(item.get("datePosted")))


def closes_on(item: Item) -> date | None:
    """Give the last day on which it can be answered."""
    return day(string(item.get("validThrough")))


def contacts(item: Item) -> tuple[Contact, ...]:
    """Give the contacts that the markup names."""
    found: list[Contact | None] = []
    for point in values(item.get("applicationContact")):
        if isinstance(point, dict):
            found.extend(given(ContactKind.EMAIL, words) for words in strings(point.get("email")))
            found.extend(given(ContactKind.PHONE, words) for words in strings(point.get("telephone")))
    return tuple(contact for contact in found if contact)


def text(item: Item) -> str:
    """Give the words of the ad: the description, then what other properties say beyond it."""
    parts = [text_of(words) for words in strings(item.get("description"))]
    said = " ".join(parts)
    for name in EXTRAS:
        for words in strings(item.get(name)):
            extra = text_of(words)
            if extra and extra not in said:
                parts.append(extra)
    return "\n\n".join(part for part in parts if part)


def values(value: Any) -> list[Any]:
    """Give a property's values: markup may hold one, or a list."""
    if value is None or value == "":
        return []
    return value[:100] if isinstance(value, list) else [value]


def strings(value: Any) -> list[str]:
    """Give a property's values that are words or numbers, or objects that hold them in @value or name."""
    found: list[str] = []
    for one in values(value):
        if isinstance(one, dict):
            one = one.get("@value") or one.get("name") or one.get("description")  # noqa: PLW2901 - the words of the object stand for it
        if isinstance(one, str | int | float) and not isinstance(one, bool):
            found.append(str(one))
    return found


def string(value: Any) -> str | None:
    """Give the first of a property's words."""
    return next((text for text in strings(value) if text.strip()), None)
