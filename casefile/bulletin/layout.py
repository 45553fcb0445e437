"""The bulletin's bytes: head, signature, rotations, body. All numbers are big-endian.

    head       78   magic, version, generation, issued, begins, salt, number of entries, digest of the body, id of the key
    signature  64   Ed25519, over the head
    rotations  1 + 144 each   see `casefile.bulletin.trust`
    body       9 for each entry   first all digests (8 each, ascending), then all marks (1 each)

A digest is the first 8 bytes of SHA-256(DOMAIN, salt, canonical address). A mark: bit 7, the level (1 high, 0 caution);
bit 6, the ruling (1 other fraud, 0 lure); bits 0-5, the week in which the entry expires, counted from `begins`.
"""

import hashlib
import struct
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from casefile.bulletin.refusal import Refusal, RefusedError
from casefile.ruling import RulingKind
from casefile.verdict import Level

HEAD = struct.Struct(">4sIIIH16sI32s8s")
SIGNATURE, ROTATION, DIGEST, ENTRY, SALT = 64, 144, 8, 9, 16
MAGIC = b"LWB1"
DOMAIN = b"lurewatch bulletin address\0"
MAX_ENTRIES = 200_000
MAX_ROTATIONS = 16
MAX_WEEKS = 63
EPOCH = date(1970, 1, 1)
HIGH, OTHER_FRAUD, WEEKS = 0x80, 0x40, 0x3F


class Head(NamedTuple):
    """What is signed. `issued` is in seconds and `begins` in days since 1970, both UTC."""

    version: int
    generation: int
    issued: int
    begins: int
    salt: bytes
    entries: int
    body_digest: bytes
    key_id: bytes

    def packed(self) -> bytes:
        """Give the bytes that are signed."""
        return HEAD.pack(MAGIC, *self)

    @property
    def issued_at(self) -> datetime:
        """When it was signed."""
        return datetime.fromtimestamp(self.issued, UTC)


class Bulletin(NamedTuple):
    """A bulletin taken apart. Nothing of it is verified yet but its shape."""

    head: Head
    signature: bytes
    rotations: tuple[bytes, ...]
    body: bytes

    @property
    def front(self) -> bytes:
        """All that stands before the body."""
        return b"".join((self.head.packed(), self.signature, bytes((len(self.rotations),)), *self.rotations))

    def packed(self) -> bytes:
        """Give the whole bulletin."""
        return self.front + self.body

    @property
    def digests(self) -> bytes:
        """All digests, one after the other."""
        return self.body[: DIGEST * self.head.entries]

    @property
    def marks(self) -> bytes:
        """All marks, in the order of the digests."""
        return self.body[DIGEST * self.head.entries :]


def read_bulletin(whole: bytes) -> Bulletin:
    """Take a bulletin apart. Raises RefusedError (garbled) where it has not the shape of one, to the byte."""
    if len(whole) <= HEAD.size + SIGNATURE or whole[:4] != MAGIC:
        raise RefusedError(Refusal.GARBLED)
    head = Head(*HEAD.unpack(whole[: HEAD.size])[1:])
    at = HEAD.size + SIGNATURE
    end = at + 1 + ROTATION * whole[at]
    body = whole[end:]
    if whole[at] > MAX_ROTATIONS or head.entries > MAX_ENTRIES or len(body) != ENTRY * head.entries:
        raise RefusedError(Refusal.GARBLED)
    rotations = tuple(whole[start : start + ROTATION] for start in range(at + 1, end, ROTATION))
    return Bulletin(head, whole[HEAD.size : at], rotations, body)


def pieces(digests: bytes) -> list[bytes]:
    """Cut digests apart."""
    return [digests[at : at + DIGEST] for at in range(0, len(digests), DIGEST)]


def digest_of(address: str, salt: bytes) -> bytes:
    """Give the digest of a canonical address."""
    return hashlib.sha256(DOMAIN + salt + address.encode()).digest()[:DIGEST]


def mark_of(level: Level, kind: RulingKind, expires: date, begins: int) -> int:
    """Give an entry's mark; never one that expires later than asked. Raises ValueError where no week is left."""
    weeks = ((expires - EPOCH).days - begins) // 7
    if not 0 < weeks <= MAX_WEEKS:
        raise ValueError(f"An entry lasts 1 to {MAX_WEEKS} weeks of its generation.")
    return HIGH * (level == Level.HIGH) | OTHER_FRAUD * (kind == RulingKind.OTHER_FRAUD) | weeks


def expiry_of(mark: int, begins: int) -> date:
    """Give the day from which an entry says nothing any more."""
    return EPOCH + timedelta(days=begins + 7 * (mark & WEEKS))


def body_of(entries: Iterable[tuple[bytes, int]]) -> bytes:
    """Give the body that holds these digests with their marks, in order."""
    ordered = sorted(entries)
    return b"".join(digest for digest, _ in ordered) + bytes(mark for _, mark in ordered)
