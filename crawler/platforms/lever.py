"""Lever: the answer of its postings API."""

from collections.abc import Iterator
from typing import Any

import orjson

from casefile.post import JobPost
from crawler.pages.dates import day
from crawler.pages.pay import stated
from crawler.pages.places import place
from crawler.platforms.entries import each, make_post


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of `…/v0/postings/<company>?mode=json`."""
    del url
    return each(orjson.loads(body), _post)


def _post(job: dict[str, Any]) -> JobPost:
    categories = job.get("categories") or {}
    salary = job.get("salaryRange") or {}
    names = categories.get("allLocations") or [categories.get("location")]
    lists = [part for each_list in job.get("lists") or () for part in (each_list.get("text"), _list(each_list))]
    return make_post(
        id_=job["id"],
        address=job["hostedUrl"],
        title=job["text"],
        words=[
            job.get("description") or job.get("descriptionPlain"),
            *lists,
            job.get("additional"),
            job.get("salaryDescription"),
        ],
        employer=_account(job["hostedUrl"]),
        places=[place(name, country=job.get("country") if len(names) == 1 else None) for name in names],
        pay=stated(salary.get("min"), salary.get("max"), salary.get("currency"), salary.get("interval")),
        posted_on=day(job.get("createdAt")),
        apply_url=job.get("applyUrl"),
    )


def _list(section: dict[str, Any]) -> str:
    return f"<ul>{section.get('content') or ''}</ul>"


def _account(address: str) -> str | None:
    """The employer, as the address names it: an entry does not."""
    parts = address.split("/")
    return parts[3] if len(parts) > 3 else None  # noqa: PLR2004 - https://host/account
