import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from api.bulletin.draft import Draft
from api.bulletin.keyring import Keyring, KeyringError, public_of
from api.bulletin.press import GENERATION_DAYS, NotPublishedError, press, publish
from api.bulletin.shelf import KEPT, NoDraftError, Shelf
from casefile.bulletin import RefusedError, Trust, accept, apply_delta, look_up, read_bulletin
from casefile.ruling import RulingKind
from casefile.verdict import Level
from tests.api.bulletin.conftest import KNOWN_GOOD, Decide, Draw

LISTED = "https://jobs.example.com/1"


@pytest.fixture
async def ready(decide: Decide, draw: Draw) -> Draft:
    """Give a draft of one entry."""
    await decide(LISTED)
    return await draw()


def later(draft: Draft, **ago: int) -> Draft:
    """The same draft, made later."""
    return draft.model_copy(update={"made_at": draft.made_at + timedelta(**ago)})


def test_from_a_ruling_to_a_client(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """What a moderator ruled on is found by its address in what a client believes, and nothing else is."""
    publish(ready, keyring, shelf, KNOWN_GOOD, ready.made_at)
    assert shelf.version
    whole = shelf.whole(shelf.version).read_bytes()
    found = accept(whole, trust=keyring.trust, now=ready.made_at, known_good=KNOWN_GOOD).bulletin
    listed = look_up(found, LISTED, ready.made_at.date(), KNOWN_GOOD)
    assert listed
    assert (listed.level, listed.kind) == (Level.HIGH, RulingKind.LURE)
    assert listed.expires <= ready.entries[0].expires
    assert look_up(found, f"{LISTED}0", ready.made_at.date(), KNOWN_GOOD) is None


def test_no_address_can_be_read_from_a_bulletin(ready: Draft, keyring: Keyring) -> None:
    """The signed list holds no address, no host and no post's number in plain."""
    whole = press(ready, keyring.current, (), None).packed()
    assert re.search(rb"jobs|example|https", whole) is None


def test_versions_rise(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """Each bulletin has a higher version than the one before, in the same minute and after the shelf was lost."""
    first = publish(ready, keyring, shelf, KNOWN_GOOD, ready.made_at)
    second = publish(ready, keyring, shelf, KNOWN_GOOD, ready.made_at)
    afresh = press(later(ready, hours=1), keyring.current, (), None)
    assert first.head.version < second.head.version < afresh.head.version


def test_changes_lead_to_the_newest(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """From every kept bulletin of the generation the changes lead to the newest, signature and all."""
    wholes = [
        publish(later(ready, hours=n), keyring, shelf, KNOWN_GOOD, later(ready, hours=n).made_at) for n in range(3)
    ]
    newest = wholes[-1]
    for base in wholes[:-1]:
        delta = shelf.since(newest.head.version, base.head.version).read_bytes()
        assert apply_delta(delta, base) == newest.packed()


def test_a_generation_ends(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """After two weeks there is another salt, and no changes that lead from the old one."""
    first = publish(ready, keyring, shelf, KNOWN_GOOD, ready.made_at)
    after = later(ready, days=GENERATION_DAYS)
    second = publish(after, keyring, shelf, KNOWN_GOOD, after.made_at)
    assert second.head.generation == first.head.generation + 1
    assert second.head.salt != first.head.salt
    assert not shelf.since(second.head.version, first.head.version).exists()


def test_the_shelf_does_not_grow(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """Two published bulletins and the last few bases stay; the rest goes."""
    for n in range(KEPT + 3):
        publish(later(ready, minutes=n), keyring, shelf, KNOWN_GOOD, later(ready, minutes=n).made_at)
    assert len(list((shelf.folder / "published").iterdir())) == 2
    assert len(list((shelf.folder / "kept").iterdir())) == KEPT


def test_what_a_client_would_refuse_is_not_published(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """A list with a known-good front page, or one that is stale, never gets on the shelf, whoever forgot to check it."""
    flagging = ready.model_copy(update={"entries": (ready.entries[0].model_copy(update={"address": KNOWN_GOOD[0]}),)})
    for draft, now in ((flagging, ready.made_at), (ready, ready.made_at + timedelta(days=8))):
        with pytest.raises(NotPublishedError):
            publish(draft, keyring, shelf, KNOWN_GOOD, now)
    assert shelf.version is None


def test_keys_are_their_owners_alone(keyring: Keyring, tmp_path: Path) -> None:
    """Private keys can be read by their owner only, and are never made over old ones."""
    keys = list((tmp_path / "keys").glob("*.key"))
    assert len(keys) == 2
    assert [path for path in keys if stat.S_IMODE(path.stat().st_mode) != 0o600] == []
    with pytest.raises(KeyringError):
        keyring.make()


def test_without_keys_nothing_is_signed(tmp_path: Path, ready: Draft, shelf: Shelf) -> None:
    """Where no key was made, signing says what to do."""
    with pytest.raises(KeyringError, match="keygen"):
        publish(ready, Keyring(tmp_path / "none"), shelf, KNOWN_GOOD, ready.made_at)


def test_the_draft_is_its_owners_alone(ready: Draft, shelf: Shelf) -> None:
    """The draft holds plain addresses, so only its owner can read it; without one there is nothing to sign."""
    with pytest.raises(NoDraftError):
        shelf.draft()
    path = shelf.keep_draft(ready)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert shelf.draft() == ready


def test_a_client_follows_rotations(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """A client that pinned the first two keys follows two rotations; one that pinned others does not."""
    pinned = keyring.trust
    old = keyring.current
    for n in range(2):
        keyring.rotate()
        publish(later(ready, hours=n), keyring, shelf, KNOWN_GOOD, later(ready, hours=n).made_at)
    assert shelf.bulletin
    whole, now = shelf.bulletin.packed(), later(ready, hours=1).made_at
    assert accept(whole, trust=pinned, now=now, known_good=KNOWN_GOOD).trust == keyring.trust
    with pytest.raises(RefusedError, match="unknown_key"):
        accept(whole, trust=Trust(public_of(old), None), now=now, known_good=KNOWN_GOOD)


def test_an_emergency(ready: Draft, keyring: Keyring, shelf: Shelf, tmp_path: Path) -> None:
    """Where the current key is lost, clients take the next one's list, and a new next key can be made beside it."""
    pinned = keyring.trust
    keys = tmp_path / "keys"
    (keys / "next.key").replace(keys / "current.key")
    (keys / "next.pub").unlink()
    renewed = keyring.make()
    assert (renewed.current, renewed.next not in pinned) == (pinned.next, True)
    made = publish(ready, keyring, shelf, KNOWN_GOOD, ready.made_at)
    after = accept(made.packed(), trust=pinned, now=ready.made_at, known_good=KNOWN_GOOD).trust
    assert after == Trust(pinned.next or b"", None)


def test_a_retired_key_signs_nothing_more(ready: Draft, keyring: Keyring, shelf: Shelf) -> None:
    """Once a client has followed a rotation, what the old key signs is refused, however high its version."""
    pinned, old = keyring.trust, keyring.current
    keyring.rotate()
    made = publish(ready, keyring, shelf, KNOWN_GOOD, ready.made_at)
    believed = accept(made.packed(), trust=pinned, now=ready.made_at, known_good=KNOWN_GOOD)
    forged = press(ready, old, (), made).packed()
    with pytest.raises(RefusedError, match="unknown_key"):
        accept(forged, trust=believed.trust, now=ready.made_at, known_good=KNOWN_GOOD, held=believed.bulletin)
    assert read_bulletin(forged).head.version > made.head.version
