from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.exceptions import DropItem

from casefile.feed import read_line
from casefile.post import JobPost
from crawler.pipelines import OncePerAddress, Stamp, WriteFeed


def stamp(post: JobPost) -> JobPost:
    """Stamp a post as a board's visit would."""
    return Stamp(SimpleNamespace(spider=SimpleNamespace(name="a_board"))).process_item(post)  # type: ignore[arg-type]


def test_a_post_says_where_and_when_it_was_seen() -> None:
    """A post leaves with its board and the time in UTC."""
    before = datetime.now(UTC)
    seen = stamp(JobPost(text="Waiter wanted"))
    assert seen.board == "a_board"
    assert seen.seen_at
    assert seen.seen_at.tzinfo is UTC
    assert before <= seen.seen_at <= datetime.now(UTC)


def test_an_address_gets_its_canonical_form() -> None:
    """Two links to one page give posts with one address."""
    links = ("http://JOBS.example.com/1?utm_source=x#top", "https://jobs.example.com/1")
    assert {stamp(JobPost(text="x", address=link)).address for link in links} == {"https://jobs.example.com/1"}


def test_an_address_that_is_none_is_dropped_and_the_post_kept() -> None:
    """A platform that gives nonsense as address costs the address, not the post."""
    seen = stamp(JobPost(text="Waiter wanted", address="javascript:void(0)"))
    assert seen.address is None
    assert seen.text == "Waiter wanted"


def test_the_second_post_of_an_address_is_dropped() -> None:
    """One address, one post; posts without an address are all kept."""
    once = OncePerAddress()
    first = JobPost(text="x", address="https://jobs.example.com/1")
    assert once.process_item(first) is first
    with pytest.raises(DropItem):
        once.process_item(first)
    unaddressed = JobPost(text="x")
    assert once.process_item(unaddressed) is once.process_item(unaddressed)


def test_a_feed_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    """While a visit runs, the feed of the last one stands; the new one takes its place at the end."""
    feed = tmp_path / "new" / "board.jsonl"
    feed.parent.mkdir()
    feed.write_bytes(b"yesterday\n")
    write = WriteFeed(feed)
    write.open_spider()
    write.process_item(JobPost(title="Kellner", text="Gesucht: 招聘 🍽"))
    assert feed.read_bytes() == b"yesterday\n"
    write.close_spider()
    assert [read_line(line).text for line in feed.read_bytes().splitlines()] == ["Gesucht: 招聘 🍽"]
    assert [path.name for path in feed.parent.iterdir()] == ["board.jsonl"]
