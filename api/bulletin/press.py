"""Signing: a checked draft becomes a bulletin, which is published only if a client would believe it."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from http import HTTPStatus

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from api.bulletin.draft import Draft
from api.bulletin.keyring import Keyring, public_of
from api.bulletin.shelf import Shelf
from api.errors import ProblemError
from casefile.bulletin import Bulletin, Head, RefusedError, accept, key_id
from casefile.bulletin.layout import EPOCH, SALT, body_of, digest_of, mark_of

GENERATION_DAYS = 14
"""How long a salt serves. With a new one everybody takes the whole list once, and found collisions are worth nothing."""


class NotPublishedError(ProblemError):
    """What was signed is not a bulletin that a client would believe."""

    status = HTTPStatus.CONFLICT
    name = "not_published"


def press(draft: Draft, key: Ed25519PrivateKey, rotations: tuple[bytes, ...], before: Bulletin | None) -> Bulletin:
    """Sign a draft, as of the moment when it was made."""
    issued = int(draft.made_at.timestamp())
    today = (draft.made_at.astimezone(UTC).date() - EPOCH).days
    generation, begins, salt = _generation(before, today)
    body = body_of(
        (digest_of(entry.address, salt), mark_of(entry.level, entry.kind, entry.expires, begins))
        for entry in draft.entries
        if (entry.expires - EPOCH).days >= begins + 7  # an entry lasts whole weeks, and never longer than it may
    )
    head = Head(
        version=max(before.head.version + 1 if before else 1, issued // 60),  # rises even where the shelf was lost
        generation=generation,
        issued=issued,
        begins=begins,
        salt=salt,
        entries=len(body) // 9,
        body_digest=hashlib.sha256(body).digest(),
        key_id=key_id(public_of(key)),
    )
    return Bulletin(head, key.sign(head.packed()), rotations, body)


def publish(draft: Draft, keyring: Keyring, shelf: Shelf, known_good: Collection[str], now: datetime) -> Bulletin:
    """Sign a checked draft and put it on the shelf. Raises NotPublishedError where a client would refuse it."""
    before = shelf.bulletin
    bulletin = press(draft, keyring.current, keyring.rotations, before)
    try:
        accept(bulletin.packed(), trust=keyring.trust, now=now, known_good=known_good, held=before)
    except RefusedError as error:
        raise NotPublishedError(f"A client would refuse this list ({error.refusal}). Nothing was published.") from error
    shelf.publish(bulletin)
    return bulletin


def _generation(before: Bulletin | None, today: int) -> tuple[int, int, bytes]:
    """Give number, first day and salt of the generation: the last one's while it serves, or new ones."""
    if before is not None and 0 <= today - before.head.begins < GENERATION_DAYS:
        return before.head.generation, before.head.begins, before.head.salt
    return (before.head.generation + 1 if before else 1), today, secrets.token_bytes(SALT)
