"""What a client does with a bulletin: believe it or not, and look an address up in it."""

import hashlib
from bisect import bisect_left
from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from casefile.address import parse
from casefile.bulletin.layout import (
    DIGEST,
    HIGH,
    OTHER_FRAUD,
    Bulletin,
    digest_of,
    expiry_of,
    pieces,
    read_bulletin,
)
from casefile.bulletin.refusal import Refusal, RefusedError
from casefile.bulletin.trust import Trust, key_id, trust_after
from casefile.ruling import RulingKind
from casefile.verdict import Level

MAX_AGE = timedelta(days=7)
"""A bulletin is signed anew at least this often, changed or not. An older one may hide what has happened since."""
SKEW = timedelta(days=1)
"""How far a device's clock may be behind."""


class Accepted(NamedTuple):
    """A bulletin that is believed, and the keys to believe from now on."""

    bulletin: Bulletin
    trust: Trust


class Listed(NamedTuple):
    """What the bulletin says about an address. `level` is caution where the ad has changed since it was ruled on."""

    level: Level
    kind: RulingKind
    expires: date


def accept(
    whole: bytes, *, trust: Trust, now: datetime, known_good: Collection[str], held: Bulletin | None = None
) -> Accepted:
    """Believe a bulletin, or raise RefusedError.

    `held` is the one that the client has already believed. `known_good`: canonical addresses of the front pages of sites
    that no bulletin may list.
    """
    bulletin = read_bulletin(whole)
    after = trust_after(bulletin, trust)
    _refuse_untrue_body(bulletin)
    if bulletin.head.issued_at > now + SKEW:
        raise RefusedError(Refusal.FUTURE)
    if bulletin.head.issued_at < now - MAX_AGE:
        raise RefusedError(Refusal.STALE)
    if held is not None and _is_older(bulletin, held, after):
        raise RefusedError(Refusal.OLDER)
    if any(_mark_at(bulletin, address) is not None for address in known_good):
        raise RefusedError(Refusal.FLAGS_KNOWN_GOOD)
    return Accepted(bulletin, after)


def look_up(bulletin: Bulletin, address: str, today: date, known_good: Collection[str]) -> Listed | None:
    """Give what a believed bulletin says about a canonical address, or None where it is not on it.

    Raises RefusedError where the list names a page of a site that is known to be good: such a list is believed in nothing.
    """
    mark = _mark_at(bulletin, address)
    if mark is None:
        return None
    if is_known_good(address, known_good):
        raise RefusedError(Refusal.FLAGS_KNOWN_GOOD)
    expires = expiry_of(mark, bulletin.head.begins)
    if expires <= today:
        return None
    kind = RulingKind.OTHER_FRAUD if mark & OTHER_FRAUD else RulingKind.LURE
    return Listed(Level.HIGH if mark & HIGH else Level.CAUTION, kind, expires)


def is_known_good(address: str, known_good: Collection[str]) -> bool:
    """Say whether an address is a page of a site that is known to be good, or of a site below it."""
    host = parse(address).hostname
    return host in (sites := _sites(tuple(known_good))) or any(host.endswith(f".{site}") for site in sites)


@cache
def _sites(known_good: tuple[str, ...]) -> frozenset[str]:
    return frozenset(parse(one).hostname.removeprefix("www.") for one in known_good)


def _refuse_untrue_body(bulletin: Bulletin) -> None:
    if hashlib.sha256(bulletin.body).digest() != bulletin.head.body_digest:
        raise RefusedError(Refusal.FORGED)
    digests = pieces(bulletin.digests)
    if any(one >= other for one, other in pairwise(digests)):
        raise RefusedError(Refusal.GARBLED)  # a search by halves would miss entries


def _is_older(bulletin: Bulletin, held: Bulletin, after: Trust) -> bool:
    """A list that was signed by a key no longer believed holds no newer one back."""
    believed = {key_id(key) for key in after if key is not None}
    is_same = bulletin.head == held.head
    return held.head.key_id in believed and not is_same and bulletin.head.version <= held.head.version


def _mark_at(bulletin: Bulletin, address: str) -> int | None:
    wanted, digests = digest_of(address, bulletin.head.salt), bulletin.digests
    at = bisect_left(range(bulletin.head.entries), wanted, key=lambda i: digests[i * DIGEST : (i + 1) * DIGEST])
    is_there = digests[at * DIGEST : (at + 1) * DIGEST] == wanted
    return bulletin.marks[at] if is_there else None
