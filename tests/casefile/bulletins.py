"""Bulletins as tests need them, from keys that are no secret; and the contract's vectors, written when run as a file."""

import hashlib
import json
from base64 import b64encode
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from casefile.bulletin import Bulletin, Head, RefusedError, Trust, accept, apply_delta, difference, key_id, look_up
from casefile.bulletin.layout import EPOCH, body_of, digest_of, mark_of, read_bulletin
from casefile.bulletin.trust import statement_of
from casefile.ruling import RulingKind
from casefile.verdict import Level

VECTORS = Path(__file__).resolve().parents[1] / "contract" / "bulletin_vectors.json"
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
TODAY = NOW.date()
SALT = bytes(range(16))
FIRST, SECOND, THIRD, FOURTH, STRANGER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in range(1, 6))
KNOWN_GOOD = ("https://www.help.example.org/", "https://register.example.net/")

LURE = ("https://jobs.example.com/posts/17", Level.HIGH, RulingKind.LURE, date(2027, 5, 1))
CHANGED = ("https://jobs.example.com/posts/18?lang=km", Level.CAUTION, RulingKind.OTHER_FRAUD, date(2027, 4, 1))
ENDING = ("https://board.example/α", Level.HIGH, RulingKind.OTHER_FRAUD, date(2026, 12, 4))
ENTRIES = (LURE, CHANGED, ENDING)
Entry = tuple[str, Level, RulingKind, date]


def public(key: Ed25519PrivateKey) -> bytes:
    """A key's public half."""
    return key.public_key().public_bytes_raw()


TRUST = Trust(public(FIRST), public(SECOND))


def rotation(old: Ed25519PrivateKey, new: Ed25519PrivateKey, following: Ed25519PrivateKey) -> bytes:
    """A statement by which one key hands over."""
    statement = statement_of(1, public(new), public(following), public(old))
    return statement + old.sign(statement)


def signed(
    *entries: Entry,
    key: Ed25519PrivateKey = FIRST,
    rotations: tuple[bytes, ...] = (),
    body: bytes | None = None,
    **changed: Any,
) -> Bulletin:
    """A bulletin of these entries; any field of its head can be another one."""
    begins = (TODAY - EPOCH).days
    made = body_of((digest_of(at, SALT), mark_of(level, kind, end, begins)) for at, level, kind, end in entries)
    body = made if body is None else body
    head = Head(
        version=7,
        generation=2,
        issued=int(NOW.timestamp()),
        begins=begins,
        salt=SALT,
        entries=len(body) // 9,
        body_digest=hashlib.sha256(body).digest(),
        key_id=key_id(public(key)),
    )._replace(**changed)
    return Bulletin(head, key.sign(head.packed()), rotations, body)


def flipped(whole: bytes, at: int) -> bytes:
    """The same bytes with one bit of one of them changed."""
    changed = bytearray(whole)
    changed[at] ^= 1
    return bytes(changed)


def issued(ago: timedelta) -> Bulletin:
    """A bulletin of some time ago."""
    return signed(LURE, issued=int((NOW - ago).timestamp()))


def b64(data: bytes | None) -> str | None:
    """Bytes as the vectors' file holds them."""
    return None if data is None else b64encode(data).decode()


def cases() -> list[tuple[str, bytes, Trust, bytes | None]]:
    """What a client is handed: why, the bulletin, the keys it pins, the bulletin that it holds."""
    good = signed(*ENTRIES)
    whole = good.packed()
    unsigned = Bulletin(good.head, bytes(64), (), good.body)
    backwards = b"".join(sorted((good.digests[at : at + 8] for at in (0, 8, 16)), reverse=True)) + good.marks
    to_second, to_third = rotation(FIRST, SECOND, THIRD), rotation(SECOND, THIRD, FOURTH)
    found: list[tuple[str, bytes, bytes | None]] = [
        ("a good list", whole, None),
        ("an empty list", signed().packed(), None),
        ("a list with a page of a known-good site", signed(*ENTRIES, BELOW_KNOWN_GOOD).packed(), None),
        ("nothing", b"", None),
        ("cut by one byte", whole[:-1], None),
        ("cut in the head", whole[:40], None),
        ("one byte too many", whole + b"\0", None),
        ("another magic", b"LWB2" + whole[4:], None),
        ("an error page", b"<!doctype html><title>Sign in to this network</title>" * 9, None),
        ("more entries than there are", signed(*ENTRIES, entries=4).packed(), None),
        ("more entries than a client takes", signed(LURE, entries=4_000_000_000).packed(), None),
        ("more rotations than there are", flipped(whole, 142), None),
        ("not signed", unsigned.packed(), None),
        ("a bit of the head changed", flipped(whole, 20), None),
        ("a bit of the signature changed", flipped(whole, 100), None),
        ("a bit of a digest changed", flipped(whole, 145), None),
        ("a bit of a mark changed", flipped(whole, len(whole) - 1), None),
        ("signed by a stranger", signed(*ENTRIES, key=STRANGER).packed(), None),
        (
            "signed by a stranger in the first key's name",
            signed(*ENTRIES, key=STRANGER, key_id=key_id(public(FIRST))).packed(),
            None,
        ),
        ("not in order", signed(body=backwards).packed(), None),
        ("at the age limit", issued(timedelta(days=7)).packed(), None),
        ("older than the age limit", issued(timedelta(days=7, seconds=1)).packed(), None),
        ("as far ahead as a clock may be behind", issued(timedelta(days=-1)).packed(), None),
        ("from the future", issued(timedelta(days=-1, seconds=-1)).packed(), None),
        ("newer than the one that is held", whole, signed(LURE, version=6).packed()),
        ("the one that is held", whole, whole),
        ("older than the one that is held", whole, signed(LURE, version=8).packed()),
        ("another of the same version", whole, signed(LURE).packed()),
        ("a known-good front page", signed(LURE, FRONT).packed(), None),
        ("signed by the next key", signed(LURE, key=SECOND).packed(), None),
        ("handed over", signed(LURE, key=SECOND, rotations=(to_second,)).packed(), None),
        ("handed over, announced before", signed(LURE, rotations=(to_second,)).packed(), None),
        ("handed over twice", signed(LURE, key=THIRD, rotations=(to_second, to_third)).packed(), None),
        ("handed over once, announced twice", signed(LURE, key=SECOND, rotations=(to_second, to_third)).packed(), None),
        ("handed over by forgery", signed(LURE, key=SECOND, rotations=(flipped(to_second, 100),)).packed(), None),
        (
            "handed over to a stranger",
            signed(LURE, key=STRANGER, rotations=(rotation(FIRST, STRANGER, THIRD),)).packed(),
            None,
        ),
        (
            "a stranger after the next key",
            signed(LURE, key=STRANGER, rotations=(rotation(FIRST, SECOND, STRANGER),)).packed(),
            None,
        ),
        (
            "a retired key's list holds nothing back",
            signed(LURE, key=SECOND, version=1, rotations=(to_second,)).packed(),
            signed(LURE, version=4_000_000_000).packed(),
        ),
    ]
    retired = [("signed by a retired key", whole, Trust(public(SECOND), public(THIRD)), None)]
    no_next = [("signed by the only key", whole, Trust(public(FIRST), None), None)]
    return [(why, one, TRUST, held) for why, one, held in found] + retired + no_next


