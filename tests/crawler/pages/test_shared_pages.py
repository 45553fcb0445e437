"""Real saved pages, read in place: the facts that a person reads off each of them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casefile.post import JobPost
from crawler.pages import complete, read

FIXTURES = Path(__file__).parents[3].parent / "shared" / "fixtures"

pytestmark = pytest.mark.shared

BOARDS = {
    "spiders_linkedin": "https://www.linkedin.com/jobs/view/1",
    "spiders_stackoverflow": "https://stackoverflow.com/jobs/1",
    "spiders_wwr": "https://weworkremotely.com/remote-jobs/1",
    "spiders_remoteok": "https://remoteok.io/remote-jobs/1",
}

FACTS: dict[str, dict[str, Any]] = {
    "junior_guru/scrapers_spiders_linkedin__job.html": {
        "title": "Software Engineer",
        "employer": "Adaptavist",
        "places": [("Toronto, Ontario, Canada", "CA", "Toronto")],
        "language": "en",
    },
    "junior_guru/scrapers_spiders_linkedin__job_applicants.html": {
        "title": "Software Development Engineer",
        "employer": "Apple",
        "places": [("Prague, Prague, Czechia", "CZ", "Prague")],
        "apply": "https://jobs.apple.com/en-us/details/200200835",
    },
    "junior_guru/scrapers_spiders_linkedin__job_apply_on_company_website.html": {
        "title": "Software Engineer",
        "employer": "Cisco",
        "places": [("Prague, Prague, Czechia", "CZ", "Prague")],
        "apply": "https://jobs.cisco.com/jobs/ProjectDetail/Software-Engineer/1304909",
    },
    "junior_guru/scrapers_spiders_linkedin__job_no_company_link.html": {
        "title": "Junior developer part time, 170 - 190 CZK/h.",
        "employer": "Grafton Temporary Staffing",
        "places": [("Praha 4", None, None)],
        "pay": (170, 190, "CZK", "hour"),
        "apply": "https://www.jobsik.cz/nabidka-26859291/",
    },
    "junior_guru/scrapers_spiders_remoteok__job.html": {
        "title": "Software Engineer II",
        "employer": "Comscore",
        "places": [("Anywhere", None, None)],
        "pay": (55_000, 55_000, "USD", "year"),
        "posted_on": date(2020, 10, 25),
        "closes_on": date(2020, 11, 25),
        "language": "en",
    },
    "junior_guru/scrapers_spiders_stackoverflow__job.html": {
        "title": "Solution Engineer (M/F/X)",
        "employer": "QUAJOO GmbH",
        "places": [("Leipzig, DE", "DE", "Leipzig")],
        "posted_on": date(2020, 3, 24),
        "closes_on": date(2021, 2, 3),
    },
    "junior_guru/scrapers_spiders_stackoverflow__job_posted_at_as_li.html": {
        "title": "Junior DevOps / Cloud Engineer",
        "employer": "Werum IT Solutions - inCyght Data Science",
        "posted_on": date(2021, 2, 28),
    },
    "junior_guru/scrapers_spiders_stackoverflow__job_remote.html": {
        "title": "Senior Front-End Engineer",
        "employer": "Hummingbot",
        "places": [],
        "pay": (75_000, 125_000, "USD", "year"),
        "posted_on": date(2020, 9, 25),
        "apply": "https://stackoverflow.com/jobs/apply/440502",
    },
    "junior_guru/scrapers_spiders_stackoverflow__job_via.html": {
        "title": "Senior Full-stack web developer - Python",
        "employer": "CBOE Global Markets",
        "places": [("London, GB", "GB", "London")],
        "pay": (85_000, 110_000, "GBP", "year"),
        "contacts": {"+442034650125", "kieran.bradley@hays.com"},
    },
    "junior_guru/scrapers_spiders_wwr__job.html": {
        "title": "DevOps Engineer, Kubernetes, AWS/GCP",
        "employer": "Bluelight Consulting",
        "places": [("Sacramento, CA", None, None)],
        "posted_on": date(2020, 10, 20),
        "closes_on": date(2020, 11, 19),
        "apply": "https://apply.workable.com/bluelight-consulting",
    },
    "junior_guru/scrapers_spiders_wwr__job_json_decode_error.html": {
        "title": "Solidity Engineer",
        "employer": "ElevenYellow Pte Ltd",
        "places": [],
        "posted_on": date(2021, 1, 20),
        "contacts": {"enter@elevenyellow.com"},
        "least": 4_000,
    },
    "junior_guru/scrapers_spiders_wwr__job_no_image.html": {
        "title": "Devops Engineer",
        "employer": "Stealth Co",
        "places": [("San Francisco", None, None)],
    },
    "schemaorg/ex00_json.html": {
        "title": "Software Engineer",
        "places": [("Kirkland, WA", None, "Kirkland")],
        "pay": (100_000, 100_000, "USD", None),
        "posted_on": date(2011, 10, 31),
    },
    "schemaorg/ex00_microdata.html": {
        "title": "Software Engineer",
        "employer": "ABC Company Inc.",
        "places": [("Kirkland, WA", None, "Kirkland")],
        "pay": (100_000, 100_000, "USD", None),
        "posted_on": date(2011, 10, 31),
    },
    "schemaorg/ex00_rdfa.html": {
        "title": "Software Engineer",
        "employer": "ABC Company Inc.",
        "places": [("Kirkland, WA", None, "Kirkland")],
        "pay": (100_000, 100_000, "USD", None),
        "posted_on": date(2011, 10, 31),
    },
    "schemaorg/ex02_json.html": {"title": "Mobile App Developer", "employer": "ACME Software"},
    "schemaorg/ex03_json.html": {"places": [("USA", "US", None)]},
    "schemaorg/ex06_json.html": {"title": "Junior software developer", "employer": "ACME Corp."},
    "schemaorg/ex07_json.html": {"title": "electrician"},
    "schemaorg/ex08_json.html": {"title": "Stone mason", "least": 40},
    "schemaorg/ex09_json.html": {"contacts": {"info@example.com"}},
    "schemaorg/ex10_json.html": {"title": "Systems Research Engineer", "least": 150},
    "junior_guru/scrapers_pipelines__fixtures_language_parser__cs.html": {"title": "Web developer", "language": "cs"},
    "junior_guru/scrapers_pipelines__fixtures_language_parser__cs_classified_as_ca.html": {"language": "cs"},
    "junior_guru/scrapers_pipelines__fixtures_language_parser__cs_classified_as_ca2.html": {"language": "cs"},
    "junior_guru/scrapers_pipelines__fixtures_language_parser__de.html": {"language": "de"},
    "junior_guru/scrapers_pipelines__fixtures_language_parser__pl.html": {"language": "pl"},
    "junior_guru/scrapers_pipelines__fixtures_broken_encoding_filter__specimen1.html": {"language": "cs", "items": 15},
    "junior_guru/scrapers_pipelines__fixtures_broken_encoding_filter_raises__specimen1.html": {
        "contacts": {"+420228883020"}
    },
    "junior_guru/scrapers_pipelines__fixtures_sections_parser__html_lists_broken_tags.html": {"items": 5},
    "junior_guru/scrapers_pipelines__fixtures_sections_parser__html_lists_orphan_items.html": {"items": 15},
    "junior_guru/scrapers_pipelines__fixtures_sections_parser__html_lists_funky_space_chars.html": {
        "contacts": {"jobs@example.com"},
    },
}
"""What a page must give. `least` is of its text's length, `items` of its list items, `apply` the beginning of an address."""


