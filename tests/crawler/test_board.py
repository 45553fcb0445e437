import gzip
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response, XmlResponse
from scrapy.settings import Settings

from casefile.post import JobPost
from crawler.board import Board, page_of
from crawler.feed_board import TelegramBoard
from crawler.sitemap_board import SitemapBoard

AT = "https://jobs.example.com/overseas/list"


class Listed(Board):
    """A board that lists its posts."""

    name = "listed"
    start_urls = [AT]  # noqa: RUF012 - a declaration
    post_links = "a.job"


class Mapped(SitemapBoard):
    """A board with a sitemap."""

    name = "mapped"
    start_urls = ["https://jobs.example.com/sitemap.xml"]  # noqa: RUF012 - a declaration
    post_paths = r"^/jobs/\d+$"


class Channel(TelegramBoard):
    """A channel with a public preview."""

    name = "channel"
    account = "example_jobs"


def visited(board: Board) -> Board:
    """Give a board as it is during a visit, with counters and settings."""
    counted: dict[str, int] = {}
    stats = SimpleNamespace(counted=counted, inc_value=lambda name: counted.update({name: counted.get(name, 0) + 1}))
    board.crawler = SimpleNamespace(stats=stats)  # type: ignore[assignment]
    board.settings = Settings({"DOWNLOAD_MAXSIZE": 100_000})
    return board


def asked(found: Iterable[Any]) -> list[tuple[str, str]]:
    """Give what is asked for: address, and whether as a list or as a post."""
    return [(request.url, request.callback.__name__) for request in found if isinstance(request, Request)]


def page(html: str) -> HtmlResponse:
    """Give a page of the list."""
    return HtmlResponse(AT, body=html.encode(), encoding="utf-8")


def sitemap(*places: str, kind: str = "urlset") -> bytes:
    """Give a sitemap with these places."""
    entries = "".join(f"<url><loc>{place}</loc></url>" for place in places)
    if kind == "sitemapindex":
        entries = entries.replace("url>", "sitemap>")
    return f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{kind}>'.encode()


def test_a_list_leads_to_its_posts_and_its_next_page() -> None:
    """Links to posts, relative or absolute, are read as posts; the next page, once, as a list."""
    html = """<base href="/overseas/"><a class="job" href="1">a</a> <a class="job" href="https://jobs.example.com/x/2">b</a>
        <a class="other" href="/3">c</a> <a rel="nofollow next" href="?p=2">n</a> <a rel="next" href="?p=2">n</a>"""
    assert asked(Listed().parse(page(html))) == [
        ("https://jobs.example.com/overseas/1", "read_post"),
        ("https://jobs.example.com/x/2", "read_post"),
        ("https://jobs.example.com/overseas/?p=2", "parse"),
    ]


@pytest.mark.parametrize(
    "href", ["javascript:void(0)", "mailto:a@example.com", "http://[bad", "tel:000", "data:text/html,x"]
)
def test_links_that_are_no_web_addresses_are_passed_over(href: str) -> None:
    """A script, a mailbox or a broken address among the links costs nothing."""
    html = f'<a class="job" href="{href}">a</a> <a class="job">b</a> <a class="job" href="/4">c</a>'
    assert asked(Listed().parse(page(html))) == [("https://jobs.example.com/4", "read_post")]


def test_a_list_that_is_no_text_is_skipped_and_counted() -> None:
    """A picture where a list should be is left out, loudly."""
    board = visited(Listed())
    assert list(board.parse(Response(AT, body=b"\x89PNG"))) == []
    assert board.crawler.stats.counted == {"board/skipped": 1}  # type: ignore[union-attr]


def test_a_page_without_words_is_no_post() -> None:
    """An empty page is skipped and counted."""
    board = visited(Listed())
    assert list(board.read_post(page("<html><body><script>1</script></body></html>"))) == []
    assert board.crawler.stats.counted == {"board/skipped": 1}  # type: ignore[union-attr]


def test_an_encoding_that_only_the_server_names_is_believed() -> None:
    """Cyrillic in Windows-1251, declared nowhere but in the answer's header, is read as what it is."""
    words = "Требуется официант в гостиницу, оплата раз в неделю. " * 3
    kind = {"Content-Type": "text/html; charset=windows-1251"}
    response = HtmlResponse(AT, body=f"<h1>Официант</h1><p>{words}</p>".encode("cp1251"), headers=kind)
    (post,) = Listed().read_post(response)
    assert isinstance(post, JobPost)
    assert post.title == "Официант"
    assert words.strip() in post.text


def test_without_a_named_encoding_the_page_is_read_as_it_came() -> None:
    """Where the server names no encoding, the bytes themselves are given to the reader."""
    body = "<p>Официант</p>".encode("cp1251")
    assert page_of(HtmlResponse(AT, body=body, headers={"Content-Type": "text/html"})) == body


def test_what_is_no_feed_is_skipped_and_counted() -> None:
    """A login page where a feed should be is left out, loudly."""
    board = visited(Channel())
    assert list(board.parse(page("<html><body>Please sign in</body></html>"))) == []
    assert board.crawler.stats.counted == {"board/skipped": 1}  # type: ignore[union-attr]


def test_a_channel_is_read_back_page_by_page() -> None:
    """A page of a channel's preview gives its messages, and leads to the page before it."""
    html = """<link rel="prev" href="/s/example_jobs?before=95"><div class="tgme_widget_message" data-post="example_jobs/95">
        <div class="tgme_widget_message_text">Waiter wanted in Riga, 900 EUR a month, flat included.</div></div>"""
    post, request = Channel().parse(page(html))
    assert isinstance(post, JobPost)
    assert post.address == "https://t.me/example_jobs/95"
    assert asked([request]) == [("https://jobs.example.com/s/example_jobs?before=95", "parse")]


def test_an_account_stands_in_its_services_address() -> None:
    """A company's board is where its recruiting service has it; at a base, the path stays the same."""
    assert Channel.addresses() == ["https://t.me/s/example_jobs"]
    assert Channel.addresses("http://127.0.0.1:1") == ["http://127.0.0.1:1/s/example_jobs"]


def test_a_sitemap_leads_to_posts_and_an_index_to_sitemaps() -> None:
    """Of a sitemap the paths of posts are asked for, of an index every sitemap."""
    board = visited(Mapped())
    posts = sitemap(
        "https://jobs.example.com/jobs/1", "https://jobs.example.com/about", "no address", "mailto:x@example.com"
    )
    assert asked(board.parse(XmlResponse(AT, body=posts))) == [("https://jobs.example.com/jobs/1", "read_post")]
    assert asked(board.parse(Response(AT, body=gzip.compress(posts))))[0][1] == "read_post"
    index = sitemap("https://jobs.example.com/sitemap-1.xml.gz", kind="sitemapindex")
    assert asked(board.parse(XmlResponse(AT, body=index))) == [("https://jobs.example.com/sitemap-1.xml.gz", "parse")]


@pytest.mark.parametrize(
    "body",
    [b"", b"not xml at all", b"\x1f\x8b broken", gzip.compress(b"x" * 1_000_000), b"<a>" * 50_000],
    ids=["nothing", "not XML", "broken gzip", "gzip of no XML", "deeply nested"],
)
def test_a_broken_sitemap_is_skipped_and_counted(body: bytes) -> None:
    """What is no sitemap, or unpacks to more than a page may have, is left out loudly."""
    board = visited(Mapped())
    assert list(board.parse(Response(AT, body=body))) == []
    assert board.crawler.stats.counted == {"board/skipped": 1}  # type: ignore[union-attr]
