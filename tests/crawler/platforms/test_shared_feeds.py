"""Real feeds and API answers, read in place: how many posts each holds, and what the first of them says."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casefile.post import JobPost
from crawler import platforms
from crawler.pages import complete

FIXTURES = Path(__file__).parents[3].parent / "shared" / "fixtures"

pytestmark = pytest.mark.shared

GURU = "junior_guru/scrapers_spiders_"

FACTS: dict[str, tuple[int, dict[str, Any]]] = {
    "ats_json/greenhouse.json": (
        2,
        {
            "title": "Account Executive - Italy",
            "employer": "GitLab",
            "places": [("Remote, Italy", "IT", None)],
            "posted_on": date(2026, 4, 17),
            "language": "en",
        },
    ),
    "ats_json/lever.json": (
        2,
        {
            "title": "Android Engineer III",
            "employer": "matchgroup",
            "places": [("New York, New York", "US", None)],
            "pay": (150_000, 180_000, "USD", "year"),
            "posted_on": date(2026, 5, 19),
        },
    ),
    "ats_json/ashby.json": (
        2,
        {
            "title": "Senior / Staff Fullstack Engineer",
            "employer": "linear",
            "places": [("Europe", None, None)],
            "posted_on": date(2021, 4, 27),
        },
    ),
    f"{GURU}remoteok__api.json": (
        7,
        {"title": "SENIOR BACKEND DEVELOPER", "employer": None, "posted_on": date(2020, 10, 26)},
    ),
    f"{GURU}dobrysef__jobposts.json": (
        7,
        {"title": "Python Engineer", "employer": "Firma jen na oko", "closes_on": date(2021, 3, 3)},
    ),
    f"{GURU}dobrysef__jobposts-contract.json": (1, {"title": "Junior Python Engineer", "language": "cs"}),
    f"{GURU}dobrysef__jobposts-employment-types.json": (1, {"title": "Junior Python Engineer"}),
    f"{GURU}dobrysef__jobposts-junior.json": (1, {"places": [("Praha", "CZ", "Praha")]}),
    f"{GURU}dobrysef__jobposts-multi-cities.json": (1, {"places": [("Děčín", None, None), ("Havířov", None, None)]}),
    f"{GURU}startupjobs__feed.xml": (
        2,
        {"employer": "Cloudinfrastack", "places": [("Praha, Česko", "CZ", "Praha")], "posted_on": date(2020, 5, 5)},
    ),
    f"{GURU}startupjobs__feed_cities.xml": (
        1,
        {"employer": "Prague Labs", "places": [("Praha, Česko", "CZ", "Praha"), ("Olomouc, Česko", "CZ", "Olomouc")]},
    ),
    f"{GURU}startupjobs__feed_html_entities.xml": (
        1,
        {"title": "Analytik&programátor Junior", "employer": "P&J Capital"},
    ),
    f"{GURU}startupjobs__feed_job_types.xml": (
        1,
        {"title": "Junior project manager for German market", "language": "en"},
    ),
    f"{GURU}startupjobs__feed_remote.xml": (1, {"title": "Server / Cloud / DevOps Admin"}),
    f"{GURU}wwr__remote-programming-jobs.rss": (
        4,
        {"title": "Senior UI Engineer", "employer": "10up", "posted_on": date(2020, 10, 28)},
    ),
    "labonnealternance/decathlon.test.input.json": (
        3,
        {
            "title": "ALTERNANCE Manager Commerce (H/F)",
            "employer": "DECATHLON Retail Omnichannel",
            "places": [("Vélizy-Villacoublay, France", "FR", "Vélizy-Villacoublay")],
            "posted_on": date(2025, 11, 24),
            "pay": None,
            "language": "fr",
        },
    ),
    "labonnealternance/france-travail-cegid-mapper.test.input.json": (
        1,
        {"employer": "DT 77 (755A000015)", "pay": (1940, 1940, "EUR", None), "posted_on": date(2025, 10, 3)},
    ),
    "labonnealternance/import-clever-connect.test.input.xml": (
        3,
        {
            "title": "VENDEUR MAGASINIER H/F",
            "employer": "Tralala Intérim",
            "places": [("Babaland, France", "FR", "Babaland")],
            "pay": (11.88, None, "EUR", "year"),
            "posted_on": date(2025, 2, 25),
        },
    ),
    "labonnealternance/import-enedis.test.input.xml": (
        2,
        {
            "title": "Alternance - Chargé de Relations Clients F/H",
            "places": [("Evry Courcouronnes, France", "FR", "Evry Courcouronnes")],
            "posted_on": date(2025, 1, 1),
            "contacts": ["jean.dupont@enedis.fr"],
        },
    ),
    "labonnealternance/import-hello-work-buddi.test.input.xml": (
        3,
        {
            "employer": "Institut des Métiers Network - Lille",
            "places": [("La Chapelle-d'Armentières, France", "FR", "La Chapelle-d'Armentières")],
            "pay": (710, 1823, "EUR", "month"),
            "posted_on": date(2026, 1, 15),
        },
    ),
    "labonnealternance/import-jobteaser.test.input.xml": (
        2,
        {"employer": "Schneider Electric", "places": [("Grenoble, france", "FR", "Grenoble")], "pay": None},
    ),
    "labonnealternance/import-kelio.test.input.xml": (
        2,
        {"employer": "Groupe Tada", "places": [("Neuilly-sur-Loire, France", "FR", "Neuilly-sur-Loire")]},
    ),
    "labonnealternance/import-leboncoin.test.input.csv": (
        2,
        {"title": "ALTERNANCE - Boucher F/H", "employer": "Auchan", "places": [("Saint-Cyr-sur-Loire", None, None)]},
    ),
    "telegram/tme_s_freelansim_ru_excerpt.html": (
        4,
        {"title": None, "posted_on": date(2026, 8, 25), "language": "ru", "address": "https://t.me/freelansim_ru/5606"},
    ),
}
"""How many posts a feed holds, and what the first one says."""


@pytest.mark.parametrize("name", FACTS)
def test_a_real_feed_gives_its_posts(name: str) -> None:
    """Every entry of a real feed is a valid, complete post, and the first says what a person reads there."""
    count, facts = FACTS[name]
    posts = platforms.read("https://board.example/feed", (FIXTURES / name).read_bytes())
    assert len(posts) == count
    for each in posts:
        assert complete(each) == each
        assert JobPost.model_validate_json(each.model_dump_json()) == each
    post = posts[0]
    pay, employer = post.pay, post.employer
    found = {
        "title": post.title,
        "employer": employer.name if employer else None,
        "places": [(place.raw, place.country, place.town) for place in post.places],
        "pay": (pay.low, pay.high, pay.currency, pay.period) if pay else None,
        "posted_on": post.posted_on,
        "closes_on": post.closes_on,
        "language": post.language,
        "address": post.address,
        "contacts": [contact.value for contact in post.contacts],
    }
    assert {field: found[field] for field in facts} == facts
