"""Feeds of job boards: told by their shape, read entry by entry, a bad one skipped aloud."""

import json
import logging
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.post import ContactKind, JobPost, Pay, Period, Place
from crawler import platforms
from crawler.platforms.registry import SHAPES

FEEDS = Path(__file__).parent / "feeds"

URL = "https://board.example/feed"

GREENHOUSE = {
    "jobs": [
        {
            "absolute_url": "https://boards.example/acme/jobs/1?gh_src=x",
            "internal_job_id": 7,
            "id": 1,
            "title": "Baker",
            "company_name": "Acme Example",
            "location": {"name": "Remote, Italy"},
            "first_published": "2026-04-17T05:58:03-04:00",
            "application_deadline": "2026-05-01",
            "language": "en",
            "content": "&lt;p&gt;Bake bread &amp;amp; rolls.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Nights&lt;/li&gt;&lt;/ul&gt;",
        }
    ]
}
LEVER = [
    {
        "id": "a-1",
        "hostedUrl": "https://jobs.lever.example/acme/a-1",
        "applyUrl": "https://jobs.lever.example/acme/a-1/apply",
        "text": "Cook",
        "country": "KR",
        "createdAt": 1779223091267,
        "categories": {"location": "Seoul, South Korea", "allLocations": ["Seoul, South Korea"]},
        "description": "<div>Cook lunch for forty.</div>",
        "lists": [{"text": "You bring", "content": "<li>knives</li><li>calm</li>"}],
        "additional": "<div>We feed you.</div>",
        "salaryRange": {"min": 30000, "max": 36000, "currency": "USD", "interval": "per-year-salary"},
    }
]
ASHBY = {
    "jobs": [
        {
            "id": "b-1",
            "title": "Gardener",
            "location": "Lisbon",
            "address": {"postalAddress": {"addressCountry": "Portugal"}},
            "secondaryLocations": [{"location": "Porto", "address": {"postalAddress": {"addressCountry": "Portugal"}}}],
            "publishedAt": "2026-04-27T20:13:45.158+00:00",
            "isListed": True,
            "jobUrl": "https://jobs.ashby.example/acme/b-1",
            "applyUrl": "https://jobs.ashby.example/acme/b-1/application",
            "descriptionHtml": "<p>Trim hedges in two cities.</p>",
            "compensation": {"compensationTierSummary": "€1,200 – €1,400 a month"},
        },
        {
            "id": "b-2",
            "title": "Hidden",
            "isListed": False,
            "jobUrl": "https://jobs.ashby.example/acme/b-2",
            "descriptionHtml": "x",
        },
    ]
}
REMOTEOK = [
    {"legal": "link back"},
    {
        "slug": "1-x",
        "id": "1",
        "epoch": "1603754799",
        "date": "2026-10-26T16:26:39-07:00",
        "company": "Example Desk",
        "position": "Support agent",
        "description": "Answer mail. Today, we\u00c3\u00a2\u00c2\u0080\u00c2\u0099ve two desks.",
        "location": "Oeiras, Portugal",
        "salary_min": 20000,
        "salary_max": 25000,
        "url": "https://remote.example/1",
    },
]
DOBRYSEF = [
    {
        "title": "Pekař",
        "url": "https://prace.example/1",
        "short_code": "t7v4",
        "description_html": "<div>Hledáme pekaře na noční směny do malé pekárny.</div>",
        "cities": ["Děčín", "Havířov"],
        "date_start": "2026-02-01T20:31:11.072387+01:00",
        "date_expired": "2026-03-03T20:31:11.072387+01:00",
        "org_name": "Pekárna Příklad",
        "org_url": "https://pekarna.example",
    }
]
RSS = (FEEDS / "rss.xml").read_text("utf-8")
ATOM = (FEEDS / "atom.xml").read_text("utf-8")
WWR = (FEEDS / "weworkremotely.xml").read_text("utf-8")
STARTUP = (FEEDS / "startupjobs.xml").read_text("utf-8")
FRENCH = (FEEDS / "french.xml").read_text("utf-8")
CSV = (FEEDS / "table.csv").read_text("utf-8")
NESTED_JSON = {
    "count": 1,
    "ads": [
        {
            "locale": "fr_FR",
            "reference": "K1",
            "published_at": "2026-11-24T10:18:17+00:00",
            "title": "Alternance vente",
            "description": "<p>Vendre du sport.</p>",
            "profile": "<p>Aimer le sport.</p>",
            "salary": {"min": 1200, "max": 1300, "kind": "Mensuel", "currency": "EUR"},
            "apply_url": "https://sport.example/apply/1",
            "address": {"parts": {"city": "Lille", "country": "France"}},
            "brand": {"name": "Sport Exemple", "description": "x"},
            "referent_recruiter": {"firstname": "B"},
        }
    ],
}
TELEGRAM = (FEEDS / "telegram.html").read_text("utf-8")


