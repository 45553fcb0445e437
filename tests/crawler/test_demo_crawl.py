from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from casefile.address import canonical
from casefile.feed import read_line
from casefile.post import JobPost
from crawler.crawl import crawl, crawl_site
from crawler.demo import Site, serve_demo
from crawler.demo.posts import DemoPost, Shelf, on_shelf, path_of
from crawler.demo.site import ON_A_PAGE
from crawler.settings import CrawlSettings
from crawler.visit import CrawlProgress, CrawlResult

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket, pytest.mark.xdist_group("demo crawl")]

BOARDS = ["demo", "demo_sitemap", "demo_feed", "demo_telegram", "demo_greenhouse"]
SECONDS = 20


class Crawled(NamedTuple):
    """What one crawl of all demo boards brought."""

    site: Site
    results: dict[str, CrawlResult]
    posts: dict[str, list[JobPost]]
    progress: list[CrawlProgress]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """Crawl every demo board once."""
    out, progress = tmp_path_factory.mktemp("feeds"), []
    with serve_demo() as site:
        results = crawl(BOARDS, out=out, base_urls=dict.fromkeys(BOARDS, site.base), on_progress=progress.append)
    posts = {result.board: [read_line(line) for line in result.feed.read_bytes().splitlines()] for result in results}
    return Crawled(site, {result.board: result for result in results}, posts, progress)


def address_of(site: Site, demo: DemoPost) -> str:
    """Give the address under which a post is kept. A channel's messages live where the channel does."""
    return canonical(("https://t.me" if demo.on == "telegram" else site.base) + path_of(demo))


@pytest.mark.parametrize("board", BOARDS)
def test_a_demo_board_is_complete(crawled: Crawled, board: str) -> None:
    """A visit ends by itself, skips nothing, is refused nothing, and brings what the declaration expects."""
    result = crawled.results[board]
    assert (result.ended, result.refused, result.skipped, result.incomplete) == ("finished", None, 0, False)
    assert result.posts == len(crawled.posts[board])


@pytest.mark.parametrize(
    ("board", "shelf"),
    [("demo", "board"), ("demo_sitemap", "board"), ("demo_telegram", "telegram"), ("demo_greenhouse", "greenhouse")],
)
def test_every_open_post_comes_back_exactly_once(crawled: Crawled, board: str, shelf: Shelf) -> None:
    """List, sitemap, channel and API each give every post of theirs, once, under its own address."""
    expected = [address_of(crawled.site, demo) for demo in on_shelf(shelf)]
    assert sorted(post.address or "" for post in crawled.posts[board]) == sorted(expected)


def test_the_feed_brings_the_newest_posts(crawled: Crawled) -> None:
    """The RSS board gives the newest posts under the same addresses as their pages."""
    newest = {address_of(crawled.site, demo) for demo in on_shelf("board")[:ON_A_PAGE]}
    assert {post.address for post in crawled.posts["demo_feed"]} == newest


def test_what_robots_txt_closes_was_never_asked_for(crawled: Crawled) -> None:
    """The list links to the members' pages and the print views; no request reached either."""
    assert crawled.results["demo"].closed == len(on_shelf("members")) > 0
    assert [path for path in crawled.site.requests if path.startswith("/members") or "print" in path] == []
    assert crawled.site.requests[0] == "/robots.txt"


def test_no_page_is_asked_for_twice_in_a_visit(crawled: Crawled) -> None:
    """Five visits to one site ask for no page more often than there are boards that need it."""
    pages = [path for path in crawled.site.requests if path.startswith("/jobs/")]
    assert all(pages.count(path) == 2 for path in pages)  # once through the list, once through the sitemap


def test_the_crawl_is_quick_though_polite(crawled: Crawled) -> None:
    """The whole demo board takes well under twenty seconds, robots.txt's crawl-delay included."""
    assert crawled.results["demo"].seconds < SECONDS


def test_progress_is_told_page_by_page(crawled: Crawled) -> None:
    """The caller hears of pages and posts as they come, with what to expect."""
    told = [progress for progress in crawled.progress if progress.board == "demo"]
    assert [progress.pages for progress in told] == sorted(progress.pages for progress in told)
    assert told[-1].posts >= told[-1].expects - 1 > 0
    assert len(told) > 2 * len(on_shelf("board"))


def test_every_post_says_where_and_when_it_was_seen(crawled: Crawled) -> None:
    """Board and time stand on every line of every feed."""
    for board, posts in crawled.posts.items():
        assert all(post.board == board and post.seen_at for post in posts)


Right = Callable[[JobPost, JobPost], bool]


def letters(text: str) -> str:
    """Give the letters and digits of a text: bullets and line breaks are the page's own."""
    return "".join(char for char in text if char.isalnum())


