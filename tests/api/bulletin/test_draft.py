from datetime import date, timedelta

import pytest

from api.bulletin.draft import KNOWN_GOOD, LIFE, PERSON
from api.bulletin.people import names_a_person
from api.rulings.service import undo
from api.store.store import Store
from casefile.ruling import RulingKind
from casefile.verdict import Level
from tests.api.bulletin.conftest import Decide, Draw
from tests.api.fakes import Keep


async def test_what_a_ruling_puts_on_the_list(decide: Decide, draw: Draw) -> None:
    """A lure and another fraud are listed, each with its ruling; an ordinary ad, a warning and an open case are not."""
    numbers = {kind: await decide(f"https://jobs.example.com/{kind}", kind) for kind in RulingKind}
    draft = await draw()
    assert [(entry.address, entry.kind, entry.ruled_seq) for entry in draft.entries] == [
        ("https://jobs.example.com/lure", RulingKind.LURE, numbers[RulingKind.LURE]),
        ("https://jobs.example.com/other_fraud", RulingKind.OTHER_FRAUD, numbers[RulingKind.OTHER_FRAUD]),
    ]
    assert {entry.level for entry in draft.entries} == {Level.HIGH}
    assert draft.left_out == ()


async def test_what_nobody_ruled_on_is_not_listed(keep: Keep, draw: Draw) -> None:
    """However high the model puts an ad, without a ruling its address is not listed."""
    await keep({"text": "Work at the compound", "url": "https://jobs.example.com/1"})
    assert (await draw()).entries == ()


async def test_an_undone_ruling_lists_nothing(store: Store, decide: Decide, draw: Draw) -> None:
    """An address leaves the list when its ruling is undone."""
    number = await decide("https://jobs.example.com/1")
    await undo(store, number, "ada")
    assert (await draw()).entries == ()


async def test_an_ad_that_changed_is_caution(decide: Decide, keep: Keep, draw: Draw) -> None:
    """Where the ad says something else than when it was ruled on, the entry says so by its level."""
    await decide("https://jobs.example.com/1")
    await keep({"text": "Another text about a compound", "url": "https://jobs.example.com/1"})
    assert [entry.level for entry in (await draw()).entries] == [Level.CAUTION]


async def test_an_entry_ends(decide: Decide, draw: Draw) -> None:
    """An entry lasts 26 weeks from the last of ruling and sight."""
    await decide("https://jobs.example.com/1")
    draft = await draw()
    assert draft.entries[0].expires == (draft.made_at + LIFE).date()
    assert draft.entries[0].expires - date.today() <= timedelta(weeks=26, days=1)  # noqa: DTZ011 - either day will do


async def test_known_good_and_persons_are_left_out_aloud(decide: Decide, draw: Draw) -> None:
    """A ruling on a known-good site, or on a person's address, lists nothing, and the draft says which post that is."""
    await decide("https://dmw.gov.ph/approved-job-orders/7")
    await decide("https://wa.me/85500000000")
    draft = await draw()
    assert draft.entries == ()
    assert [(one.post_id, one.why) for one in draft.left_out] == [(1, KNOWN_GOOD), (2, PERSON)]


@pytest.mark.parametrize(
    "address",
    [
        "https://wa.me/85500000000",
        "https://api.whatsapp.com/send?phone=85500000000",
        "https://t.me/example_agent",
        "https://t.me/s/example_agent",
        "https://www.facebook.com/example.agent",
        "https://www.tiktok.com/@example_agent",
        "https://line.me/ti/p/~example",
        "https://m.me/example.agent",
        "https://jobs.example.com/call/+85500000000",
        "https://jobs.example.com/apply?whatsapp=85500000000",
        "https://jobs.example.com/apply?mail=agent%40example.org",
    ],
)
def test_an_address_that_names_a_person(address: str) -> None:
    """A messenger account, a profile, a number and a mail address are a person's, and are never listed."""
    assert names_a_person(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://jobs.example.com/posts/123456789012",
        "https://jobs.example.com/?id=123456789012",
        "https://example.com/hotel/1234567890",
        "https://t.me/example_jobs/17",
        "https://t.me/s/example_jobs/17",
        "https://www.facebook.com/groups/example/posts/1234567890",
        "https://www.tiktok.com/@example/video/1234567890",
        "https://docs.google.com/forms/d/e/example/viewform",
    ],
)
def test_an_address_that_names_a_post(address: str) -> None:
    """A page, a message of a channel and a post of a group are ads, and can be listed."""
    assert not names_a_person(address)