def only(feed: object) -> JobPost:
    """The one post of a feed."""
    body = feed.encode() if isinstance(feed, str) else json.dumps(feed).encode()
    (post,) = platforms.read(URL, body)
    return post


def test_greenhouse() -> None:
    """Escaped HTML, company, location and dates of a Greenhouse board."""
    post = only(GREENHOUSE)
    assert (post.id, post.title, post.text) == ("1", "Baker", "Bake bread & rolls.\n\n- Nights")
    assert post.employer is not None
    assert post.employer.name == "Acme Example"
    assert post.places == (Place(raw="Remote, Italy", country="IT"),)
    assert (post.posted_on, post.closes_on) == (date(2026, 4, 17), date(2026, 5, 1))
    assert post.address == "https://boards.example/acme/jobs/1?gh_src=x"


def test_lever() -> None:
    """Body, lists, salary range and account of a Lever posting."""
    post = only(LEVER)
    assert post.text == "Cook lunch for forty.\n\nYou bring\n\n- knives\n- calm\n\nWe feed you."
    assert post.pay == Pay(
        raw="USD 30,000-36,000 per year", low=30_000, high=36_000, currency="USD", period=Period.YEAR
    )
    assert post.places == (Place(raw="Seoul, South Korea", country="KR", town="Seoul"),)
    assert post.posted_on == date(2026, 5, 19)
    assert post.employer is not None
    assert post.employer.name == "acme"


def test_ashby() -> None:
    """Only listed jobs, all their locations, and the pay that the summary states."""
    post = only(ASHBY)
    assert [(place.raw, place.country) for place in post.places] == [("Lisbon", "PT"), ("Porto", "PT")]
    assert post.pay is not None
    assert (post.pay.low, post.pay.high, post.pay.currency, post.pay.period) == (1200, 1400, "EUR", Period.MONTH)


def test_remoteok() -> None:
    """The legal notice is no post; doubly encoded text is mended."""
    post = only(REMOTEOK)
    assert post.text == "Answer mail. Today, we’ve two desks."
    assert post.pay == Pay(
        raw="USD 20,000-25,000 per year", low=20_000, high=25_000, currency="USD", period=Period.YEAR
    )
    assert post.places == (Place(raw="Oeiras, Portugal", country="PT", town="Oeiras"),)


def test_dobrysef() -> None:
    """Each city is a place; both dates are read."""
    post = only(DOBRYSEF)
    assert [place.raw for place in post.places] == ["Děčín", "Havířov"]
    assert (post.posted_on, post.closes_on, post.language) == (date(2026, 2, 1), date(2026, 3, 3), "cs")


@pytest.mark.parametrize("feed", [RSS, ATOM], ids=["rss", "atom"])
def test_rss_and_atom(feed: str) -> None:
    """The whole content is taken before the summary; the address loses its tracking."""
    post = only(feed)
    assert post.title == "Weaver"
    assert post.text.startswith("Weave baskets")
    assert post.address == "https://board.example/weaver"
    assert post.posted_on == date(2026, 10, 28)


def test_we_work_remotely() -> None:
    """Employer and place are taken out of the fields that hold them with others."""
    post = only(WWR)
    assert post.title == "Elixir Developer"
    assert post.employer is not None
    assert (post.employer.name, post.employer.url) == ("Example Radar", "https://radar.example")
    assert post.places == (Place(raw="Stockholm, Sweden", country="SE", town="Stockholm"),)


def test_startupjobs() -> None:
    """Its own element names, several cities, an address inside white space."""
    post = only(STARTUP)
    assert post.title == "Pekař & cukrář"
    assert post.employer is not None
    assert post.employer.name == "P&J Příklad"
    assert [place.town for place in post.places] == ["Praha", "Olomouc"]
    assert post.address == "https://start.example/1"


def test_a_french_partner_feed() -> None:
    """Nested company and place, salary in attributes, a mailbox; the company's description is not the ad's."""
    post = only(FRENCH)
    assert post.text == "Vendre des vélos.\n\nAimer les gens."
    assert post.employer is not None
    assert post.employer.name == "Vélos Exemple"
    assert post.places == (Place(raw="Tours, France", country="FR", town="Tours"),)
    assert post.pay == Pay(raw="À partir de 11,88 € par heure", low=11.88, currency="EUR", period=Period.HOUR)
    assert [(contact.kind, contact.value) for contact in post.contacts] == [
        (ContactKind.EMAIL, "velos@annonces.example")
    ]
    assert post.language == "fr"


def test_a_table() -> None:
    """CSV with semicolons, a mark, line breaks inside a field and accents in the names of its columns."""
    post = only(CSV)
    assert (post.id, post.title, post.text) == ("299", "Boucher F/H", "Couper,\nvendre; ranger.")
    assert [place.raw for place in post.places] == ["Lyon"]
    assert post.address == "https://annonces.example/1"


