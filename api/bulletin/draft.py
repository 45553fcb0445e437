"""The draft: what standing rulings put on the list, in plain addresses. It stays on this machine."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

import orjson
from sqlalchemy import select

from api.bulletin.people import names_a_person
from api.store.store import Store
from api.store.tables import EventRow, PostRow
from casefile.bulletin.client import is_known_good
from casefile.ruling import RulingKind
from casefile.value import Value
from casefile.verdict import Level

LISTED = (RulingKind.LURE, RulingKind.OTHER_FRAUD)
"""The rulings that put an ad's address on the list."""

LIFE = timedelta(weeks=26)
"""How long an entry lasts after the ruling, or after the ad was last seen: addresses are given away and used again."""


class DraftEntry(Value):
    """One address, and the ruling that stands behind it."""

    address: str
    kind: RulingKind
    level: Level
    expires: date
    post_id: int
    ruled_seq: int


class LeftOut(Value):
    """A post that was ruled on and is not listed."""

    post_id: int
    why: str


class Draft(Value):
    """A list that is not checked and not signed."""

    made_at: datetime
    entries: tuple[DraftEntry, ...]
    left_out: tuple[LeftOut, ...] = ()


KNOWN_GOOD = "It stands on a site that is known to be good. Look at its ruling again."
PERSON = "Its address names a person or a number."


async def draft_bulletin(store: Store, known_good: Collection[str], now: datetime) -> Draft:
    """Give the draft of what is ruled now. A site that is known to be good and a person's address are left out."""
    columns = select(PostRow, EventRow.at, EventRow.payload).join(EventRow, EventRow.seq == PostRow.ruled_seq)
    wanted = columns.where(PostRow.ruling.in_(LISTED), PostRow.address.is_not(None), EventRow.payload.is_not(None))
    entries: list[DraftEntry] = []
    left_out: list[LeftOut] = []
    async with store.read() as session:
        rows = await session.stream(wanted.order_by(PostRow.id), execution_options={"yield_per": 1_000})
        async for row, ruled_at, payload in rows:
            entry = _entry(row, ruled_at, payload or "")
            if why := _why_not(entry.address, known_good):
                left_out.append(LeftOut(post_id=entry.post_id, why=why))
            elif entry.expires > now.date():
                entries.append(entry)
    return Draft(made_at=now, entries=tuple(entries), left_out=tuple(left_out))


def _entry(row: PostRow, ruled_at: datetime, payload: str) -> DraftEntry:
    ruled_content = orjson.loads(payload)["content"]["content"]
    return DraftEntry(
        address=row.address or "",
        kind=RulingKind(row.ruling or ""),
        level=Level.HIGH if row.content == ruled_content else Level.CAUTION,  # the ad was changed since
        expires=(max(ruled_at, row.last_seen) + LIFE).date(),
        post_id=row.id,
        ruled_seq=row.ruled_seq or 0,
    )


def _why_not(address: str, known_good: Collection[str]) -> str | None:
    if is_known_good(address, known_good):
        return KNOWN_GOOD
    return PERSON if names_a_person(address) else None
