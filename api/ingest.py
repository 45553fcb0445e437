"""Ingest: a feed into the store, each post with its verdict. The same feed again changes nothing."""

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.judge import Completion, Judge, Judged
from api.lines import batches, numbered
from api.sighting import Sighting, latest, sighted
from api.store import posts
from api.store.posts import Known
from api.store.store import Store
from casefile.feed import FeedLineError, read_line
from casefile.value import Value

BATCH = 256
MAX_BAD_LINES = 1_000
BOM = b"\xef\xbb\xbf"


class BadLine(Value):
    """One line that was left out, counted from 1, and why."""

    line: int
    error: str
    id: str | None = None


class IngestResult(Value):
    """What a feed did to the store. Each line that is not empty is counted once."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    bad: int = 0
    bad_lines: tuple[BadLine, ...] = ()
    """The first 1,000 of them."""

    def plus(self, other: "IngestResult") -> "IngestResult":
        """Give the sum, bad lines in their order."""
        bad_lines = sorted((*self.bad_lines, *other.bad_lines), key=lambda bad: bad.line)
        return IngestResult(
            new=self.new + other.new,
            updated=self.updated + other.updated,
            unchanged=self.unchanged + other.unchanged,
            bad=self.bad + other.bad,
            bad_lines=tuple(bad_lines[:MAX_BAD_LINES]),
        )


async def ingest(
    lines: Iterable[bytes] | AsyncIterable[bytes],
    store: Store,
    judge: Judge,
    complete: Completion,
    on_progress: Callable[[int], object] = lambda _: None,
) -> IngestResult:
    """Keep the posts of a feed. A post is known again by its canonical address; without one, by its content.

    `on_progress` is told how many lines are done, after each batch. A bad line is reported and loses no neighbour; what
    a broken-off feed has brought so far stays, and the whole feed can be sent again.
    """
    total = IngestResult()
    async for batch in batches(numbered(lines), BATCH):
        total = total.plus(await _ingest_batch(batch, store, judge, complete))
        on_progress(batch[-1][0])
    return total


async def _ingest_batch(
    batch: list[tuple[int, bytes]], store: Store, judge: Judge, complete: Completion
) -> IngestResult:
    read = await judge.run(_read_all, batch)
    bad = [one for one in read if isinstance(one, BadLine)]
    seen = [one for one in read if isinstance(one, Sighting)]
    distinct = latest(seen)
    kept = await _keep(distinct, store, judge, complete)
    return kept.plus(IngestResult(unchanged=len(seen) - len(distinct), bad=len(bad), bad_lines=tuple(bad)))


async def _keep(sightings: list[Sighting], store: Store, judge: Judge, complete: Completion) -> IngestResult:
    """Judge what is news, then write. Whether it is news is asked again while nobody else can write."""
    judged: dict[str, Judged | None] = {}
    addresses = [one.address for one in sightings if one.address]
    contents = [one.content for one in sightings if not one.address]
    while True:
        async with store.write() as session:
            known = await posts.known(session, addresses, contents)
            news = [one for one in sightings if one.changes(known.get(one.key))]
            if all(one.content in judged for one in news):
                return await _write(session, sightings, known, judged)
        given = await judge.each([one.post for one in news], complete)
        judged |= zip((one.content for one in news), given, strict=True)


async def _write(
    session: AsyncSession, sightings: list[Sighting], known: Mapping[str, Known], judged: Mapping[str, Judged | None]
) -> IngestResult:
    now = datetime.now(UTC)
    added, changed, seen_again, bad = [], [], [], []
    for one in sightings:
        before = known.get(one.key)
        first, last = one.moments(before, now)
        moments = {"first_seen": first, "last_seen": last}
        if before and not one.changes(before):
            if (first, last) != (before.first_seen, before.last_seen):
                seen_again.append({"id": before.id} | moments)
            continue
        if (answer := judged[one.content]) is None:
            bad.append(BadLine(line=one.line, error="The post could not be judged.", id=one.post.id))
            continue
        row = posts.columns(answer.post, answer.verdict) | moments | {"address": one.address, "content": one.content}
        if before:
            changed.append({"id": before.id} | row)
        else:
            added.append(row)
    await posts.add(session, added)
    await posts.change(session, changed)
    await posts.change(session, seen_again)
    unchanged = len(sightings) - len(added) - len(changed) - len(bad)
    return IngestResult(new=len(added), updated=len(changed), unchanged=unchanged, bad=len(bad), bad_lines=tuple(bad))


def _read_all(batch: list[tuple[int, bytes]]) -> list[Sighting | BadLine]:
    return [_read(number, line) for number, line in batch]


def _read(number: int, line: bytes) -> Sighting | BadLine:
    try:
        return sighted(number, read_line(line.removeprefix(BOM)))
    except FeedLineError as error:
        return BadLine(line=number, error=str(error), id=error.id)
