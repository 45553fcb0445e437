import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from api.ingest import BATCH, IngestResult, ingest
from api.judge import Judge
from api.lines import split_lines
from api.store.store import Store
from api.store.tables import PostRow
from crawler import pages
from tests.api.fakes import FakeScorer, Keep

KITCHEN = {"text": "Cook wanted", "url": "https://jobs.example.com/1", "seen_at": "2026-05-01T00:00:00Z"}


async def rows(store: Store) -> list[dict[str, Any]]:
    """Give everything that is kept of posts."""
    async with store.read() as session:
        found = (await session.scalars(select(PostRow).order_by(PostRow.id))).all()
    return [{column.name: getattr(row, column.name) for column in PostRow.__table__.columns} for row in found]


async def test_post_is_kept_with_its_verdict(store: Store, keep: Keep) -> None:
    """A new post is kept completed, under its canonical address, with scores, level and the versions behind them."""
    assert await keep({"text": "The compound in Cambodia", "url": "http://jobs.example.com/1?utm_source=x"}) == (
        IngestResult(new=1)
    )
    [row] = await rows(store)
    assert row["address"] == "https://jobs.example.com/1"
    assert (row["level"], row["lure"], row["verdict"]["level"]) == ("high", 0.9, "high")
    assert row["versions"] == '{"model":"fake-1","rules":"fake","facts":"fake"}'
    assert row["language"] == row["post"]["language"] == "en"


async def test_same_feed_again_changes_nothing(store: Store, keep: Keep, scorer: FakeScorer) -> None:
    """A feed taken in twice leaves the store as it was, to the last column, and judges nothing again."""
    feed = [KITCHEN, {"text": "No address"}, KITCHEN | {"url": "https://jobs.example.com/2"}, {"text": "No address"}]
    assert await keep(*feed) == IngestResult(new=3, unchanged=1)
    before, asked = await rows(store), len(scorer.judged)
    assert await keep(*feed) == IngestResult(unchanged=4)
    assert await rows(store) == before
    assert len(scorer.judged) == asked


async def test_one_page_under_many_addresses_is_one_post(store: Store, keep: Keep) -> None:
    """Tracking parameters, http and letter case make no second post."""
    links = ["https://jobs.example.com/1", "http://JOBS.example.com/1#a", "https://jobs.example.com/1?fbclid=2"]
    result = await keep(*({"text": "Cook wanted", "url": link} for link in links))
    assert result == IngestResult(new=1, unchanged=2)
    assert len(await rows(store)) == 1


async def test_changed_post_is_judged_again(store: Store, keep: Keep) -> None:
    """A post that says something else than before is updated in place and judged anew; its first sight stays."""
    await keep(KITCHEN)
    changed = KITCHEN | {"text": "Work at the compound", "seen_at": "2026-05-09T00:00:00Z"}
    assert await keep(changed) == IngestResult(updated=1)
    [row] = await rows(store)
    assert (row["level"], row["post"]["text"]) == ("high", "Work at the compound")
    assert (row["first_seen"].day, row["last_seen"].day) == (1, 9)


async def test_post_seen_again_moves_only_the_moment(store: Store, keep: Keep) -> None:
    """A post seen unchanged on a later day counts as unchanged; only when it was last seen moves."""
    await keep(KITCHEN)
    assert await keep(KITCHEN | {"seen_at": "2026-05-09T00:00:00Z"}) == IngestResult(unchanged=1)
    [row] = await rows(store)
    assert (row["first_seen"].day, row["last_seen"].day) == (1, 9)


async def test_post_judged_by_another_model_is_judged_again(store: Store, keep: Keep, scorer: FakeScorer) -> None:
    """After a new model or corrected facts, the same feed brings the verdicts up to date, once."""
    await keep(KITCHEN)
    scorer.versions = scorer.versions.model_copy(update={"model": "fake-2"})
    assert await keep(KITCHEN) == IngestResult(updated=1)
    assert (await rows(store))[0]["verdict"]["versions"]["model"] == "fake-2"
    assert await keep(KITCHEN) == IngestResult(unchanged=1)


