"""Events: appended, chained by salted commitments, never edited. Their content can be erased; the chain stays whole.

`commitment = SHA-256(salt ‖ payload)` and `chain = SHA-256(previous chain ‖ commitment)`, so nobody can change, drop or
slip in an event without breaking what follows; and once salt and payload are erased, a commitment gives nothing away.
"""

import hashlib
import secrets
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

import orjson
from pydantic import Field
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.store.tables import EventRow
from casefile.value import Value

GENESIS = "0" * 64
"""What the first event is chained to."""


class EventKind(StrEnum):
    """What can happen."""

    RULING = "ruling"
    RULING_UNDONE = "ruling_undone"
    RULING_LIFTED = "ruling_lifted"
    """An appeal was not answered in time: what was ruled on the post before counts no more."""
    REPORT = "report"
    REPORT_ADDED = "report_added"
    """The reader added to a report, withdrew it, or stands by it again."""
    APPEAL = "appeal"
    CLOSED = "closed"
    """A moderator looked at a report or an appeal where there was no post to rule on."""
    ERASED = "erased"
    """The content of other events was erased."""


ERASABLE = (EventKind.RULING, EventKind.REPORT, EventKind.REPORT_ADDED, EventKind.APPEAL)
"""What holds something that somebody wrote. Of the other kinds nothing can be erased: the state would change with them."""


class Event(Value):
    """One event. `actor` is None and `content` empty once they are erased."""

    seq: int
    kind: EventKind
    post_id: int | None
    at: datetime
    actor: str | None = None
    content: dict[str, Any] = Field(default_factory=dict)
    is_erased: bool = False


async def append(  # noqa: PLR0913 - each is a part of the event
    session: AsyncSession,
    kind: EventKind,
    *,
    post_id: int | None = None,
    actor: str,
    content: dict[str, Any],
    at: datetime | None = None,
) -> Event:
    """Append an event, in a session that holds the right to write. `at`: when, if not now."""
    at = at or datetime.now(UTC)
    payload = orjson.dumps({"kind": kind, "post": post_id, "at": at, "actor": actor, "content": content}).decode()
    salt = secrets.token_hex(32)
    previous = await session.scalar(select(EventRow.chain).order_by(EventRow.seq.desc()).limit(1))
    commitment = commit_to(salt, payload)
    row = EventRow(
        kind=kind,
        post_id=post_id,
        at=at,
        payload=payload,
        salt=salt,
        commitment=commitment,
        chain=link(previous or GENESIS, commitment),
    )
    session.add(row)
    await session.flush()
    return read(row)


async def about_post(session: AsyncSession, post_id: int) -> list[Event]:
    """Give a post's events, oldest first."""
    rows = await session.scalars(select(EventRow).where(EventRow.post_id == post_id).order_by(EventRow.seq))
    return [read(row) for row in rows]


async def numbered(session: AsyncSession, seqs: Sequence[int]) -> list[Event]:
    """Give the events of these numbers, oldest first."""
    rows = await session.scalars(select(EventRow).where(EventRow.seq.in_(seqs)).order_by(EventRow.seq))
    return [read(row) for row in rows]


async def every(session: AsyncSession) -> AsyncIterator[EventRow]:
    """Give all events, oldest first, without holding them all at once."""
    rows = await session.stream_scalars(select(EventRow).order_by(EventRow.seq), execution_options={"yield_per": 1_000})
    async for row in rows:
        yield row


async def erase(
    session: AsyncSession, seqs: Sequence[int], *, actor: str, why: str, at: datetime | None = None
) -> Event:
    """Erase what somebody wrote, and append an event that says so. A ruling whose content is gone counts no more."""
    erasable = EventRow.seq.in_(seqs) & EventRow.kind.in_(ERASABLE)
    erased = list(await session.scalars(select(EventRow.seq).where(erasable).order_by(EventRow.seq)))
    await session.execute(update(EventRow).where(EventRow.seq.in_(erased)).values(payload=None, salt=None))
    return await append(session, EventKind.ERASED, actor=actor, content={"erased": erased, "why": why}, at=at)


def start_of(day: date) -> datetime:
    """Give the moment that an event bears of which only the day is kept."""
    return datetime.combine(day, time(), UTC)


def read(row: EventRow) -> Event:
    """Give a row as an event."""
    kept = orjson.loads(row.payload) if row.payload is not None else {}
    return Event(
        seq=row.seq,
        kind=EventKind(row.kind),
        post_id=row.post_id,
        at=row.at,
        actor=kept.get("actor"),
        content=kept.get("content", {}),
        is_erased=row.payload is None,
    )


def commit_to(salt: str, payload: str) -> str:
    """Give the commitment to a payload, hex. `salt` is hex."""
    return hashlib.sha256(bytes.fromhex(salt) + payload.encode()).hexdigest()


def link(previous: str, commitment: str) -> str:
    """Give the chain's next hash. All are hex."""
    return hashlib.sha256(bytes.fromhex(previous) + bytes.fromhex(commitment)).hexdigest()
