"""Reports as they are kept: found by their receipt, or by the post that they are about."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.store import events, reported
from api.store.events import Event, EventKind
from api.store.tables import PostRow, ReportRow

READER = "reader"
"""Who did it, as an event names it: more is not known."""


async def by_receipt(session: AsyncSession, hashed: str) -> ReportRow | None:
    """Give the report that a receipt belongs to."""
    row: ReportRow | None = await session.scalar(select(ReportRow).where(ReportRow.receipt == hashed))
    return row


async def about(session: AsyncSession, post_id: int) -> Sequence[ReportRow]:
    """Give the reports about a post, oldest first, withdrawn ones included."""
    wanted = select(ReportRow).join(PostRow, reported.SPEAKS_OF_POST).where(PostRow.id == post_id)
    return (await session.scalars(wanted.order_by(ReportRow.id))).all()


async def to_look_at(session: AsyncSession, limit: int) -> Sequence[ReportRow]:
    """Give the reports of somebody held or threatened, and those that ask for a person, if not ruled on since.

    After them come those that no kept post fits. The others wait beside their posts, in the queue.
    """
    grave = reported.grave().subquery()
    called = func.max(func.coalesce(ReportRow.asked_seq, 0), func.coalesce(grave.c.seq, 0))
    fits = select(PostRow.id).where(reported.SPEAKS_OF_POST).correlate(ReportRow, grave)
    calls = (called > 0) & ~fits.where(PostRow.ruled_seq > called).exists()
    wanted = select(ReportRow).outerjoin(grave, grave.c.id == ReportRow.id)
    wanted = wanted.where(calls | ~fits.exists(), reported.COUNTS, ReportRow.closed.is_(None))
    order = (grave.c.seq.is_(None), ReportRow.asked_seq.is_(None), ReportRow.id)
    return (await session.scalars(wanted.order_by(*order).limit(limit))).all()


async def post_of(session: AsyncSession, row: ReportRow) -> int | None:
    """Give a post that a report is about, rather the one at its address than one with its words."""
    wanted = select(PostRow.id).where(reported.meant(row.address, row.words)).order_by(PostRow.address.is_(None))
    found: int | None = await session.scalar(wanted.limit(1))
    return found


async def tell(session: AsyncSession, kind: EventKind, content: dict[str, Any], today: date) -> Event:
    """Append what a reader or a poster said. Its event bears the day, not the hour, and names no post."""
    return await events.append(session, kind, actor=READER, content=content, at=events.start_of(today))


async def expired(session: AsyncSession, today: date) -> Sequence[ReportRow]:
    """Give the reports whose time is over."""
    return (await session.scalars(select(ReportRow).where(ReportRow.kept_until < today))).all()


async def erase(session: AsyncSession, rows: Sequence[ReportRow], today: date, *, actor: str, why: str) -> None:
    """Take away all that was said in these reports. What stays are salted commitments that give nothing away."""
    if not rows:
        return
    words = {row.words for row in rows}
    seqs = [seq for row in rows for seq in row.seqs]
    await events.erase(session, seqs, actor=actor, why=why, at=events.start_of(today))
    for row in rows:
        await session.delete(row)
    await session.flush()
    for one in words:
        await reported.forget(session, one)
