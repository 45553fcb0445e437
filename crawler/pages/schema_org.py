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
PREFIXES = ("schema:", "https://schema.org/", "http://schema.org/")
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
    return line(string(get(item, "title")) or string(get(item, "name")))


def employer(item: Item) -> Employer | None:
    """Give who is hiring."""
    for organisation in values(get(item, "hiringOrganization")):
        if isinstance(organisation, dict):
            name = line(string(get(organisation, "name")) or string(get(organisation, "legalName")))
            url = line(string(get(organisation, "sameAs")) or string(get(organisation, "url")))
        else:
            name, url = line(string(organisation)), None
        if name or url:
            return Employer(name=name, url=url)
    return None


def places(item: Item) -> tuple[Place, ...]:
    """Give where the work is; for remote work, from where it may be done."""
    found = [_place(location) for location in values(get(item, "jobLocation"))]
    if not any(found):
        found = [_place(location) for location in values(get(item, "applicantLocationRequirements"))]
    return tuple(dict.fromkeys(place for place in found if place))


def _place(location: Any) -> Place | None:
    if not isinstance(location, dict):
        return place(line(string(location)))
    address = next(iter(values(get(location, "address"))), None)
    if isinstance(address, str):
        return place(line(address))
    address = address if isinstance(address, dict) else location
    town = line(string(get(address, "addressLocality")))
    region = line(string(get(address, "addressRegion")))
    country = line(string(get(address, "addressCountry")) or _name(get(address, "addressCountry")))
    town, region, country = (part if part and LETTER.search(part) else None for part in (town, region, country))
    raw = ", ".join(dict.fromkeys(part for part in (town, region, country) if part))
    return place(line(raw) or line(string(get(location, "name"))), country=country, town=town)


def _name(value: Any) -> str | None:
    return string(value.get("name")) if isinstance(value, dict) else None


def pay(item: Item) -> Pay | None:
    """Give what is paid: a number, a QuantitativeValue or a MonetaryAmount, or words."""
    for salary in values(get(item, "baseSalary")) or values(get(item, "estimatedSalary")):
        if found := _pay(salary, money=string(get(item, "salaryCurrency"))):
            return found
    return None


def _pay(salary: Any, money: str | None) -> Pay | None:
    amount: Any = salary
    unit: str | None = None
    if isinstance(salary, dict):
        money = string(get(salary, "currency")) or money
        unit = string(get(salary, "unitText")) or string(get(salary, "unitCode")) or string(get(salary, "duration"))
        amount = next(iter(values(get(salary, "value"))), salary)
    if isinstance(amount, dict):
        unit = string(get(amount, "unitText")) or string(get(amount, "unitCode")) or unit
        only = number(string(get(amount, "value")))
        low, high = number(string(get(amount, "minValue"))) or only, number(string(get(amount, "maxValue"))) or only
    else:
        low = high = number(string(amount))
    words = line(string(amount))
    if words and low is None and (said := read_pay(words)):
        return stated(said.low, said.high, money or said.currency, unit or said.period, raw=words)
    return stated(low, high, money, unit) or (Pay(raw=words) if words and not NOTHING.fullmatch(words) else None)


def posted_on(item: Item) -> date | None:
    """Give the day it was posted."""
    return day(string(get(item, "datePosted")))


def closes_on(item: Item) -> date | None:
    """Give the last day on which it can be answered."""
    return day(string(get(item, "validThrough")))


def contacts(item: Item) -> tuple[Contact, ...]:
    """Give the contacts that the markup names."""
    found: list[Contact | None] = []
    for point in values(get(item, "applicationContact")):
        if isinstance(point, dict):
            found.extend(given(ContactKind.EMAIL, words) for words in strings(get(point, "email")))
            found.extend(given(ContactKind.PHONE, words) for words in strings(get(point, "telephone")))
    return tuple(contact for contact in found if contact)


def text(item: Item) -> str:
    """Give the words of the ad: the description, then what other properties say beyond it."""
    parts = [text_of(words) for words in strings(get(item, "description"))]
    said = " ".join(parts)
    for name in EXTRAS:
        for words in strings(get(item, name)):
            extra = text_of(words)
            if extra and extra not in said:
                parts.append(extra)
    return "\n\n".join(part for part in parts if part)


def get(item: Item, name: str) -> Any:
    """Give a property by its name, its prefixed name or its whole address."""
    return next((item[key] for key in (name, *(prefix + name for prefix in PREFIXES)) if key in item), None)


def resolved(item: Item, objects: list[Item]) -> Item:
    """Give an item whose references to other objects on the page stand for the objects."""
    named = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and len(one) > 1}
    return {
        name: named.get(value["@id"], value) if isinstance(value, dict) and isinstance(value.get("@id"), str) else value
        for name, value in item.items()
    }


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
