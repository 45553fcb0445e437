"""What moderators do: look through the queue, open a case, rule on it, undo a ruling.

Both acts append an event. The post's own columns only repeat what the events add up to.
"""

from collections.abc import Collection
from http import HTTPStatus

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import ProblemError
from api.rulings.case import Case, history, ruling_of, standing, undone
from api.store import events
from api.store.events import Event, EventKind
from api.store.store import Store
from api.store.tables import EventRow, PostRow
from casefile.post import JobPost
from casefile.ruling import Ruling
from casefile.verdict import Verdict

MAX_ID = 2**31 - 1
"""A number from an address may be any; a database takes no larger one."""


class NoSuchCaseError(ProblemError):
    """There is no such post, or no such ruling."""

    status = HTTPStatus.NOT_FOUND
    name = "no_such_case"


class RuledMeanwhileError(ProblemError):
    """Somebody else acted on the case since it was opened."""

    status = HTTPStatus.CONFLICT
    name = "ruled_meanwhile"


class AlreadyUndoneError(ProblemError):
    """The ruling has been undone before."""

    status = HTTPStatus.CONFLICT
    name = "already_undone"


async def case(store: Store, post_id: int) -> Case:
    """Give a post with its verdict and history. Raises NoSuchCaseError."""
    async with store.read() as session:
        row = await _post(session, post_id)
        happened = await events.about_post(session, post_id)
    holds = standing(happened)
    return Case(
        post_id=post_id,
        post=JobPost.model_validate(row.post),
        verdict=Verdict.model_validate(row.verdict),
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        history=history(happened),
        ruling=ruling_of(holds) if holds else None,
        has_changed=holds is not None and holds.content["content"] != row.content,
        seen=_last(happened),
    )


async def rule(store: Store, post_id: int, ruling: Ruling, actor: str, *, seen: int) -> int:
    """Append a ruling on a post, and give the event's number, by which it can be undone.

    `seen` is `Case.seen` of the case that the moderator decided on. Raises RuledMeanwhileError where something has
    happened to it since, NoSuchCaseError.
    """
    async with store.write() as session:
        row = await _post(session, post_id)
        happened = await events.about_post(session, post_id)
        if _last(happened) != seen:
            raise RuledMeanwhileError(_meanwhile(happened[-1]) if happened else "Open the case again.")
        content = {"ruling": ruling.model_dump(mode="json"), "content": row.content}
        made = await events.append(session, EventKind.RULING, post_id=post_id, actor=actor, content=content)
        project(row, [*happened, made])
    return made.seq


async def undo(store: Store, event_seq: int, actor: str) -> int:
    """Append the undoing of a ruling or a lifting, so that what held before holds again; give the event's number.

    Raises NoSuchCaseError, AlreadyUndoneError.
    """
    async with store.write() as session:
        post_id = await _ruled_post(session, event_seq, (EventKind.RULING, EventKind.RULING_LIFTED))
        happened = await events.about_post(session, post_id)
        if event_seq in undone(happened):
            raise AlreadyUndoneError("This ruling has been undone already. Open the case again.")
        undoing = await events.append(
            session, EventKind.RULING_UNDONE, post_id=post_id, actor=actor, content={"undoes": event_seq}
        )
        project(await _post(session, post_id), [*happened, undoing])
    return undoing.seq


async def erase_ruling(store: Store, event_seq: int, actor: str, *, why: str) -> int:
    """Erase what a ruling said and who made it; it counts no more. Give the number of the event that says so.

    Raises NoSuchCaseError.
    """
    async with store.write() as session:
        post_id = await _ruled_post(session, event_seq)
        erasing = await events.erase(session, [event_seq], actor=actor, why=why)
        project(await _post(session, post_id), await events.about_post(session, post_id))
    await store.settle()
    return erasing.seq


async def rebuild_projections(store: Store) -> int:
    """Bring every post's ruling to what the events add up to; give the number of posts with events."""
    by_post: dict[int, list[Event]] = {}
    async with store.write() as session:
        async for row in events.every(session):
            if row.post_id is not None:
                by_post.setdefault(row.post_id, []).append(events.read(row))
        for post_id, happened in by_post.items():
            project(await _post(session, post_id), happened)
    return len(by_post)


async def _post(session: AsyncSession, post_id: int) -> PostRow:
    row = await session.get(PostRow, post_id) if 0 < post_id <= MAX_ID else None
    if row is None:
        raise NoSuchCaseError("There is no such post.")
    return row


async def _ruled_post(session: AsyncSession, event_seq: int, kinds: Collection[EventKind] = (EventKind.RULING,)) -> int:
    made = await session.get(EventRow, event_seq) if 0 < event_seq <= MAX_ID else None
    if made is None or made.kind not in kinds or made.post_id is None:
        raise NoSuchCaseError("There is no such ruling.")
    return made.post_id


def project(row: PostRow, happened: list[Event]) -> None:
    """Bring a post's own columns to what its events add up to."""
    holds = standing(happened)
    ruling = ruling_of(holds) if holds else None
    row.ruling = ruling.kind if ruling else None
    row.ruled_seq = holds.seq if holds else None


def _last(happened: list[Event]) -> int:
    return happened[-1].seq if happened else 0


def _meanwhile(event: Event) -> str:
    made = ruling_of(event)
    undoing = "lifted a ruling" if event.kind == EventKind.RULING_LIFTED else "undid a ruling"
    what = f"ruled “{made.kind}”" if made else undoing
    return f"{event.actor or 'Somebody'} {what} on this post meanwhile. Open the case again and look."