async def test_older_form_of_a_post_does_not_replace_the_newer(store: Store, keep: Keep) -> None:
    """Feeds taken in out of order leave the latest form, and learn from the older one when the post was first seen."""
    await keep(KITCHEN | {"seen_at": "2026-05-09T00:00:00Z"})
    older = KITCHEN | {"text": "Work at the compound", "seen_at": "2026-05-02T00:00:00Z"}
    assert await keep(older) == IngestResult(unchanged=1)
    [row] = await rows(store)
    assert row["post"]["text"] == "Cook wanted"
    assert row["first_seen"].day == 2


async def test_latest_of_one_feed_wins(store: Store, keep: Keep) -> None:
    """Of two forms of one post in one feed the later seen one is kept, whatever their order."""
    newer = KITCHEN | {"text": "Work at the compound", "seen_at": "2026-05-09T00:00:00Z"}
    assert await keep(newer, KITCHEN) == IngestResult(new=1, unchanged=1)
    assert (await rows(store))[0]["post"]["text"] == "Work at the compound"


@pytest.mark.parametrize("seen", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-05-01T00:00:00"])
async def test_clocks_that_are_wrong_break_nothing(store: Store, keep: Keep, seen: str) -> None:
    """A moment before any crawler or after now is moved to what can be; one without a zone is UTC."""
    assert await keep(KITCHEN | {"seen_at": seen}) == IngestResult(new=1)
    assert 2000 <= (await rows(store))[0]["last_seen"].year < 2100


async def test_bad_lines_are_reported_and_lose_no_neighbour(store: Store, judge: Judge) -> None:
    """Lines that are no post, and a post that breaks the model, are reported by number; all others are kept."""
    lines = [
        b'\xef\xbb\xbf{"text": "first"}',
        b"{",
        b"",
        b'{"id": "x", "title": ""}',
        b'{"id": "y", "text": "break the model"}',
        b'{"text": "a", "url": "mailto:someone@example.com"}',
        b'{"text": "a", "url": "http://.."}',
        b'{"text": "last"}',
    ]
    result = await ingest(lines, store, judge, pages.complete)
    assert (result.new, result.bad) == (2, 5)
    assert [(bad.line, bad.id) for bad in result.bad_lines] == [(2, None), (4, "x"), (5, "y"), (6, None), (7, None)]
    assert [row["post"]["text"] for row in await rows(store)] == ["first", "last"]


async def test_progress_is_told_by_the_batch(store: Store, judge: Judge) -> None:
    """Whoever watches is told the number of lines done, up to the last."""
    told: list[int] = []
    lines = (orjson.dumps({"text": f"post {n}"}) for n in range(BATCH + 3))
    result = await ingest(lines, store, judge, pages.complete, told.append)
    assert told == [BATCH, BATCH + 3]
    assert result.new == BATCH + 3


async def test_post_that_another_feed_keeps_meanwhile_is_not_kept_twice(
    store: Store, keep: Keep, scorer: FakeScorer
) -> None:
    """While a batch is judged, another process may keep the same post: then it is updated or left, never doubled."""
    judge_all = scorer.judge_all

    async def lines() -> AsyncIterator[bytes]:
        yield orjson.dumps(KITCHEN)

    class Meanwhile:
        versions = scorer.versions
        judge = scorer.judge

        def judge_all(self, posts: Any) -> Any:
            asyncio.run(keep_elsewhere())
            return judge_all(posts)

    async def keep_elsewhere() -> None:
        await keep(KITCHEN)

    result = await ingest(lines(), store, Judge(Meanwhile(), threads=1), pages.complete)
    assert result == IngestResult(unchanged=1)
    assert len(await rows(store)) == 1


async def test_lines_are_split_whatever_the_chunks() -> None:
    """The same lines come out of a body however it is cut into chunks, the last without an end included."""
    body = b"one\ntwo\r\n\nthree \xd0\xba\nfour"

    async def chunks(size: int) -> AsyncIterator[bytes]:
        for start in range(0, len(body), size):
            yield body[start : start + size]

    for size in range(1, len(body) + 1):
        assert [line async for line in split_lines(chunks(size))] == body.split(b"\n")


async def test_line_that_is_too_long_is_not_held() -> None:
    """A line without an end is cut off at the limit and dropped to its end; the next line is whole."""

    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(300):
            yield b"a" * 10_000
        yield b"a\nnext\n"

    lines = [line async for line in split_lines(chunks())]
    assert [len(lines[0]) < 1_100_000, lines[1:]] == [True, [b"next"]]
