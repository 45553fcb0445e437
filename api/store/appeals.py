"""Appeals as they are kept: found by their receipt, by their address, or because their day has come."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.store import events
from api.store.tables import AppealRow, PostRow


def is_answered(row: AppealRow) -> ColumnElement[bool]:
    """Give a condition: a ruling holds on the post at the address that was made after the appeal came.

    Once the appeal has lifted what was ruled before, any that holds was made anew, or stands again because a moderator
    undid the lifting.
    """
    after = 0 if row.lifted_seq is not None else row.seqs[0]
    return (PostRow.address == row.address) & (PostRow.ruled_seq > after)


async def by_receipt(session: AsyncSession, hashed: str) -> AppealRow | None:
    """Give the appeal that a receipt belongs to."""
    row: AppealRow | None = await session.scalar(select(AppealRow).where(AppealRow.receipt == hashed))
    return row


async def about(session: AsyncSession, address: str | None) -> Sequence[AppealRow]:
    """Give the appeals about an address, oldest first."""
    wanted = AppealRow.address == address if address else false()
    return (await session.scalars(select(AppealRow).where(wanted).order_by(AppealRow.id))).all()


async def unanswered(session: AsyncSession) -> list[AppealRow]:
    """Give the appeals that nobody has answered, the one that is due first in front."""
    rows = await session.scalars(select(AppealRow).where(AppealRow.closed.is_(None)).order_by(AppealRow.due))
    return [row for row in rows if not await was_answered(session, row)]


async def was_answered(session: AsyncSession, row: AppealRow) -> bool:
    """Say whether a moderator has ruled on the post since, or has looked where there is none."""
    if row.closed:
        return True
    return bool(await session.scalar(select(func.count()).select_from(PostRow).where(is_answered(row))))


async def expired(session: AsyncSession, today: date) -> Sequence[AppealRow]:
    """Give the appeals whose time of being kept is over."""
    return (await session.scalars(select(AppealRow).where(AppealRow.kept_until < today))).all()


async def erase(session: AsyncSession, rows: Sequence[AppealRow], *, actor: str, why: str) -> None:
    """Take away all that was said in these appeals. What they have lifted stays lifted."""
    if rows:
        await events.erase(session, [seq for row in rows for seq in row.seqs], actor=actor, why=why)
    for row in rows:
        await session.delete(row)