def page_of(name: str) -> JobPost:
    """The post on a fixture, at its board's address."""
    url = next((url for mark, url in BOARDS.items() if mark in name), None)
    return read(url, (FIXTURES / name).read_bytes())


@pytest.mark.parametrize("name", FACTS)
def test_a_real_page_gives_what_a_person_reads_off_it(name: str) -> None:
    """Title, employer, place, pay, dates, contacts and text of a saved page are those that it shows."""
    post, facts = page_of(name), FACTS[name]
    pay, employer = post.pay, post.employer
    found = {
        "title": post.title,
        "employer": employer.name if employer else None,
        "places": [(place.raw, place.country, place.town) for place in post.places],
        "pay": (pay.low, pay.high, pay.currency, pay.period) if pay else None,
        "posted_on": post.posted_on,
        "closes_on": post.closes_on,
        "language": post.language,
    }
    assert {field: found[field] for field in facts if field in found} == {
        key: facts[key] for key in facts if key in found
    }
    assert facts.get("contacts", set()) <= {contact.value for contact in post.contacts}
    assert len(post.text) >= facts.get("least", 0)
    assert post.text.count("\n- ") >= facts.get("items", 0)
    assert (post.apply_url or "").startswith(facts.get("apply", ""))


@pytest.mark.parametrize("page", sorted(FIXTURES.glob("*/*.html")), ids=lambda page: page.name)
def test_every_real_page_is_read(page: Path) -> None:
    """No saved page raises; each gives a valid post that completing leaves alone; a page with words gives text."""
    post = page_of(str(page.relative_to(FIXTURES)))
    assert JobPost.model_validate_json(post.model_dump_json()) == post
    assert complete(post) == post
    assert post.text or page.parent.name == "schemaorg"
    assert "<p>" not in post.text
    assert "&nbsp;" not in post.text


def test_every_real_jobposting_is_read() -> None:
    """Each JobPosting object found in the wild gives its title, also wrapped in a page of nothing else."""
    blobs = [json.loads(line) for line in (FIXTURES / "jobposting_blobs.jsonl").read_text("utf-8").splitlines()]
    for blob in blobs:
        item = blob["blob"]
        post = read(None, f'<html><script type="application/ld+json">{json.dumps(item)}</script></html>')
        title = item.get("title") or item.get("name")
        assert not title or post.title == " ".join(title.split())
