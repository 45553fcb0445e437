"""The demo board's ads as the objects that real boards publish: schema.org's JobPosting, and Greenhouse's job."""

import html
import json
from typing import Any

from markupsafe import Markup

from casefile.post import JobPost
from crawler.demo.text import paragraphs

GREENHOUSE_COMPANY = "Example Hotels Group"


def json_ld(post: JobPost, markup: str, address: str) -> Markup:
    """Give the JSON-LD block of a job page in one of the shapes seen on real boards."""
    posting = job_posting(post, address)
    context = {"@context": "https://schema.org"}
    site = {"@type": "WebSite", "name": "Harbour Jobs", "url": address.partition("/jobs")[0]}
    trail = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Jobs"}]}
    if markup == "html":
        posting["description"] = str(paragraphs(post.text))
    shaped: Any = context | posting
    if markup == "graph":
        shaped = context | {"@graph": [site, trail, posting]}
    elif markup == "list":
        shaped = [context | site, shaped]
    written = json.dumps(shaped, ensure_ascii=False, indent=1)
    if markup == "broken":
        written = _broken(written)
    return Markup(written.replace("</", "<\\/"))  # noqa: S704 - JSON in a script element, its end tag escaped


def job_posting(post: JobPost, address: str) -> dict[str, Any]:
    """Give the schema.org object. What the ad does not state is left out."""
    stated: dict[str, Any] = {"@type": "JobPosting", "title": post.title, "description": post.text, "url": address}
    stated["datePosted"] = f"{post.posted_on}"
    stated["identifier"] = {"@type": "PropertyValue", "name": "Harbour Jobs", "value": post.id}
    if post.closes_on:
        stated["validThrough"] = f"{post.closes_on}T23:59:59+00:00"
    if post.employer:
        stated["hiringOrganization"] = {"@type": "Organization", "name": post.employer.name}
    if post.places:
        stated |= _location(post)
    if post.pay and post.pay.low is not None and post.pay.period:
        value = {"@type": "QuantitativeValue", "minValue": post.pay.low, "maxValue": post.pay.high}
        value["unitText"] = post.pay.period.upper()
        stated["baseSalary"] = {"@type": "MonetaryAmount", "currency": post.pay.currency, "value": value}
    return stated


def town(post: JobPost) -> str:
    """Give the part of the place that is no country's name, or all of it."""
    raw = post.places[0].raw if post.places else ""
    before, _, _ = raw.replace("،", ",").rpartition(",")
    return before or raw


def greenhouse_board(posts: list[JobPost], base: str) -> dict[str, Any]:
    """Give the answer of Greenhouse's public job board API, in its shape."""
    return {"jobs": [_greenhouse_job(post, base) for post in posts], "meta": {"total": len(posts)}}


def _location(post: JobPost) -> dict[str, Any]:
    place = post.places[0]
    if place.raw == "Remote":
        return {"jobLocationType": "TELECOMMUTE"}
    if place.country is None:
        return {"jobLocation": {"@type": "Place", "address": place.raw}}
    address = {"@type": "PostalAddress", "addressCountry": place.country}
    if town(post) != place.raw:
        address["addressLocality"] = town(post)
    return {"jobLocation": {"@type": "Place", "address": address}}


def _broken(written: str) -> str:
    """JSON as careless templates write it: raw line breaks inside strings, a comma too many."""
    return written.replace("\\n", "\n").removesuffix("\n}") + ",\n}"


def _greenhouse_job(post: JobPost, base: str) -> dict[str, Any]:
    return {
        "absolute_url": f"{base}/careers/{post.id}",
        "internal_job_id": int(post.id or 0) - 1_000_000,
        "location": {"name": post.places[0].raw if post.places else ""},
        "metadata": [],
        "id": int(post.id or 0),
        "updated_at": f"{post.posted_on}T08:00:00-04:00",
        "first_published": f"{post.posted_on}T08:00:00-04:00",
        "requisition_id": f"EHG-{post.id}",
        "title": post.title,
        "company_name": GREENHOUSE_COMPANY,
        "content": html.escape(str(paragraphs(post.text))),
    }
