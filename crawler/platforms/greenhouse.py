"""Greenhouse: the answer of its job board API, with content."""

from collections.abc import Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.pages.dates import day
from crawler.pages.places import place
from crawler.platforms.entries import each, make_post
from crawler.platforms.job_json import entries


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of `…/v1/boards/<board>/jobs?content=true`."""
    del url
    return each(entries(orjson.loads(body)), _post)


def _post(job: dict[str, Any]) -> JobPost:
    offices = [office["name"] for office in job.get("offices") or () if office.get("name")]
    location = (job.get("location") or {}).get("name")
    return make_post(
        id_=job["id"],
        address=job["absolute_url"],
        title=job["title"],
        words=[job.get("content")],
        employer=job.get("company_name"),
        places=[place(name) for name in ([location] if location else offices)],
        language=job.get("language"),
        posted_on=day(job.get("first_published")) or day(job.get("updated_at")),
        closes_on=day(job.get("application_deadline")),
    )
