"""Records: entries whose fields have the names that job feeds commonly use, in whatever nesting and language.

A record is a JSON object, a row of a table, or an XML element made into one: attributes are `@name`, the text beside
them is `#text`. Names are compared without case, accents, signs and namespaces: `company_name` is `companyname`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from casefile.post import ContactKind, Employer, JobPost, Pay, Place
from crawler.pages.contacts import given
from crawler.pages.dates import day
from crawler.pages.lines import line
from crawler.pages.pay import number, stated
from crawler.pages.places import place
from crawler.platforms.entries import make_post

Leaves = list[tuple[tuple[str, ...], str]]

MAX_DEPTH, MAX_LEAVES, MAX_PLACES = 12, 3_000, 20

TITLE = "title jobtitle positiontitle position titre intitule poste jobname vacancy headline name"
WORDS = (
    "htmldescription descriptionhtml encoded missiondescriptionformatted description1formatted description1 missiondescription"
    " description jobdescription content body details text summary",
    "htmlprofile profilehtml applicantprofileformatted description2formatted description2 applicantprofile profile.description profile"
    " requirements qualifications candidateprofile",
    "benefits longtext1formatted longtext1 responsibilities",
)
EMPLOYER = (
    "company.name company.companyname companyname companytitle company employer.name employer entreprise brand.name organisationname"
    " organizationname organisation.name organization.name hiringorganization.name orgname startup advertiser recruiter.name"
    " societe firma empresa entity.#text entity"
)
EMPLOYER_URL = "company.url company.website companyurl companywebsite orgurl startupurl"
TOWN = (
    "locationcity addresslocality address.parts.city location.city workplace.city city cities.city cities ville town"
    " location.joblocation joblocation location.name location.@label location.#text location region.label region jobregion place"
)
REGION = "addressregion locationstate address.parts.state state.#text state region.#text region"
COUNTRY = "locationcountryname country.#text address.parts.country address.country addresscountry country pays"
COUNTRY_CODE = "locationcountrycode countrycode country.@code"
ADDRESS = "absoluteurl joburl hostedurl directurl offerurl canonicalurl url link.@href link redirection permalink guid.#text guid applyurl"
APPLY = "applyurl applicationurl urlredirectionapplicant applylink apply.url"
ID = "id.#text id jobid @id referencenumber reference identifiant identifier guid.#text guid"
LANGUAGE = "@lang locale lang language"
POSTED = (
    "publicationdate publishedat published pubdate dateposted posteddate postedat startpublicationdate firstactivatedat createdat"
    " creationdate datecreated date datestart updated lastupdate modificationdate"
)
CLOSES = "expirationdate dateexpired expirydate expiresat validthrough applicationdeadline closingdate enddate deadline"
EMAIL = "applymail applyemail applicationemail contactemail supervisor.email mainsupervisor.email email mail"
PHONE = "contactphone applyphone mainsupervisor.phonenumber phonenumber telephone phone"
PAY = "salary.#text salary salaire salaryrange.label salaryrange compensation remuneration wage pay"
PAY_LOW = "salary.min salarymin.amount salarymin salary.@lowend salaryrange.min minsalary"
PAY_HIGH = "salary.max salarymax.amount salarymax salary.@highend salaryrange.max maxsalary"
PAY_MONEY = "salary.currency salary.@currency salarymin.currencycode salarycurrency currencycode currency"
PAY_UNIT = "salary.@period salarydetails.period salary.period salaryperiod salary.kind salary.unit"

ASIDE = frozenset(
    "company employer entreprise brand entity recruiter referentrecruiter mainsupervisor manager customfields applicantcriteria"
    " pictures videos contract contracttype hierarchy publisher links".split()
)
"""Branches that speak of something else than the ad: what is looked up in them is spelled out with its branch."""

SIGNS = re.compile(r"[^a-z0-9@#]")


def post(record: dict[str, Any]) -> JobPost:
    """Give the post of a record."""
    found = list(_leaves(record))
    words = [_first(found, names) for names in WORDS]
    language = (_first(found, LANGUAGE) or "").replace("_", "-").split("-")[0].lower()
    return make_post(
        id_=_first(found, ID),
        address=_first(found, ADDRESS),
        title=_first(found, TITLE),
        words=words,
        employer=_first(found, EMPLOYER),
        employer_url=_first(found, EMPLOYER_URL),
        places=_places(found),
        pay=_pay(found),
        contacts=[
            *(given(ContactKind.EMAIL, mail) for mail in _all(found, EMAIL) if "@" in mail),
            *(given(ContactKind.PHONE, phone) for phone in _all(found, PHONE)),
        ],
        language=language if re.fullmatch(r"[a-z]{2,3}", language) and language != "zh" else None,
        posted_on=next((date for text in _each(found, POSTED) if (date := day(text))), None),
        closes_on=next((date for text in _each(found, CLOSES) if (date := day(text))), None),
        apply_url=_first(found, APPLY),
    )


def _places(found: Leaves) -> list[Place | None]:
    towns, region = _all(found, TOWN)[:MAX_PLACES], _first(found, REGION)
    name, code = _first(found, COUNTRY), _first(found, COUNTRY_CODE)
    return [
        place(line(", ".join(dict.fromkeys(part for part in (town, name or code) if part))), country=code or name)
        for town in towns or [region]
    ]


def _pay(found: Leaves) -> Pay | None:
    words = line(_first(found, PAY))
    low, high = number(_first(found, PAY_LOW)), number(_first(found, PAY_HIGH))
    known = stated(low, high, _first(found, PAY_MONEY), _first(found, PAY_UNIT), raw=words)
    return known or (Pay(raw=words) if words and any(char.isdigit() for char in words) else None)


def _leaves(record: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Give every value of a record that is words or a number, those nearest the top first."""
    left: list[tuple[tuple[str, ...], Any]] = [((), record)]
    for path, value in left:  # the list grows behind us: breadth first
        if isinstance(value, dict) and len(path) < MAX_DEPTH:
            left.extend(((*path, plain(str(name))), inner) for name, inner in value.items())
        elif isinstance(value, list):
            left.extend((path, inner) for inner in value)
        elif isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            yield path, str(value)
        if len(left) > MAX_LEAVES:
            del left[MAX_LEAVES:]


def _each(found: Leaves, names: str) -> Iterator[str]:
    """Give the values under these names, by the order of the names."""
    for name in _paths(names):
        for path, value in found:
            if path[-len(name) :] == name and ASIDE.isdisjoint(path[: -len(name)]):
                yield value


def _first(found: Leaves, names: str) -> str | None:
    return next(_each(found, names), None)


def _all(found: Leaves, names: str) -> list[str]:
    """Give all values under the first of these names that has any."""
    return next((values for name in names.split() if (values := list(_each(found, name)))), [])


@cache
def _paths(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split(".")) for name in names.split())


@lru_cache(maxsize=2_000)
def plain(name: str) -> str:
    """Give a name without case, accents, signs and namespace."""
    name = unicodedata.normalize("NFKD", name.rpartition("}")[2].casefold())
    return SIGNS.sub("", name)
