"""The outcome of a report or an appeal, in a sentence: what a person here found, and never who it was."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.store.events import EventKind
from api.store.tables import EventRow, PostRow
from casefile.ruling import RulingKind

WAITING = "Nobody has looked at it yet."
TAKEN_BACK = "A person has looked at it. What they found was taken back, and it waits to be looked at again."
CLOSED = "A person has looked at it. We do not know the page that it is about, so nothing was decided."
FOUND = {
    RulingKind.LURE: (
        "A person has looked at it, and found that the ad would lead into forced scamming, forced labour or a war."
    ),
    RulingKind.OTHER_FRAUD: "A person has looked at it, and found that the ad takes money or identity papers.",
    RulingKind.ORDINARY: (
        "A person has looked at it, and found an ad like others. That does not mean that the job is real."
    ),
    RulingKind.WARNING: "A person has looked at it, and found that the text speaks of such offers, and is none.",
    RulingKind.CANNOT_DECIDE: "A person has looked at it. The text does not settle it.",
}


class Outcome(NamedTuple):
    """What was found, and when."""

    looked_on: date | None = None
    ruling: RulingKind | None = None
    says: str = WAITING


async def outcome(session: AsyncSession, about: ColumnElement[bool], *, closed: date | None = None) -> Outcome:
    """Give the latest ruling that holds on the posts that meet a condition.

    Where none holds any more, say so: who has read that a person looked is not told that nobody did.
    `closed`: when a moderator looked at it where there was no post to rule on.
    """
    query = (
        select(PostRow.ruling, EventRow.at)
        .join(EventRow, EventRow.seq == PostRow.ruled_seq)
        .where(about, PostRow.ruling.is_not(None))
        .order_by(EventRow.seq.desc())
    )
    found = (await session.execute(query.limit(1))).one_or_none()
    if found is not None:
        kind = RulingKind(found.ruling)
        return Outcome(found.at.date(), kind, FOUND[kind])
    ruled = select(EventRow.seq).join(PostRow, PostRow.id == EventRow.post_id)
    if await session.scalar(ruled.where(about, EventRow.kind == EventKind.RULING).limit(1)) is not None:
        return Outcome(says=TAKEN_BACK)
    return Outcome(closed, None, CLOSED) if closed else Outcome()
