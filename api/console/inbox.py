"""What readers and posters have sent, as moderators see it: beside a case, and in the inbox where there is none."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.rulings.service import MAX_ID, NoSuchCaseError
from api.store import appeals, events, reports
from api.store.events import EventKind
from api.store.store import Store
from api.store.tables import AppealRow, PostRow, ReportRow

MOST = 200
"""Reports, and appeals, that the inbox shows at once."""


class ShownReport(NamedTuple):
    """A report as a moderator reads it. Of one that was withdrawn only that is left."""

    id: int
    received: date
    wants_person: bool
    is_withdrawn: bool
    address: str | None
    text: str | None
    """What the reader says that the ad said. None beside a case whose ad says the same."""
    happened: tuple[str, ...]
    notes: tuple[str, ...]
    post_id: int | None = None
    """In the inbox: the post that it is about."""


class ShownAppeal(NamedTuple):
    """An appeal as a moderator reads it."""

    id: int
    received: date
    due: date
    address: str
    reason: str
    contact: str
    may_lift: bool
    is_lifted: bool
    is_answered: bool
    post_id: int | None
    """The post that stands at the address."""


class Beside(NamedTuple):
    """What lies beside a case."""

    reports: tuple[ShownReport, ...]
    appeals: tuple[ShownAppeal, ...]


async def beside(store: Store, post_id: int) -> Beside:
    """Give the reports and appeals about a post, oldest first."""
    async with store.read() as session:
        post = await session.get_one(PostRow, post_id)
        found = await reports.about(session, post_id)
        return Beside(
            tuple([await _report(session, row, post.words) for row in found]),
            await _appeals(session, await appeals.about(session, post.address)),
        )


async def inbox(store: Store) -> Beside:
    """Give the appeals that wait, the one due first in front, and the reports that cannot wait for the queue."""
    async with store.read() as session:
        waiting = await _appeals(session, await appeals.unanswered(session, MOST))
        shown = [
            (await _report(session, row))._replace(post_id=await reports.post_of(session, row))
            for row in await reports.to_look_at(session, MOST)
        ]
        return Beside(tuple(shown), waiting)


async def close_report(store: Store, report_id: int, actor: str, today: date) -> None:
    """Note that a moderator has looked at a report that fits no post. Raises NoSuchCaseError."""
    await _close(store, ReportRow, report_id, actor, today)


async def close_appeal(store: Store, appeal_id: int, actor: str, today: date) -> None:
    """Note that a moderator has looked at an appeal about an address that we do not know. Raises NoSuchCaseError."""
    await _close(store, AppealRow, appeal_id, actor, today)


async def _close(store: Store, kind: type[ReportRow] | type[AppealRow], number: int, actor: str, today: date) -> None:
    async with store.write() as session:
        row: ReportRow | AppealRow | None = await session.get(kind, number) if 0 < number <= MAX_ID else None
        if row is None or row.closed:
            raise NoSuchCaseError("There is nothing here that waits. Open the inbox again.")
        await events.append(
            session,
            EventKind.CLOSED,
            actor=actor,
            content={"closes": row.seq if isinstance(row, AppealRow) else row.seqs[0]},
        )
        row.closed = today


async def _report(session: AsyncSession, row: ReportRow, words: str | None = None) -> ShownReport:
    shown = ShownReport(row.id, row.received, row.asked_seq is not None, row.is_withdrawn, None, None, (), ())
    if row.is_withdrawn:
        return shown
    said = [event.content for event in await events.numbered(session, row.seqs)]
    return shown._replace(
        address=row.address,
        text=None if words is not None and row.words == words else said[0]["text"],
        happened=tuple(dict.fromkeys(one for content in said for one in content.get("happened", ()))),
        notes=tuple(note for content in said if (note := content.get("note"))),
    )


async def _appeals(session: AsyncSession, rows: Iterable[AppealRow]) -> tuple[ShownAppeal, ...]:
    shown = []
    for row in rows:
        said = (await events.numbered(session, [row.seq]))[0].content
        shown.append(
            ShownAppeal(
                id=row.id,
                received=row.received,
                due=row.due,
                address=row.address,
                reason=said["reason"],
                contact=said["contact"],
                may_lift=row.may_lift,
                is_lifted=row.lifted_seq is not None,
                is_answered=await appeals.is_answered(session, row),
                post_id=await session.scalar(select(PostRow.id).where(PostRow.address == row.address)),
            )
        )
    return tuple(shown)
