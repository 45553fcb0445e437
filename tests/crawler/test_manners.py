"""What a crawl asks of a site, and what it does not. `demo` is declared local, so it can be sent to any stage."""

import gzip
import time
from http.server import BaseHTTPRequestHandler
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request

from casefile.feed import read_line
from crawler.crawl import crawl, crawl_site
from crawler.manners import Elsewhere, SameSite, SiteName, site_of
from crawler.settings import CrawlSettings
from crawler.visit import CrawlResult

ALLOW_ALL = "User-agent: *\nAllow: /\n"

wire = [pytest.mark.loopback, pytest.mark.enable_socket]


def visit(base: str, out: Path, settings: CrawlSettings) -> CrawlResult:
    """Visit a stage as if it were the demo board."""
    return crawl(["demo"], out=out, base_urls={"demo": base}, settings=settings)[0]


def titles(result: CrawlResult) -> list[str]:
    """Give the titles in a feed, sorted."""
    return sorted(read_line(line).title or "" for line in result.feed.read_bytes().splitlines())


def onward(handler: BaseHTTPRequestHandler) -> None:
    """Send the visitor on to a page that sends it on."""
    handler.send_response(307)
    handler.send_header("Location", f"{handler.path}x")
    handler.send_header("Content-Length", "0")
    handler.end_headers()


def drip(handler: BaseHTTPRequestHandler) -> None:
    """Send a page a few bytes at a time, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>")
        time.sleep(0.2)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://Jobs.Example.com/a", SiteName("jobs.example.com", 0)),
        ("https://jobs.example.com:443/a", SiteName("jobs.example.com", 0)),
        ("http://jobs.example.com:8080/a", SiteName("jobs.example.com", 8080)),
        ("http://0x7f.1/", SiteName("127.0.0.1", 0)),
        ("http://jobs.example.com@evil.example.org/", SiteName("evil.example.org", 0)),
    ],
)
def test_a_site_is_a_host_and_a_port_as_browsers_read_them(url: str, site: SiteName) -> None:
    """The one URL parser says which site an address is on."""
    assert site_of(url) == site


SITES = {site_of("https://jobs.example.com"), site_of("http://127.0.0.1")}
SAME_SITE = SameSite(SimpleNamespace(spider=SimpleNamespace(sites=SITES)))  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["https://jobs.example.com/a?b=1", "http://JOBS.example.com:80/a"])
def test_the_boards_own_site_may_be_asked(url: str) -> None:
    """Pages on the board's host are asked for, over either scheme."""
    SAME_SITE.process_request(Request(url))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/",
        "https://eu.jobs.example.com/",
        "https://jobs.example.com:8443/",
        "https://jobs.example.com@example.org/",
        "http://0x7f.1/",
    ],
)
def test_no_other_site_is_asked(url: str) -> None:
    """Other hosts, subdomains and ports are elsewhere, and so is an address that two parsers read differently."""
    with pytest.raises(Elsewhere):
        SAME_SITE.process_request(Request(url))


class TestHostilePages:
    """Huge, compressed, circling, dripping and broken pages among ordinary ones."""

    pytestmark = wire

    @pytest.fixture
    def result(self, stage: Any, quick: CrawlSettings, tmp_path: Path) -> CrawlResult:
        """Visit a list of pages, of which two are ordinary."""
        bomb = gzip.compress(b"\0" * 50_000_000)
        site = stage(
            {
                "/robots.txt": stage.answer(ALLOW_ALL),
                "/jobs": stage.listing(
                    "/first", "/huge", "/bomb", "/circle", "/onward", "/drip", "/gone", "/cut", "/last"
                ),
                "/first": stage.job("First job"),
                "/huge": stage.answer(b"<p>" + b"x" * 10_000_000),
                "/bomb": stage.answer(bomb, content_encoding="gzip"),
                "/circle": stage.answer(status=302, location="/circle?again"),
                "/circle?again": stage.answer(status=302, location="/circle"),
                "*": onward,
                "/drip": drip,
                "/gone": stage.answer("gone", 410),
                "/cut": stage.answer(b"\x1f\x8b not gzip", content_encoding="gzip"),
                "/last": stage.job("Last job"),
            }
        )
        return visit(site.base, tmp_path, quick)

    def test_none_of_them_breaks_its_neighbours(self, result: CrawlResult) -> None:
        """The ordinary pages before and after them are read, the others are skipped and counted, in bounded time."""
        assert titles(result) == ["First job", "Last job"]
        assert result.skipped == 6
        assert result.ended == "finished"
        assert result.seconds < 20

    def test_fewer_posts_than_declared_is_incomplete(self, result: CrawlResult) -> None:
        """A visit that brings less than the board declares says so."""
        assert result.posts < result.expects
        assert result.incomplete


