from datetime import timedelta
from typing import Any

import pytest

from api.bulletin.checks import Limits, check_draft
from api.bulletin.draft import Draft
from api.bulletin.known_good import TABLE, board_pages, known_good_addresses, known_good_sites
from api.rulings.service import erase_ruling, rule, undo
from api.store.store import Store
from api.store.tables import PostRow
from casefile.address import parse
from casefile.ruling import Ruling, RulingKind
from facts import load_facts
from tests.api.bulletin.conftest import Decide, Draw
from tests.api.fakes import Keep


@pytest.fixture
async def ready(decide: Decide, draw: Draw) -> Draft:
    """Give a draft of two entries."""
    await decide("https://jobs.example.com/1")
    await decide("https://jobs.example.com/2", RulingKind.OTHER_FRAUD)
    return await draw()


def with_entry(draft: Draft, **changed: Any) -> Draft:
    """The draft with something else in its first entry."""
    return draft.model_copy(update={"entries": (draft.entries[0].model_copy(update=changed), *draft.entries[1:])})


def now_of(draft: Draft, limits: Limits) -> Limits:
    """The limits, at the moment after the draft was made."""
    return limits._replace(now=draft.made_at + timedelta(seconds=1))


async def test_an_honest_draft_passes(ready: Draft, store: Store, limits: Limits) -> None:
    """A draft of rulings that hold has no fault."""
    assert await check_draft(ready, store, now_of(ready, limits)) == ()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"address": "https://www.dmw.gov.ph/"}, "known to be good"),
        ({"address": "https://sub.dmw.gov.ph/a"}, "known to be good"),
        ({"address": "https://jobs.example.com/overseas"}, "board's own page"),
        ({"address": "https://t.me/example_agent"}, "names a person"),
        ({"address": "HTTP://jobs.example.com/1"}, "canonical form"),
        ({"address": "javascript:alert(1)"}, "its address is none"),
        ({"address": "https://jobs.example.com/2"}, "another entry has its address"),
        ({"address": "https://jobs.example.com/3"}, "does not stand under this address"),
        ({"post_id": 99}, "no ruling that holds"),
        ({"ruled_seq": 99}, "another ruling holds now"),
        ({"kind": RulingKind.OTHER_FRAUD}, "another ruling holds now"),
    ],
)
async def test_a_draft_that_was_tampered_with(
    ready: Draft, store: Store, limits: Limits, changed: dict[str, Any], says: str
) -> None:
    """Whatever somebody writes into a draft that no ruling stands behind is found."""
    faults = await check_draft(with_entry(ready, **changed), store, now_of(ready, limits))
    assert any(says in fault for fault in faults), faults


@pytest.mark.parametrize("days", [-1, 0, 400])
async def test_an_entry_lasts_only_so_long(ready: Draft, store: Store, limits: Limits, days: int) -> None:
    """An entry that has expired, or lasts longer than entries may, is found."""
    expires = (ready.made_at + timedelta(days=days)).date()
    faults = await check_draft(with_entry(ready, expires=expires), store, now_of(ready, limits))
    assert ["expired" in fault for fault in faults] == [True]


async def test_the_record_counts_and_not_its_copy(ready: Draft, store: Store, limits: Limits) -> None:
    """A ruling that stands only in the post's own columns, and not in the record, lists nothing."""
    await undo(store, ready.entries[0].ruled_seq, "ada")
    async with store.write() as session:
        row = await session.get(PostRow, 1)
        assert row
        row.ruling, row.ruled_seq = RulingKind.LURE, ready.entries[0].ruled_seq
    faults = await check_draft(ready, store, now_of(ready, limits))
    assert faults == ("Post 1: no ruling that holds puts it on the list.",)


async def test_what_happened_since_the_draft_is_seen(ready: Draft, store: Store, limits: Limits) -> None:
    """A ruling erased, or another made, between draft and check is found."""
    await erase_ruling(store, ready.entries[0].ruled_seq, "ada", why="a name")
    await rule(store, 2, Ruling(kind=RulingKind.ORDINARY), "ada", seen=ready.entries[1].ruled_seq)
    faults = await check_draft(ready, store, now_of(ready, limits))
    assert [fault.partition(":")[0] for fault in faults] == ["Post 1", "Post 2"]


@pytest.mark.parametrize(("before", "passes"), [(None, True), (2, True), (52, True), (53, False), (10_000, False)])
async def test_a_list_does_not_shrink_at_once(
    ready: Draft, store: Store, limits: Limits, before: int | None, passes: bool
) -> None:
    """A list that loses more than fifty entries and a fifth is not signed, unless somebody says that it is meant."""
    limits = now_of(ready, limits)._replace(listed_before=before)
    faults = await check_draft(ready, store, limits)
    assert (faults == ()) == passes
    assert await check_draft(ready, store, limits._replace(may_change_much=True)) == ()


async def test_a_list_does_not_grow_at_once(draw: Draw, store: Store, limits: Limits, keep: Keep) -> None:
    """A list that gains more than fifty entries and a fifth is not signed either."""
    await keep(*({"text": f"compound {n}", "url": f"https://jobs.example.com/{n}"} for n in range(60)))
    for post_id in range(1, 61):
        await rule(store, post_id, Ruling(kind=RulingKind.LURE), "ada", seen=0)
    draft = await draw()
    faults = await check_draft(draft, store, now_of(draft, limits)._replace(listed_before=5))
    assert faults == ("The list goes from 5 to 60 entries. If that is meant, say --allow-change.",)


@pytest.mark.parametrize("minutes", [-1, 61])
async def test_an_old_draft_is_not_signed(ready: Draft, store: Store, limits: Limits, minutes: int) -> None:
    """A draft that is older than an hour, or from the future, is made anew."""
    limits = limits._replace(now=ready.made_at + timedelta(minutes=minutes))
    assert "Make another" in " ".join(await check_draft(ready, store, limits))


def test_every_official_site_of_the_facts_is_known_good() -> None:
    """Every site of a register or a helpline that the facts link to is pinned: a new fact needs a row here."""
    tables = load_facts().tables
    links = [row.lookup_url for row in tables.registries] + [line.url for line in tables.helplines]
    hosts = {parse(link).hostname.removeprefix("www.") for link in links if link}
    pinned = {parse(address).hostname.removeprefix("www.") for address in known_good_addresses()}
    assert hosts <= pinned


def test_every_known_good_site_has_source_and_date() -> None:
    """No row without source and date, and none twice."""
    sites = known_good_sites()
    assert len({site.address for site in sites}) == len(sites) == len(TABLE.read_text().splitlines()) - 1
    assert [site for site in sites if not (site.source.startswith("http") and site.date[:2] == "20")] == []


def test_the_pages_of_boards() -> None:
    """A board's start and the front page of its site are no ads."""
    assert board_pages(["http://jobs.example.com/overseas?utm_source=x"]) == {
        *("https://jobs.example.com/overseas", "https://jobs.example.com/")
    }
