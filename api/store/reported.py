"""Posts that only a report has brought, and which posts a report or an appeal is about."""

import secrets
from datetime import date

from sqlalchemy import (
    JSON,
    ColumnElement,
    ScalarSelect,
    Select,
    delete,
    exists,
    false,
    func,
    or_,
    select,
    true,
    type_coerce,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.judge import Judged
from api.store import posts
from api.store.events import start_of
from api.store.tables import EventRow, PostRow, ReportRow
from casefile.post import JobPost
from casefile.terms import OfferTerms
from casefile.verdict import Level, Verdict

EMPTY = JobPost(text="")

SPEAKS_OF_POST = (ReportRow.address == PostRow.address) | (ReportRow.words == PostRow.words)
"""A report is about a post that stands at its address, or has its words. NULL equals nothing."""

COUNTS = ~ReportRow.is_withdrawn

GRAVE = ("held", "threatened")
"""What can have happened (`api.reports.report.Happened`) that cannot wait for the queue."""

SAID = func.json_each(ReportRow.seqs).table_valued("value")
HAPPENED = type_coerce(EventRow.payload, JSON)["content"]["happened"].as_string()
IS_GRAVE = or_(*(HAPPENED.contains(f'"{one}"') for one in GRAVE))


def how_many() -> ScalarSelect[int]:
    """Give a subquery: how many reports are about the post of the row around it."""
    return select(func.count(ReportRow.id)).where(SPEAKS_OF_POST, COUNTS).correlate(PostRow).scalar_subquery()


def is_reported() -> ColumnElement[bool]:
    """Give a condition: a report is about this post."""
    addresses = select(ReportRow.address).where(COUNTS, ReportRow.address.is_not(None))
    words = select(ReportRow.words).where(COUNTS, ReportRow.words.is_not(None))
    return PostRow.address.in_(addresses) | PostRow.words.in_(words)


def grave() -> Select[int, int]:
    """Give a query: reports that say that somebody is held or threatened, each with the last event that says it."""
    said = (
        select(ReportRow.id, func.max(EventRow.seq).label("seq"))
        .select_from(ReportRow)
        .join(SAID, true())
        .join(EventRow, EventRow.seq == SAID.c.value)
    )
    return said.where(COUNTS, IS_GRAVE).group_by(ReportRow.id)


def meant(address: str | None, words: str | None) -> ColumnElement[bool]:
    """Give a condition: the post at this address, or one with these words."""
    wanted: list[ColumnElement[bool]] = [false()]
    if address is not None:
        wanted.append(PostRow.address == address)
    if words is not None:
        wanted.append(PostRow.words == words)
    return or_(*wanted)


async def is_kept(session: AsyncSession, address: str | None, words: str | None) -> bool:
    """Say whether a post is kept that a report of this address and these words is about."""
    return bool(await session.scalar(select(exists().where(meant(address, words)))))


async def keep(session: AsyncSession, judged: Judged, today: date) -> None:
    """Keep a post that a report brought. It has no address: nobody who asks for one gets a reader's words for the ad.

    Of when it came the day is kept. Instead of a hash of its content, which could be guessed at once the content is erased,
    it has a random number.
    """
    seen = {"first_seen": start_of(today), "last_seen": start_of(today)}
    row = posts.columns(judged.post, judged.verdict) | seen
    await posts.add(session, [row | {"address": None, "content": secrets.token_hex(32), "is_reported": True}])


async def forget(session: AsyncSession, words: str | None) -> None:
    """Take away the post with these words that only reports have brought, once no report is left that has them.

    Where it was ruled on, its number stays, with nothing of what it said.
    """
    if words is None or await session.scalar(select(exists().where(ReportRow.words == words))):
        return
    for row in await session.scalars(select(PostRow).where(PostRow.words == words, PostRow.is_reported)):
        if await session.scalar(select(exists().where(EventRow.post_id == row.id))):
            _empty(row)
        else:
            await session.execute(delete(PostRow).where(PostRow.id == row.id))


def _empty(row: PostRow) -> None:
    nothing = {"reasons": (), "terms": OfferTerms(), "corridors": (), "checks": (), "questions": ()}
    said = nothing | {"level": Level.CANNOT_TELL, "lure": 0.0, "fraud": 0.0, "about": 0.0, "language": None}
    verdict = Verdict.model_validate(row.verdict).model_copy(update=said)
    for name, value in posts.columns(EMPTY, verdict).items():
        setattr(row, name, value)
    row.content = secrets.token_hex(32)