def test_json_of_any_maker() -> None:
    """A list inside an object, with the names that feeds commonly use."""
    post = only(NESTED_JSON)
    assert post.text == "Vendre du sport.\n\nAimer le sport."
    assert post.employer is not None
    assert post.employer.name == "Sport Exemple"
    assert post.places == (Place(raw="Lille, France", country="FR", town="Lille"),)
    assert post.pay is not None
    assert (post.pay.low, post.pay.high, post.pay.currency, post.pay.period) == (1200, 1300, "EUR", Period.MONTH)


def test_a_telegram_preview(caplog: pytest.LogCaptureFixture) -> None:
    """Each message with words is a post with its own address and date; what is no message is skipped aloud."""
    with caplog.at_level(logging.WARNING):
        post = only(TELEGRAM)
    assert post.address == "https://t.me/example_jobs/1"
    assert post.posted_on == date(2026, 8, 25)
    assert [(contact.kind.value, contact.value) for contact in post.contacts] == [
        ("form", "https://forms.gle/AbC"),
        ("telegram", "@example_hr"),
    ]
    assert "no message" in caplog.text


def test_a_bad_entry_costs_its_neighbours_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """An entry without what a post needs is logged and skipped; those around it are read."""
    jobs = [{"nonsense": 1, "title": None}, *GREENHOUSE["jobs"], "text", {**GREENHOUSE["jobs"][0], "location": [1]}]
    body = json.dumps({"jobs": [GREENHOUSE["jobs"][0], *jobs]}).encode()
    with caplog.at_level(logging.WARNING):
        posts = platforms.read(URL, body)
    assert [post.title for post in posts] == ["Baker", "Baker"]
    assert len(caplog.records) == 3


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<!doctype html><html><body>Log in</body></html>",
        b"<html><body>Log in</body></html>",
        b'{"error": "forbidden"}',
        b"{broken",
        b"plain words",
        b"name,price\nkettle,29",
        b"<a/>",
        b"<a><b/><c/></a>",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    """An error page, a login or another site's data raises, so that a crawl does not take it for an empty board."""
    with pytest.raises(platforms.UnknownFeedError):
        platforms.read(URL, body)


@pytest.mark.parametrize("body", [b'{"jobs": []}', b"[]"])
def test_an_empty_board_has_no_posts(body: bytes) -> None:
    """A feed without entries is a feed."""
    assert platforms.read(URL, body) == []


def test_entities_are_not_expanded_and_nothing_is_fetched() -> None:
    """An entity bomb, and an entity that names a file, give nothing."""
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 50}">' for n in range(1, 8))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "boom">{bomb}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = f"{doctype}<jobs><job><title>Cook</title><description>&e7;&f; Cook soup.</description></job></jobs>"
    post = only(body)
    assert post.title == "Cook"
    assert "boom" not in post.text
    assert "root:" not in post.text


def test_a_broken_feed_gives_what_can_be_read() -> None:
    """Entries before the break are read."""
    assert only("<jobs><job><title>Cook</title><description>Soup & bread</description></job><job><tit").title == "Cook"


@pytest.mark.parametrize("fields", [fields for _, fields in SHAPES], ids=["+".join(sorted(one)) for _, one in SHAPES])
@pytest.mark.parametrize("nothing", [None, 1, "x", []])
def test_an_entry_of_nothing_costs_its_neighbours_nothing(fields: set[str], nothing: object) -> None:
    """On every platform: it is skipped, and the feed is read on."""
    entry = dict.fromkeys(fields, "x") | {"id": 1, "url": "https://jobs.example/1", "name": "Cook"}
    both, alone = (platforms.read(URL, json.dumps(entries).encode()) for entries in ([nothing, entry], [entry]))
    assert both == alone


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(
                    "jobs title text name id url location absolute_url internal_job_id hostedUrl"
                    " categories slug position epoch description"
                    " salary min company short_code description_html cities jobUrl descriptionHtml address".split()
                ),
                inner,
                max_size=6,
            ),
        ),
        max_leaves=20,
    )
)
def test_any_json_is_read_or_refused(value: object) -> None:
    """No answer of an API breaks the reader: entries are read or skipped, what is no feed is refused."""
    try:
        posts = platforms.read(URL, json.dumps(value).encode())
    except platforms.UnknownFeedError:
        return
    assert all(JobPost.model_validate_json(post.model_dump_json()) == post for post in posts)


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: f"<jobs><job>{text}</job></jobs>".encode("utf-8", "replace")),
    )
)
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    """Nothing that a server sends breaks the reader."""
    try:
        platforms.read(URL, body)
    except platforms.UnknownFeedError:
        return
