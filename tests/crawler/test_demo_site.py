import json
import re

import pytest
from lxml import etree
from protego import Protego

from crawler.demo.posts import DemoPost, on_shelf, path_of
from crawler.demo.site import CRAWL_DELAY, ROUTES, answer
from crawler.pages import read

BASE = "http://127.0.0.1:4000"
MARKUPS = {"jsonld", "graph", "list", "broken", "html", "microdata", "rdfa", "plain"}


def body(path: str) -> str:
    """Give what the site answers for a path."""
    given = answer(path, BASE)
    assert given.status == 200, path
    return given.body.decode()


def test_every_usual_markup_is_there() -> None:
    """The board's pages are written in every way that boards write them, each on more than one page."""
    found = [demo.markup for demo in on_shelf("board")]
    assert set(found) == MARKUPS
    assert all(found.count(markup) > 1 for markup in MARKUPS)


def test_broken_json_ld_really_is_broken() -> None:
    """A page called broken has JSON-LD that a strict parser refuses."""
    for demo in on_shelf("board"):
        block = re.search(r'ld\+json">\n(.*?)\n</script>', body(path_of(demo)), re.DOTALL)
        if demo.markup == "broken":
            assert block
            with pytest.raises(json.JSONDecodeError):
                json.loads(block[1])
        elif block:
            json.loads(block[1])


@pytest.mark.parametrize("demo", on_shelf("board"), ids=lambda demo: f"{demo.markup}-{demo.post.id}")
def test_a_page_reads_back_as_the_ad_it_was_made_from(demo: DemoPost) -> None:
    """Title and words of every page come back, without the menus, similar jobs and notices around them."""
    post = read(BASE + path_of(demo), body(path_of(demo)))
    assert post.title == demo.post.title
    assert letters(demo.post.text) in letters(post.text)
    assert "cookie" not in post.text.lower()
    assert "Harbour Jobs" not in post.text


def letters(text: str) -> str:
    """Give the letters and digits of a text: bullets and line breaks are the page's own."""
    return "".join(char for char in text if char.isalnum())


def test_robots_txt_closes_the_members_corner_which_has_pages() -> None:
    """robots.txt closes /members/ and the print views, and there are pages behind both."""
    rules = Protego.parse(body("/robots.txt"))
    closed = [path_of(demo) for demo in on_shelf("members")]
    assert len(closed) >= 2
    for path in [*closed, "/jobs/3120?print=1"]:
        body(path)
        assert not rules.can_fetch(BASE + path, "Lurewatch")
    assert rules.can_fetch(f"{BASE}/jobs/3120", "Lurewatch")
    assert rules.crawl_delay("Lurewatch") == CRAWL_DELAY


def test_the_list_leads_to_every_post_once() -> None:
    """Page by page the list names every post, the closed ones included, and ends."""
    path, found = "/jobs", []
    while path:
        page = body(path)
        found += re.findall(r'class="job" href="([^"]+)"', page)
        following = re.search(r'rel="next"[^>]* href="([^"]+)"', page)
        path = following[1] if following else ""
    assert sorted(found) == sorted(path_of(demo) for demo in [*on_shelf("board"), *on_shelf("members")])


def test_sitemap_and_feed_are_well_formed_and_absolute() -> None:
    """The sitemap's index leads to sitemaps with every open post; the feed is RSS with the newest."""
    index = etree.fromstring(answer("/sitemap.xml", BASE).body)
    sitemaps = [element.text or "" for element in index.iterfind(".//{*}loc")]
    posts = etree.fromstring(answer(sitemaps[-1].removeprefix(BASE), BASE).body)
    found = [element.text for element in posts.iterfind(".//{*}loc")]
    assert sorted(found) == sorted(BASE + path_of(demo) for demo in on_shelf("board"))
    feed = etree.fromstring(answer("/feed.xml", BASE).body)
    assert len(list(feed.iter("item"))) == 12


def test_a_right_to_left_page_says_so() -> None:
    """An Arabic ad's page is laid out from right to left."""
    arabic = next(demo for demo in on_shelf("board") if demo.post.language == "ar")
    assert '<html lang="ar" dir="rtl">' in body(path_of(arabic))


@pytest.mark.parametrize(
    "path", ["/jobs/1", "/jobs?page=99", "/s/other", "/v1/boards/other/jobs", "/x", "/jobs/../etc"]
)
def test_what_is_not_there_is_not_found(path: str) -> None:
    """A path that leads nowhere answers 404."""
    assert answer(path, BASE).status == 404


def test_every_route_has_a_page() -> None:
    """No route of the site is dead: each answers at least one path that the site links to."""
    linked = {
        "",
        *re.findall(r'href="/([^/"?]*)', "".join(body(path) for path in ("/", "/careers", "/s/example_jobs_abroad"))),
    }
    linked |= {"robots.txt", "v1", "sitemap-jobs.xml", "sitemap-site.xml", "example_jobs_abroad"}
    assert set(ROUTES) <= linked
