"""RSS and Atom. We Work Remotely puts the employer before the title and the place into the description."""

import re
from collections.abc import Iterator
from typing import Any

from casefile.post import JobPost
from crawler.platforms import job_xml, records
from crawler.platforms.entries import each

WWR = "weworkremotely.com"
HEADQUARTERS = re.compile(r"<strong>Headquarters:</strong>\s{0,20}([^<\n]{2,200})")
SITE = re.compile(r'<strong>URL:</strong>\s{0,20}<a href="([^"]{4,500})"')


def posts(url: str, body: bytes) -> Iterator[JobPost]:
    """Give the posts of a feed."""
    del url
    return each(job_xml.entries(body), _post)


def _post(item: dict[str, Any]) -> JobPost:
    return records.post(_we_work_remotely(item) if WWR in str(item.get("link")) else item)


def _we_work_remotely(item: dict[str, Any]) -> dict[str, Any]:
    """Part what the feed puts into one field."""
    company, _, title = item["title"][0].partition(": ")
    description = item["description"][0]
    headquarters, site = HEADQUARTERS.search(description), SITE.search(description)
    place = headquarters[1].strip() if headquarters else ""
    return {
        **item,
        "title": title or company,
        "company": {"name": company if title else "", "url": site[1] if site else ""},
        "region": "",
        "location": place if place.casefold() != "remote" else item.get("region", ""),
    }
