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

    A kept post is judged again where it says something else now, or where other versions judged it.

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
    versions = judge.versions.model_dump_json()
    addresses = [one.address for one in sightings if one.address]
    contents = [one.content for one in sightings if not one.address]
    while True:
        async with store.write() as session:
            known = await posts.known(session, addresses, contents)
            news = [one for one in sightings if one.is_news(known.get(one.key), versions)]
            if all(one.content in judged for one in news):
                written = await _write(session, news, known, judged)
                return written.plus(await _see_again(session, [one for one in sightings if one not in news], known))
        given = await judge.each([one.post for one in news], complete)
        judged |= zip((one.content for one in news), given, strict=True)


async def _write(
    session: AsyncSession, news: list[Sighting], known: Mapping[str, Known], judged: Mapping[str, Judged | None]
) -> IngestResult:
    """Keep what was judged: add what is new, change what was kept otherwise."""
    now = datetime.now(UTC)
    added, changed, bad = [], [], []
    for one in news:
        if (answer := judged[one.content]) is None:
            bad.append(BadLine(line=one.line, error="The post could not be judged.", id=one.post.id))
            continue
        before = known.get(one.key)
        first, last = one.moments(before, now)
        row = posts.columns(answer.post, answer.verdict) | {
            "address": one.address,
            "content": one.content,
            "first_seen": first,
            "last_seen": last,
        }
        if before:
            changed.append({"id": before.id} | row)
        else:
            added.append(row)
    await posts.add(session, added)
    await posts.change(session, changed)
    return IngestResult(new=len(added), updated=len(changed), bad=len(bad), bad_lines=tuple(bad))


async def _see_again(session: AsyncSession, sightings: list[Sighting], known: Mapping[str, Known]) -> IngestResult:
    """Note when posts that are kept as they are were seen."""
    moved = []
    for one in sightings:
        before = known[one.key]
        first, last = one.moments(before, before.last_seen)
        if (first, last) != (before.first_seen, before.last_seen):
            moved.append({"id": before.id, "first_seen": first, "last_seen": last})
    await posts.change(session, moved)
    return IngestResult(unchanged=len(sightings))


def _read_all(batch: list[tuple[int, bytes]]) -> list[Sighting | BadLine]:
    return [_read(number, line) for number, line in batch]


def _read(number: int, line: bytes) -> Sighting | BadLine:
    try:
        return sighted(number, read_line(line.removeprefix(BOM)))
    except FeedLineError as error:
        return BadLine(line=number, error=str(error), id=error.id)
