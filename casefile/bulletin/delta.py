"""The changes from one bulletin to a later one of the same generation, so that a client need not load it whole.

A delta carries the later bulletin's front as it is, signature and all, so it needs none of its own: what comes out must be
what was signed. All numbers are big-endian:

    magic       4
    base        4   version that the changes are to
    length      2   of the front
    front           head, signature and rotations of the later bulletin
    removed     4   how many, then for each its place in the base, 3 bytes
    added       4   how many, then 9 for each, as in a body

An entry whose mark changes is removed and added.
"""

import struct

from casefile.bulletin.layout import DIGEST, ENTRY, Bulletin, body_of, pieces
from casefile.bulletin.refusal import Refusal, RefusedError

MAGIC = b"LWD1"
OPENING = struct.Struct(">4sIH")
COUNT = struct.Struct(">I")
PLACE = 3

Entry = tuple[bytes, int]


def difference(base: Bulletin, later: Bulletin) -> bytes:
    """Give the delta from one bulletin to another. Their digests must have the same salt."""
    before, after = _entries(base), set(_entries(later))
    removed = [at for at, entry in enumerate(before) if entry not in after]
    added = body_of(after.difference(before))
    opening = OPENING.pack(MAGIC, base.head.version, len(later.front))
    places = b"".join(at.to_bytes(PLACE) for at in removed)
    counts = COUNT.pack(len(removed)), COUNT.pack(len(added) // ENTRY)
    return b"".join((opening, later.front, counts[0], places, counts[1], added))


def apply_delta(delta: bytes, base: Bulletin) -> bytes:
    """Give the later bulletin whole. It is to be accepted like any other. Raises RefusedError (garbled, other base)."""
    try:
        magic, version, length = OPENING.unpack_from(delta)
        if magic != MAGIC:
            raise RefusedError(Refusal.GARBLED)
        if version != base.head.version:
            raise RefusedError(Refusal.OTHER_BASE)
        front = delta[OPENING.size : OPENING.size + length]
        (gone,) = COUNT.unpack_from(delta, at := OPENING.size + length)
        places = delta[at + COUNT.size : at + COUNT.size + PLACE * gone]
        (come,) = COUNT.unpack_from(delta, at := at + COUNT.size + PLACE * gone)
    except struct.error as error:
        raise RefusedError(Refusal.GARBLED) from error
    added = delta[at + COUNT.size :]
    removed = {int.from_bytes(places[at : at + PLACE]) for at in range(0, len(places), PLACE)}
    if len(added) != ENTRY * come or any(place >= base.head.entries for place in removed):
        raise RefusedError(Refusal.GARBLED)
    kept = [entry for at, entry in enumerate(_entries(base)) if at not in removed]
    new = zip(pieces(added[: DIGEST * come]), added[DIGEST * come :], strict=True)
    return front + body_of((*kept, *new))


def _entries(bulletin: Bulletin) -> list[Entry]:
    return list(zip(pieces(bulletin.digests), bulletin.marks, strict=True))
