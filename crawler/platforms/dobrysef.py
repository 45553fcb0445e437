"""Dobrý šéf: a JSON list of posts."""

from collections.abc import Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.pages.dates import day
from crawler.pages.places import place
from crawler.platforms.entries import each, make_post


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of the feed."""
    del url
    return each(orjson.loads(body), _post)


def _post(job: dict[str, Any]) -> JobPost:
    return make_post(
        id_=job["short_code"],
        address=job["url"],
        title=job["title"],
        words=[job.get("description_html")],
        employer=job.get("org_name"),
        employer_url=job.get("org_url"),
        places=[place(city) for city in job.get("cities") or ()],
        posted_on=day(job.get("date_start")),
        closes_on=day(job.get("date_expired")),
    )
