"""Appeals as they are kept: found by their receipt, by their address, or because their day has come."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, case, exists, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.store import events
from api.store.tables import AppealRow, PostRow

AFTER = case((AppealRow.lifted_seq.is_not(None), 0), else_=AppealRow.seq)
"""The event after which a ruling answers an appeal. Once it has lifted what was ruled before, any ruling that holds was made
anew, or stands again because a moderator undid the lifting."""

RULED = (PostRow.address == AppealRow.address) & (PostRow.ruled_seq > AFTER)

ANSWERED = AppealRow.closed.is_not(None) | select(PostRow.id).where(RULED).correlate(AppealRow).exists()
"""A moderator has ruled on the post at the address since, or has looked where there is none."""


def answers(row: AppealRow) -> ColumnElement[bool]:
    """Give a condition: a ruling holds on this post that answers the appeal."""
    after = 0 if row.lifted_seq is not None else row.seq
    return (PostRow.address == row.address) & (PostRow.ruled_seq > after)


async def by_receipt(session: AsyncSession, hashed: str) -> AppealRow | None:
    """Give the appeal that a receipt belongs to."""
    row: AppealRow | None = await session.scalar(select(AppealRow).where(AppealRow.receipt == hashed))
    return row


async def about(session: AsyncSession, address: str | None) -> Sequence[AppealRow]:
    """Give the appeals about an address, oldest first."""
    wanted = AppealRow.address == address if address else false()
    return (await session.scalars(select(AppealRow).where(wanted).order_by(AppealRow.id))).all()


async def unanswered(session: AsyncSession, limit: int | None = None) -> Sequence[AppealRow]:
    """Give the appeals that nobody has answered, the one that is due first in front."""
    wanted = select(AppealRow).where(~ANSWERED).order_by(AppealRow.due, AppealRow.id)
    return (await session.scalars(wanted.limit(limit))).all()


async def overdue(session: AsyncSession, today: date) -> Sequence[AppealRow]:
    """Give the appeals that nobody has answered in time, and that have yet to lift what was ruled."""
    late = (AppealRow.due < today) & AppealRow.may_lift & AppealRow.lifted_seq.is_(None)
    return (await session.scalars(select(AppealRow).where(~ANSWERED, late).order_by(AppealRow.due, AppealRow.id))).all()


async def waiting(session: AsyncSession) -> tuple[int, date | None]:
    """Give how many appeals nobody has answered, and when the oldest of them came."""
    wanted = select(func.count(AppealRow.id), func.min(AppealRow.received)).where(~ANSWERED)
    number, oldest = (await session.execute(wanted)).one()
    return number, oldest


async def is_answered(session: AsyncSession, row: AppealRow) -> bool:
    """Say whether an appeal was answered."""
    return await session.scalar(select(AppealRow.id).where(ANSWERED, AppealRow.id == row.id)) is not None


async def was_answered(session: AsyncSession, address: str) -> bool:
    """Say whether an appeal against a ruling on this ad was answered, of those that are kept."""
    before = (AppealRow.address == address) & AppealRow.against_seq.is_not(None)
    return bool(await session.scalar(select(exists().where(ANSWERED, before))))


async def ruling_on(session: AsyncSession, address: str) -> int | None:
    """Give the ruling that holds on the ad at an address."""
    held: int | None = await session.scalar(select(PostRow.ruled_seq).where(PostRow.address == address))
    return held


async def expired(session: AsyncSession, today: date) -> Sequence[AppealRow]:
    """Give the appeals whose time of being kept is over."""
    return (await session.scalars(select(AppealRow).where(AppealRow.kept_until < today))).all()


async def erase(session: AsyncSession, rows: Sequence[AppealRow], today: date, *, actor: str, why: str) -> None:
    """Take away all that was said in these appeals. What they have lifted stays lifted."""
    if rows:
        seqs = [row.seq for row in rows]
        await events.erase(session, seqs, actor=actor, why=why, at=events.start_of(today))
    for row in rows:
        await session.delete(row)