class TestRefusals:
    """403 and 429 end the visit."""

    pytestmark = wire

    @pytest.mark.parametrize("status", [403, 429])
    def test_nothing_is_asked_for_after_a_refusal(
        self, stage: Any, quick: CrawlSettings, tmp_path: Path, status: int
    ) -> None:
        """The refused page is the last that the board is asked for, and what came before it is kept."""
        site = stage(
            {
                "/jobs": stage.listing("/first", "/no", "/third", "/fourth", after="/jobs?page=2"),
                "/no": stage.answer("go away", status, retry_after="0"),
                "*": stage.job("A job"),
                "/robots.txt": stage.answer("", 404),
            }
        )
        result = visit(site.base, tmp_path, quick)
        assert site.requests.count("/no") == 1
        assert site.requests[-1] == "/no"
        assert (result.ended, result.incomplete) == ("refused", True)
        assert result.refused == f"{status} at {site.base}/no"

    @pytest.mark.parametrize(
        ("status", "body"), [(403, ""), (429, ""), (500, ""), (503, ""), (200, "User-agent: *\nCrawl-delay: 3600\n")]
    )
    def test_a_site_whose_wishes_cannot_be_met_is_left_alone(
        self, stage: Any, quick: CrawlSettings, tmp_path: Path, status: int, body: str
    ) -> None:
        """A robots.txt that refuses, fails or asks for an hour between pages is all that is asked for."""
        site = stage({"/robots.txt": stage.answer(body, status), "*": stage.job("A job")})
        result = visit(site.base, tmp_path, quick)
        assert site.requests == ["/robots.txt"]
        assert result.ended == "refused"
        assert "robots.txt" in (result.refused or "")


class TestPace:
    """How a board is asked."""

    pytestmark = wire

    def test_one_request_at_a_time_as_slowly_as_asked_under_our_own_name(
        self, stage: Any, quick: CrawlSettings, tmp_path: Path
    ) -> None:
        """The crawl-delay lies between any two requests, none overlap, cookies are not kept, and we say who we are."""
        delay = 0.6  # half of it is more than a busy machine lets a request wait
        robots = f"User-agent: lurewatch\nCrawl-delay: {delay}\n\nUser-agent: *\nDisallow: /\n"
        links = [f"/job/{number}" for number in range(6)]
        site = stage(
            {
                "/robots.txt": stage.answer(robots),
                "/jobs": stage.answer(
                    "".join(f'<ul class="jobs"><a class="job" href="{link}">x</a></ul>' for link in links),
                    set_cookie="session=1",
                ),
                "*": stage.job("A job"),
            }
        )
        result = visit(site.base, tmp_path, quick.model_copy(update={"contact": "crawl@example.org"}))
        assert result.posts == 6
        waited = [later - earlier for earlier, later in pairwise(site.times)]
        assert len(waited) == 7
        assert sum(waited) > len(waited) * delay - 0.1  # as a whole: on a busy machine one request may be seen late
        assert min(waited) > delay / 2
        assert site.most_held == 1
        assert not [sent for sent in site.headers if "Cookie" in sent]
        assert {sent["User-Agent"] for sent in site.headers} == {"Lurewatch (+crawl@example.org)"}

    def test_a_list_without_end_ends(self, stage: Any, quick: CrawlSettings, tmp_path: Path) -> None:
        """A board is asked for no more pages than allowed, and the result says that more may be there."""
        endless = {f"/jobs?page={number}": stage.listing(after=f"/jobs?page={number + 1}") for number in range(1, 200)}
        site = stage({"/robots.txt": stage.answer(ALLOW_ALL), "/jobs": stage.listing(after="/jobs?page=1")} | endless)
        result = visit(site.base, tmp_path, quick.model_copy(update={"pages": 20}))
        assert result.ended == "limit"
        assert len(site.requests) < 25


class TestBoundaries:
    """Where a crawl does not go."""

    pytestmark = wire

    def test_it_stays_on_the_site(self, stage: Any, quick: CrawlSettings, tmp_path: Path) -> None:
        """Links and redirects to other hosts, ports and schemes are not followed."""
        other = stage({"*": stage.job("Not ours")})
        port = other.base.rpartition(":")[2]
        site = stage(
            {
                "/jobs": stage.listing(
                    "/away", "/sideways", f"{other.base}/direct", "file:///etc/passwd", "javascript:void(0)", "/home"
                ),
                "/away": stage.answer(status=302, location=f"{other.base}/redirected"),
                "/sideways": stage.answer(status=301, location=f"http://localhost:{port}/by-name"),
                "/home": stage.job("Ours"),
            }
        )
        result = visit(site.base, tmp_path, quick)
        assert titles(result) == ["Ours"]
        assert other.requests == []

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0", "2130706433"])
    def test_a_public_board_whose_host_is_this_machine_is_not_dialled(
        self, stage: Any, quick: CrawlSettings, tmp_path: Path, host: str
    ) -> None:
        """However the host is written, a site that resolves to loopback gets no request."""
        site = stage({"*": stage.job("Inside")})
        address = f"http://{host}:{site.base.rpartition(':')[2]}/"
        result = crawl_site(address, out=tmp_path, settings=quick.model_copy(update={"contact": "crawl@example.org"}))
        assert site.requests == []
        assert (result.posts, result.ended) == (0, "refused")
