"""The second look at a draft, by other means than those that made it: nothing is signed that does not pass.

The draft reads the columns that repeat what was ruled; the check adds the events up itself, from the chained record.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select

from api.bulletin.draft import LIFE, LISTED, Draft, DraftEntry
from api.bulletin.people import names_a_person
from api.rulings.case import ruling_of, standing
from api.store import events
from api.store.events import Event
from api.store.store import Store
from api.store.tables import PostRow
from casefile.address import BadAddressError, canonical
from casefile.bulletin.client import is_known_good
from casefile.bulletin.layout import MAX_ENTRIES

MAX_CHANGE = 0.2
"""The share by which a list may grow or shrink at once."""
FEW = 50
"""A list may always change by so many entries."""
MAX_DRAFT_AGE = timedelta(hours=1)


class Limits(NamedTuple):
    """What a draft is held against. `listed_before`: entries of the last list, None before the first."""

    known_good: tuple[str, ...]
    board_pages: frozenset[str]
    """Start and front pages of boards: ads stand below them."""
    listed_before: int | None
    may_change_much: bool
    now: datetime


async def check_draft(draft: Draft, store: Store, limits: Limits) -> tuple[str, ...]:
    """Give what is wrong with a draft, in sentences. None: it may be signed."""
    faults = [*_of_size(draft, limits), *_of_age(draft, limits.now)]
    faults += [f"Post {one}: another entry has its address." for one in _twice(draft)]
    for entry in draft.entries:
        faults += [f"Post {entry.post_id}: {why}" for why in _of_entry(entry, limits)]
    return (*faults, *await _unruled(draft, store))


def _of_size(draft: Draft, limits: Limits) -> Iterator[str]:
    now, before = len(draft.entries), limits.listed_before
    if now > MAX_ENTRIES:
        yield f"{now:,} entries are more than a client takes ({MAX_ENTRIES:,})."
    if before is not None and not limits.may_change_much and abs(now - before) > max(FEW, MAX_CHANGE * before):
        yield f"The list goes from {before:,} to {now:,} entries. If that is meant, say --allow-change."


def _of_age(draft: Draft, now: datetime) -> Iterator[str]:
    if not now - MAX_DRAFT_AGE <= draft.made_at <= now:
        yield "The draft is older than an hour, or from the future. Make another: lurewatch bulletin build"


def _twice(draft: Draft) -> list[int]:
    seen = Counter(entry.address for entry in draft.entries)
    return [entry.post_id for entry in draft.entries if seen[entry.address] > 1]


def _of_entry(entry: DraftEntry, limits: Limits) -> Iterator[str]:
    try:
        if canonical(entry.address) != entry.address:
            yield "its address is not in canonical form."
    except BadAddressError:
        yield "its address is none."
        return
    if is_known_good(entry.address, limits.known_good):
        yield "it stands on a site that is known to be good. Undo its ruling."
    if entry.address in limits.board_pages:
        yield "it is a board's own page, not an ad. Undo its ruling."
    if names_a_person(entry.address):
        yield "its address names a person or a number."
    if not limits.now.date() < entry.expires <= (limits.now + LIFE).date():
        yield "it has expired, or would last too long."


async def _unruled(draft: Draft, store: Store) -> list[str]:
    """Hold every entry against the events about its post and the address that the post stands under."""
    by_post = {entry.post_id: entry for entry in draft.entries}
    happened: dict[int, list[Event]] = {post_id: [] for post_id in by_post}
    async with store.read() as session:
        async for row in events.every(session):
            if row.post_id in by_post:
                happened[row.post_id].append(events.read(row))
        rows = await session.execute(select(PostRow.id, PostRow.address).where(PostRow.address.is_not(None)))
        addresses = {post_id: address for post_id, address in rows if post_id in by_post}
    return [
        f"Post {post_id}: {why}"
        for post_id, entry in by_post.items()
        for why in _of_ruling(entry, addresses.get(post_id), happened[post_id])
    ]


def _of_ruling(entry: DraftEntry, address: str | None, happened: list[Event]) -> Iterator[str]:
    if address != entry.address:
        yield "it does not stand under this address."
    holds = standing(happened)
    ruling = ruling_of(holds) if holds else None
    if holds is None or ruling is None or ruling.kind not in LISTED:
        yield "no ruling that holds puts it on the list."
    elif (holds.seq, ruling.kind) != (entry.ruled_seq, entry.kind):
        yield "another ruling holds now. Make another draft."
