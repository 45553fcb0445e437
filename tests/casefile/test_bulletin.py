"""The bulletin as Python reads and makes it. `tests/extension/test_bulletin.py` asks JavaScript the same contract."""

import json
from base64 import b64decode
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as some

from casefile.bulletin import RefusedError, Trust, accept, apply_delta, difference, look_up, read_bulletin
from casefile.bulletin.layout import DIGEST, EPOCH, MAX_WEEKS, body_of, expiry_of, mark_of
from casefile.ruling import RulingKind
from casefile.verdict import Level
from tests.casefile.bulletins import (
    ENTRIES,
    KNOWN_GOOD,
    LURE,
    NOW,
    TODAY,
    TRUST,
    VECTORS,
    delta_outcome,
    outcome,
    signed,
    vectors,
)

CONTRACT = json.loads(VECTORS.read_text(encoding="utf-8"))


def plain(value: Any) -> Any:
    """A value as JSON holds it."""
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("vector", CONTRACT["bulletins"], ids=[vector["why"] for vector in CONTRACT["bulletins"]])
def test_python_keeps_the_contract(vector: dict[str, Any]) -> None:
    """Each bulletin is believed or refused, and says about addresses, what the contract holds."""
    whole, held, current, following = (
        b64decode(vector[name]) if vector[name] is not None else None for name in ("whole", "held", "current", "next")
    )
    assert plain(outcome(whole or b"", Trust(current or b"", following), held)) == vector["gives"]


@pytest.mark.parametrize("vector", CONTRACT["deltas"], ids=[vector["why"] for vector in CONTRACT["deltas"]])
def test_python_keeps_the_contract_of_deltas(vector: dict[str, Any]) -> None:
    """Each delta gives the bulletin that the contract holds, or none."""
    assert plain(delta_outcome(b64decode(vector["delta"]), b64decode(vector["base"]))) == vector["gives"]


def test_the_bytes_are_fixed() -> None:
    """Today's code makes the very bytes that the contract holds: a client of yesterday reads them."""
    assert plain(vectors()) == CONTRACT


def test_what_must_be_refused_is() -> None:
    """The contract has a case for every way in which a list is not to be believed."""
    refused = {vector["gives"]["refusal"] for vector in CONTRACT["bulletins"]}
    assert {"garbled", "unknown_key", "forged", "older", "stale", "future", "flags_known_good"} <= refused


@pytest.mark.parametrize("at", range(0, 314, 3))
def test_no_byte_can_be_changed(at: int) -> None:
    """A list with any one byte changed is refused, wherever it stands."""
    whole = bytearray(signed(*ENTRIES).packed())
    whole[at % len(whole)] ^= 0x10
    with pytest.raises(RefusedError):
        accept(bytes(whole), trust=TRUST, now=NOW, known_good=KNOWN_GOOD)


@given(some.binary(max_size=400))
def test_any_bytes_are_refused(junk: bytes) -> None:
    """Bytes that are no bulletin are refused, and never an error of another kind."""
    with pytest.raises(RefusedError):
        accept(b"LWB1" + junk, trust=TRUST, now=NOW, known_good=KNOWN_GOOD)
    with pytest.raises(RefusedError):
        apply_delta(b"LWD1" + junk, signed(*ENTRIES))


@given(
    some.dictionaries(some.binary(min_size=DIGEST, max_size=DIGEST), some.integers(1, 255), max_size=30),
    some.dictionaries(some.binary(min_size=DIGEST, max_size=DIGEST), some.integers(1, 255), max_size=30),
    some.data(),
)
@examples(max_examples=50)
def test_a_delta_gives_the_later_list(old: dict[bytes, int], new: dict[bytes, int], data: some.DataObject) -> None:
    """Whatever is removed, added or changed, the changes give the later list to the byte."""
    shared = data.draw(some.sets(some.sampled_from(sorted(old)))) if old else set()
    base = signed(body=body_of(old.items()))
    later = signed(body=body_of((new | {digest: old[digest] for digest in shared}).items()), version=8)
    assert apply_delta(difference(base, later), base) == later.packed()


def test_an_entry_never_outlasts_what_was_asked() -> None:
    """Expiry is kept in whole weeks, rounded down; what lasts less than a week, or too long, has no mark."""
    begins = (TODAY - EPOCH).days
    for days in range(7, 7 * MAX_WEEKS + 7):
        asked = TODAY + timedelta(days=days)
        given_back = expiry_of(mark_of(Level.HIGH, RulingKind.LURE, asked, begins), begins)
        assert timedelta(0) <= asked - given_back < timedelta(days=7)
    for days in (-1, 0, 6, 7 * MAX_WEEKS + 7):
        with pytest.raises(ValueError, match="weeks"):
            mark_of(Level.HIGH, RulingKind.LURE, TODAY + timedelta(days=days), begins)


def test_a_salt_makes_other_digests() -> None:
    """The same address has another digest in another generation, so what was found about one says nothing of the next."""
    one, other = signed(LURE), signed(LURE, salt=bytes(16))
    assert look_up(one, LURE[0], TODAY, KNOWN_GOOD) is not None
    assert look_up(other, LURE[0], TODAY, KNOWN_GOOD) is None


def test_reading_gives_back_what_was_packed() -> None:
    """Taking a bulletin apart loses nothing."""
    whole = signed(*ENTRIES).packed()
    assert read_bulletin(whole).packed() == whole


def test_sizes_at_a_hundred_thousand_entries() -> None:
    """A list of 100,000 entries takes at most 1 MB, and an hour in which 1% go and 1% come at most 20 kB."""
    random = Random(7)
    entries = {random.randbytes(DIGEST): random.randrange(1, 256) for _ in range(100_000)}
    gone = set(random.sample(sorted(entries), 1_000))
    later = {digest: mark for digest, mark in entries.items() if digest not in gone}
    later |= {random.randbytes(DIGEST): 1 for _ in gone}
    base, newer = signed(body=body_of(entries.items())), signed(body=body_of(later.items()), version=8)
    whole, delta = newer.packed(), difference(base, newer)
    assert (len(whole), len(delta)) == (900_143, 12_161)
    assert len(whole) <= 1_000_000
    assert len(delta) <= 20_000
    assert accept(apply_delta(delta, base), trust=TRUST, now=NOW, known_good=KNOWN_GOOD).bulletin == newer


def test_the_odds_of_a_false_match() -> None:
    """At 100,000 entries an address that is not listed matches by chance once in 180 million million look-ups."""
    assert 1.8e14 < 2 ** (8 * DIGEST) / 100_000 < 1.9e14
