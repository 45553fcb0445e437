"""Remote OK: its API, whose first entry is a legal notice."""

from collections.abc import Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.pages.dates import day
from crawler.pages.pay import stated
from crawler.pages.places import place
from crawler.platforms.entries import each, make_post


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of `…/api`."""
    del url
    return each(orjson.loads(body), _post, lambda job: "legal" not in job)


def _post(job: dict[str, Any]) -> JobPost:
    return make_post(
        id_=job["id"],
        address=job["url"],
        title=job["position"],
        words=[job.get("description")],
        employer=job.get("company"),
        places=[place(job.get("location"))],
        pay=stated(job.get("salary_min"), job.get("salary_max"), "USD", "year"),
        posted_on=day(job.get("date")),
        apply_url=job.get("apply_url"),
    )
