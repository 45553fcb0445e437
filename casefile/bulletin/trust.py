"""Whose signature counts: two pinned keys, and the statements by which the first hands over to the second.

A rotation (144 bytes): magic, number, the key that signs from now on, the key after it, the id of the key that hands over,
and that key's signature over all before. It counts only where the new key is the one already pinned as next, and only in a
bulletin that the new key has signed: who steals one key cannot turn clients to a third.
"""

import hashlib
import struct
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from casefile.bulletin.layout import Bulletin
from casefile.bulletin.refusal import Refusal, RefusedError

STATEMENT = struct.Struct(">4sI32s32s8s")
STATEMENT_MAGIC = b"LWR1"
KEY = 32


class Trust(NamedTuple):
    """The public keys that a client believes: the one that signs now, and the one that will."""

    current: bytes
    next: bytes | None


def key_id(public: bytes) -> bytes:
    """Give a public key's id: 8 bytes."""
    return hashlib.sha256(public).digest()[:8]


def statement_of(number: int, current: bytes, following: bytes, old: bytes) -> bytes:
    """Give what the old key signs to hand over: to `current`, and after it to `following`. All are public keys."""
    return STATEMENT.pack(STATEMENT_MAGIC, number, current, following, key_id(old))


def trust_after(bulletin: Bulletin, trust: Trust) -> Trust:
    """Give the keys to believe from this bulletin on. Raises RefusedError (unknown key, forged)."""
    signer = bulletin.head.key_id
    after = _rotated(bulletin.rotations, trust, signer)
    if after is None and trust.next is not None and signer == key_id(trust.next):
        after = Trust(trust.next, None)  # the old key cannot hand over: lost, or in wrong hands
    if after is None:
        raise RefusedError(Refusal.UNKNOWN_KEY)
    if not is_signed(after.current, bulletin.signature, bulletin.head.packed()):
        raise RefusedError(Refusal.FORGED)
    return after


def _rotated(rotations: tuple[bytes, ...], trust: Trust, signer: bytes) -> Trust | None:
    """Follow the statements to the last keys of which the signer is the current one."""
    found = trust if signer == key_id(trust.current) else None
    for rotation in rotations:
        following = _step(rotation, trust)
        if following is not None:
            trust = following
            found = trust if signer == key_id(trust.current) else found
    return found


def _step(rotation: bytes, trust: Trust) -> Trust | None:
    signed, signature = rotation[: STATEMENT.size], rotation[STATEMENT.size :]
    magic, _, current, following, signer = STATEMENT.unpack(signed)
    is_ours = magic == STATEMENT_MAGIC and signer == key_id(trust.current) and current == trust.next
    return Trust(current, following) if is_ours and is_signed(trust.current, signature, signed) else None


def is_signed(public: bytes, signature: bytes, signed: bytes) -> bool:
    """Say whether a signature is this key's, over these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except InvalidSignature:
        return False
    return True
