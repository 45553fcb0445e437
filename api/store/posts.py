"""Posts as they are kept: looked up by canonical address, or by their content where they have none."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.store.tables import PostRow
from api.store.words import hash_words
from casefile.post import JobPost
from casefile.verdict import Verdict


class Known(NamedTuple):
    """What has to be known of a kept post to tell whether a new sight of it changes anything."""

    id: int
    address: str | None
    content: str
    first_seen: datetime
    last_seen: datetime
    versions: str


async def at(session: AsyncSession, address: str) -> JobPost | None:
    """Give the post under a canonical address."""
    kept = await session.scalar(select(PostRow.post).where(PostRow.address == address))
    return JobPost.model_validate(kept) if kept else None


async def known(session: AsyncSession, addresses: Collection[str], contents: Collection[str]) -> dict[str, Known]:
    """Give the kept posts with these addresses, and those without an address with these contents, by either."""
    columns = select(*(getattr(PostRow, name) for name in Known._fields))
    wanted = or_(PostRow.address.in_(addresses), PostRow.address.is_(None) & PostRow.content.in_(contents))
    rows = await session.execute(columns.where(wanted))
    return {row.address or row.content: Known(*row) for row in rows}


def columns(post: JobPost, verdict: Verdict) -> dict[str, Any]:
    """Give the columns that a post and the verdict on it fill."""
    return {
        "board": post.board,
        "language": verdict.language or post.language,
        "post": post.model_dump(mode="json", exclude_none=True),
        "words": hash_words(post.text),
        "level": verdict.level,
        "lure": verdict.lure,
        "fraud": verdict.fraud,
        "about": verdict.about,
        "verdict": verdict.model_dump(mode="json"),
        "versions": verdict.versions.model_dump_json(),
    }


async def add(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Add posts."""
    if rows:
        await session.execute(insert(PostRow), rows)


async def change(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Change posts, each by its `id`. All rows have the same columns."""
    if rows:
        await session.execute(update(PostRow), rows)