FRONT = (KNOWN_GOOD[0], Level.HIGH, RulingKind.LURE, date(2027, 5, 1))
BELOW_KNOWN_GOOD = ("https://forms.help.example.org/apply", Level.HIGH, RulingKind.LURE, date(2027, 5, 1))
ADDRESSES = (LURE[0], CHANGED[0], ENDING[0], "https://jobs.example.com/posts/170", BELOW_KNOWN_GOOD[0])


def outcome(whole: bytes, trust: Trust, held: bytes | None) -> dict[str, Any]:
    """What a client makes of a bulletin."""
    try:
        believed = accept(
            whole, trust=trust, now=NOW, known_good=KNOWN_GOOD, held=None if held is None else read_bulletin(held)
        )
    except RefusedError as error:
        return {"refusal": str(error.refusal)}
    days = (TODAY, date(2026, 12, 4))
    return {
        "refusal": None,
        "current": b64(believed.trust.current),
        "next": b64(believed.trust.next),
        "look_ups": [
            {"address": at, "today": str(day), "listed": listed(believed.bulletin, at, day)}
            for at in ADDRESSES
            for day in days
        ],
    }


def listed(bulletin: Bulletin, address: str, today: date) -> dict[str, str] | str | None:
    """What a look-up gives: the entry, null, or why the whole list is not believed."""
    try:
        found = look_up(bulletin, address, today, KNOWN_GOOD)
    except RefusedError as error:
        return str(error.refusal)
    return found and {"level": found.level, "kind": found.kind, "expires": str(found.expires)}


def deltas() -> list[tuple[str, bytes, bytes]]:
    """What a client is handed: why, the changes, the bulletin that it holds."""
    base, later = signed(*ENTRIES), signed(LURE, (*CHANGED[:3], date(2027, 3, 1)), BELOW_KNOWN_GOOD, version=8)
    delta = difference(base, later)
    other = signed(LURE, version=5)
    return [
        ("one removed, one changed, one added", delta, base.packed()),
        ("nothing changed", difference(base, signed(*ENTRIES, version=8)), base.packed()),
        ("from nothing", difference(signed(), later), signed().packed()),
        ("to nothing", difference(base, signed(version=8)), base.packed()),
        ("to another base", delta, other.packed()),
        ("to another base of the same version", delta, signed(LURE).packed()),
        ("cut", delta[:-1], base.packed()),
        ("cut in the front", delta[:50], base.packed()),
        ("nothing", b"", base.packed()),
        ("a whole bulletin", later.packed(), base.packed()),
        ("a bit of what is added changed", flipped(delta, len(delta) - 12), base.packed()),
    ]


def delta_outcome(delta: bytes, base: bytes) -> dict[str, Any]:
    """What a client makes of changes: the bulletin that comes out, and whether it is believed then."""
    try:
        whole = apply_delta(delta, read_bulletin(base))
    except RefusedError as error:
        return {"refusal": str(error.refusal)}
    return {"refusal": None, "whole": b64(whole), "then": outcome(whole, TRUST, base)["refusal"]}


def vectors() -> dict[str, Any]:
    """The contract, as the file holds it."""
    accepted = [
        {"why": why, "whole": b64(whole), "held": b64(held), "current": b64(trust.current), "next": b64(trust.next)}
        | {"gives": outcome(whole, trust, held)}
        for why, whole, trust, held in cases()
    ]
    changed = [
        {"why": why, "delta": b64(delta), "base": b64(base), "gives": delta_outcome(delta, base)}
        for why, delta, base in deltas()
    ]
    return {"now": int(NOW.timestamp()), "known_good": KNOWN_GOOD, "bulletins": accepted, "deltas": changed}


if __name__ == "__main__":
    VECTORS.write_text(json.dumps(vectors(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