def has_place(read: JobPost, stated: JobPost) -> bool:
    """Country and town as stated."""
    place = stated.places[0]
    return any(found.country == place.country and town(place.raw) in found.raw for found in read.places)


def town(raw: str) -> str:
    """Give the place without its country, which pages write as a code; nothing where the place is a country."""
    return raw.replace("،", ",").rpartition(",")[0]


def has_pay(read: JobPost, stated: JobPost) -> bool:
    """Numbers, currency and period as stated: what a page gives in words is read, not copied."""
    if not (read.pay and stated.pay):
        return False
    return all(getattr(read.pay, part) == getattr(stated.pay, part) for part in ("low", "high", "currency", "period"))


FIELDS: dict[str, tuple[Callable[[JobPost], object], Right]] = {
    "title": (lambda post: post.title, lambda read, stated: read.title == stated.title),
    "text": (lambda post: post.text, lambda read, stated: letters(stated.text) in letters(read.text)),
    "employer": (lambda post: post.employer, lambda read, stated: read.employer == stated.employer),
    "place": (lambda post: post.places and post.places[0].raw != "Remote", has_place),
    "pay": (lambda post: post.pay and post.pay.low is not None, has_pay),
    "language": (lambda post: post.language, lambda read, stated: read.language == stated.language),
    "posted_on": (lambda post: post.posted_on, lambda read, stated: read.posted_on == stated.posted_on),
}
"""By field: whether the source states it, and whether it was read as stated."""


def completeness(field: str, pairs: list[tuple[JobPost, JobPost]]) -> float:
    """Give the share of posts that state the field of which it was read as stated."""
    is_stated, is_right = FIELDS[field]
    asked = [(read, stated) for read, stated in pairs if is_stated(stated)]
    return sum(is_right(read, stated) for read, stated in asked) / len(asked)


def pairs(crawled: Crawled, board: str, demos: list[DemoPost]) -> list[tuple[JobPost, JobPost]]:
    """Give each post as it was crawled, beside its source."""
    read = {post.address: post for post in crawled.posts[board]}
    return [(read[address_of(crawled.site, demo)], demo.post) for demo in demos]


@pytest.mark.parametrize("field", FIELDS)
def test_pages_with_markup_are_read_almost_without_loss(crawled: Crawled, field: str) -> None:
    """Of what the source states, at least 95% is read from pages with JSON-LD (broken or not), microdata or RDFa."""
    marked_up = [demo for demo in on_shelf("board") if demo.markup != "plain"]
    assert completeness(field, pairs(crawled, "demo", marked_up)) >= 0.95


@pytest.mark.parametrize("field", ["title", "text", "language"])
def test_pages_without_markup_still_give_title_words_and_language(crawled: Crawled, field: str) -> None:
    """A plain page gives its title, its words and its language as well as any other."""
    plain = [demo for demo in on_shelf("board") if demo.markup == "plain"]
    assert completeness(field, pairs(crawled, "demo", plain)) >= 0.95


@pytest.mark.parametrize("field", ["title", "text", "employer", "place", "language", "posted_on"])
def test_the_api_gives_its_fields_without_loss(crawled: Crawled, field: str) -> None:
    """The recruiting service's API gives every field that it has."""
    assert completeness(field, pairs(crawled, "demo_greenhouse", on_shelf("greenhouse"))) == 1


@pytest.mark.parametrize("field", ["title", "text", "employer", "place", "language", "posted_on"])
def test_the_feed_gives_its_fields_without_loss(crawled: Crawled, field: str) -> None:
    """RSS with a job plugin's fields gives every field that it has."""
    assert completeness(field, pairs(crawled, "demo_feed", on_shelf("board")[:ON_A_PAGE])) == 1


@pytest.mark.parametrize("field", ["text", "language", "posted_on"])
def test_the_channel_gives_its_messages_without_loss(crawled: Crawled, field: str) -> None:
    """The channel's preview gives each message, its language and its day."""
    assert completeness(field, pairs(crawled, "demo_telegram", on_shelf("telegram"))) == 1


def test_any_site_can_be_visited_without_a_declaration(tmp_path: Path) -> None:
    """Given only the site's address, its sitemap is found and every page with a JobPosting comes back once."""
    with serve_demo() as site:
        result = crawl_site(site.base, out=tmp_path, local=True, settings=CrawlSettings(log_level="ERROR"))
    expected = [canonical(site.base + path_of(demo)) for demo in on_shelf("board") if demo.markup != "plain"]
    found = [read_line(line).address for line in result.feed.read_bytes().splitlines()]
    assert sorted(address for address in found if "/jobs/" in (address or "")) == sorted(expected)
    assert result.ended == "finished"
    assert [path for path in site.requests if path.startswith("/members")] == []
