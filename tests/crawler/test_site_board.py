import json
from pathlib import Path
from typing import Any

import pytest

from casefile.feed import read_line
from crawler.crawl import crawl_site
from crawler.settings import CrawlSettings
from crawler.site_board import CLICKS

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]


def marked_up(title: str) -> str:
    """Give a page that carries a JobPosting."""
    posting = {"@context": "https://schema.org", "@type": "JobPosting", "title": title, "description": "Waiter wanted."}
    return f'<html><head><script type="application/ld+json">{json.dumps(posting)}</script></head><body>x</body></html>'


def links(*paths: str) -> str:
    """Give a page with links."""
    return "<html><body>" + "".join(f'<a href="{path}">x</a>' for path in paths) + "</body></html>"


def test_a_site_without_a_sitemap_is_read_by_its_links(stage: Any, quick: CrawlSettings, tmp_path: Path) -> None:
    """Pages with a JobPosting are posts, wherever they stand within a few clicks; other pages lead on and are none."""
    chain = {f"/{step}": stage.answer(links(f"/{step + 1}")) for step in range(1, CLICKS + 3)}
    site = stage(
        {
            "/careers": stage.answer(
                links("/about", "/job-1", "/1", "mailto:x@example.com", "https://example.com/job-9")
            ),
            "/about": stage.answer(links("/team/vacancy-2")),
            "/job-1": stage.answer(marked_up("First")),
            "/team/vacancy-2": stage.answer(marked_up("Second")),
        }
        | chain
    )
    result = crawl_site(f"{site.base}/careers", out=tmp_path, local=True, settings=quick)
    assert sorted(read_line(line).title or "" for line in result.feed.read_bytes().splitlines()) == ["First", "Second"]
    assert f"/{CLICKS}" in site.requests
    assert f"/{CLICKS + 1}" not in site.requests
    assert (result.ended, result.incomplete) == ("finished", False)
    assert result.board == "127.0.0.1"


def test_robots_txt_names_the_sitemap(stage: Any, quick: CrawlSettings, tmp_path: Path) -> None:
    """Where robots.txt names a sitemap that one is read, and not the usual place."""
    site = stage({})
    pages = {
        "/robots.txt": stage.answer(f"Sitemap: {site.base}/posts.xml"),
        "/posts.xml": stage.answer(
            f"<urlset><url><loc>{site.base}/deep/job-7</loc></url></urlset>", content_type="application/xml"
        ),
        "/deep/job-7": stage.answer(marked_up("Seventh")),
        "/": stage.answer(links()),
    }
    site.pages.update(pages)
    result = crawl_site(site.base, out=tmp_path, local=True, settings=quick)
    assert [read_line(line).title for line in result.feed.read_bytes().splitlines()] == ["Seventh"]
    assert "/sitemap.xml" not in site.requests


def test_a_site_without_posts_is_incomplete(stage: Any, quick: CrawlSettings, tmp_path: Path) -> None:
    """A site on which no page carries a JobPosting brings an empty feed, and the result says that posts are missing."""
    site = stage({"/": stage.answer(links("/a")), "/a": stage.answer("<p>Nothing for you here, sorry.</p>")})
    result = crawl_site(site.base, out=tmp_path, local=True, settings=quick)
    assert (result.posts, result.incomplete, result.feed.read_bytes()) == (0, True, b"")
