"""The clock of appeals: one that nobody answered in time lifts what was ruled, until a moderator rules again."""

from datetime import date

from sqlalchemy import select

from api.rulings.service import project
from api.store import appeals, events
from api.store.events import EventKind
from api.store.store import Store
from api.store.tables import PostRow

CLOCK = "the clock"
"""Who lifted it, as the history names it."""


async def lift_overdue(store: Store, today: date) -> int:
    """Append a lifting for each appeal that is overdue, and give how many there were.

    A lifting can be undone, as a ruling can. Where no ruling stands there is nothing to lift.
    """
    lifted = 0
    async with store.write() as session:
        for row in await appeals.overdue(session, today):
            ruled = (PostRow.address == row.address) & PostRow.ruling.is_not(None)
            post = await session.scalar(select(PostRow).where(ruled))
            if post is None:
                continue
            content = {"lifts": post.ruled_seq, "appeal": row.seq, "due": row.due.isoformat()}
            made = await events.append(session, EventKind.RULING_LIFTED, post_id=post.id, actor=CLOCK, content=content)
            row.lifted_seq = made.seq
            project(post, await events.about_post(session, post.id))
            lifted += 1
    return lifted
