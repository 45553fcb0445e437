"""The audit: whether the events are still those that were appended."""

from datetime import datetime

import orjson

from api.store import events
from api.store.events import GENESIS, EventKind
from api.store.store import Store
from api.store.tables import EventRow
from casefile.value import Value

MAX_FAULTS = 100


class Audit(Value):
    """What the audit found.

    `head` is the hash that all events lead to: noted elsewhere, it lets a later audit tell whether the chain was cut.
    """

    events: int
    erased: int
    head: str
    faults: tuple[str, ...]
    """Sentences; at most 100. None: the chain is whole."""


async def verify_chain(store: Store, noted_head: str | None = None) -> Audit:
    """Recompute every commitment and the chain over them. `noted_head`: a head from before that must still be in it."""
    count, chain = 0, GENESIS
    heads = {GENESIS}
    blank: set[int] = set()
    announced: set[int] = set()
    faults: list[str] = []
    async with store.read() as session:
        async for row in events.every(session):
            count += 1
            faults += _faults(row, chain)
            chain = row.chain
            if noted_head is not None:
                heads.add(chain)
            if row.payload is None:
                blank.add(row.seq)
            elif row.kind == EventKind.ERASED:
                announced |= set(events.read(row).content["erased"])
    faults += [f"Event {seq}: its content is gone, and no event says that it was erased." for seq in blank - announced]
    if noted_head is not None and noted_head not in heads:
        faults.append("The noted head is not in the chain: events were cut off or replaced.")
    return Audit(events=count, erased=len(blank), head=chain, faults=tuple(faults[:MAX_FAULTS]))


def _faults(row: EventRow, previous: str) -> list[str]:
    found = []
    if row.chain != events.link(previous, row.commitment):
        found.append(f"Event {row.seq}: it does not follow from the one before it.")
    if row.payload is None and row.salt is None:
        return found  # erased; whether an event says so is known at the end
    if row.payload is None or row.salt is None or row.commitment != events.commit_to(row.salt, row.payload):
        found.append(f"Event {row.seq}: its content is not what was committed to.")
    elif not _agrees(row, row.payload):
        found.append(f"Event {row.seq}: its kind, post or time is not what was committed to.")
    return found


def _agrees(row: EventRow, payload: str) -> bool:
    kept = orjson.loads(payload)
    return bool(
        kept["kind"] == row.kind and kept["post"] == row.post_id and datetime.fromisoformat(kept["at"]) == row.at
    )
