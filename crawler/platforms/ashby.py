"""Ashby: the answer of its job board API."""

from collections.abc import Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.pages.dates import day
from crawler.pages.places import place
from crawler.platforms.entries import each, make_post
from crawler.platforms.job_json import entries


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the listed posts of `…/posting-api/job-board/<company>`."""
    del url
    return each(entries(orjson.loads(body)), _post, lambda job: bool(job.get("isListed", True)))


def _post(job: dict[str, Any]) -> JobPost:
    locations = [job, *(job.get("secondaryLocations") or ())]
    summary = (job.get("compensation") or {}).get("compensationTierSummary")
    parts = job["jobUrl"].split("/")
    return make_post(
        id_=job["id"],
        address=job["jobUrl"],
        title=job["title"],
        words=[job.get("descriptionHtml") or job.get("descriptionPlain"), summary],
        employer=parts[3] if len(parts) > 3 else None,  # noqa: PLR2004 - https://host/company
        places=[place(location.get("location"), country=_country(location)) for location in locations],
        posted_on=day(job.get("publishedAt")),
        apply_url=job.get("applyUrl"),
    )


def _country(location: dict[str, Any]) -> str | None:
    country = ((location.get("address") or {}).get("postalAddress") or {}).get("addressCountry")
    return country if isinstance(country, str) else None
