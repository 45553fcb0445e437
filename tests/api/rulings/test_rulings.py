import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as some

from api.rulings.case import standing
from api.rulings.queue import queue
from api.rulings.service import (
    AlreadyUndoneError,
    NoSuchCaseError,
    RuledMeanwhileError,
    case,
    erase_ruling,
    rebuild_projections,
    rule,
    undo,
)
from api.store.events import Event, EventKind
from api.store.store import Store
from api.store.tables import PostRow
from casefile.ruling import Ruling, RulingKind
from tests.api.fakes import Keep

LURE = Ruling(kind=RulingKind.LURE, note="the same template as case 12")
ORDINARY = Ruling(kind=RulingKind.ORDINARY)


@pytest.fixture
async def ready(store: Store, keep: Keep) -> Store:
    """Give a store with one post, number 1."""
    await keep({"text": "Work at the compound", "title": "Helper", "url": "https://jobs.example.com/1"})
    return store


async def test_new_case_has_no_history(ready: Store) -> None:
    """A case that nobody has touched shows post and verdict, and no ruling."""
    found = await case(ready, 1)
    assert (found.post.title, found.verdict.level) == ("Helper", "high")
    assert (found.ruling, found.history, found.seen, found.has_changed) == (None, (), 0, False)


async def test_ruling_holds_and_is_in_the_history(ready: Store) -> None:
    """A ruling is the case's state from then on, with who made it and why."""
    seq = await rule(ready, 1, LURE, "ada", seen=0)
    found = await case(ready, 1)
    assert (found.ruling, found.seen) == (LURE, seq)
    [entry] = found.history
    assert (entry.actor, entry.ruling, entry.is_standing, entry.is_undone) == ("ada", LURE, True, False)


async def test_undoing_brings_back_what_held_before(ready: Store) -> None:
    """Undoing a ruling makes the one before it hold again, and adds to the history instead of taking from it."""
    first = await rule(ready, 1, LURE, "ada", seen=0)
    second = await rule(ready, 1, ORDINARY, "bea", seen=first)
    undoing = await undo(ready, second, "ada")
    found = await case(ready, 1)
    assert found.ruling == LURE
    assert [(entry.seq, entry.is_undone, entry.undoes) for entry in found.history] == [
        (first, False, None),
        (second, True, None),
        (undoing, False, second),
    ]


async def test_ruling_made_meanwhile_is_noticed(ready: Store) -> None:
    """Who rules on a case that somebody else has ruled on since it was opened is told who did what."""
    await rule(ready, 1, LURE, "ada", seen=0)
    with pytest.raises(RuledMeanwhileError) as caught:
        await rule(ready, 1, ORDINARY, "bea", seen=0)
    assert caught.value.detail == "ada ruled “lure” on this post meanwhile. Open the case again and look."
    assert (await case(ready, 1)).ruling == LURE


async def test_undoing_made_meanwhile_is_noticed(ready: Store) -> None:
    """An undoing since the case was opened counts as well."""
    first = await rule(ready, 1, LURE, "ada", seen=0)
    await undo(ready, first, "ada")
    with pytest.raises(RuledMeanwhileError, match="undid a ruling"):
        await rule(ready, 1, ORDINARY, "bea", seen=first)


async def test_of_many_at_once_one_rules(ready: Store) -> None:
    """Of ten moderators who rule at the same moment exactly one does; the others are told."""
    given_ = await asyncio.gather(*(rule(ready, 1, LURE, f"m{n}", seen=0) for n in range(10)), return_exceptions=True)
    assert sum(isinstance(one, int) for one in given_) == 1
    assert sum(isinstance(one, RuledMeanwhileError) for one in given_) == 9


async def test_ruling_is_undone_once(ready: Store) -> None:
    """A second undoing of the same ruling is refused."""
    seq = await rule(ready, 1, LURE, "ada", seen=0)
    undoing = await undo(ready, seq, "ada")
    with pytest.raises(AlreadyUndoneError):
        await undo(ready, seq, "bea")
    with pytest.raises(NoSuchCaseError):
        await undo(ready, undoing, "bea")


@pytest.mark.parametrize("number", [0, -1, 2, 2**31, 2**70])
async def test_what_is_not_there_is_said_to_be_so(ready: Store, number: int) -> None:
    """Numbers of no post and no event, however large, are answered, not failed on."""
    with pytest.raises(NoSuchCaseError):
        await case(ready, number)
    with pytest.raises(NoSuchCaseError):
        await rule(ready, number, LURE, "ada", seen=0)
    with pytest.raises(NoSuchCaseError):
        await undo(ready, number, "ada")
    with pytest.raises(NoSuchCaseError):
        await erase_ruling(ready, number, "ada", why="x")


async def test_case_says_that_the_ad_has_changed_since(ready: Store, keep: Keep) -> None:
    """A ruling on an ad that was rewritten afterwards is marked as being about something else."""
    await rule(ready, 1, ORDINARY, "ada", seen=0)
    assert not (await case(ready, 1)).has_changed
    await keep({"text": "Quite another ad", "url": "https://jobs.example.com/1"})
    assert (await case(ready, 1)).has_changed


async def test_erased_ruling_counts_no_more(ready: Store) -> None:
    """Once its content is erased, a ruling neither holds nor shows who made it."""
    seq = await rule(ready, 1, LURE, "ada", seen=0)
    await erase_ruling(ready, seq, "bea", why="asked by the person")
    found = await case(ready, 1)
    assert (found.ruling, found.history[0].ruling, found.history[0].actor) == (None, None, None)
    assert (await queue(ready)).total == 1


async def test_projections_are_what_the_events_add_up_to(ready: Store) -> None:
    """A post's own columns, spoilt, are rebuilt from the events alone."""
    seq = await rule(ready, 1, LURE, "ada", seen=0)
    async with ready.write() as session:
        row = await session.get(PostRow, 1)
        row.ruling, row.ruled_seq = "ordinary", 99
    assert await rebuild_projections(ready) == 1
    async with ready.read() as session:
        row = await session.get(PostRow, 1)
    assert (row.ruling, row.ruled_seq) == ("lure", seq)


@given(some.lists(some.one_of(some.just("rule"), some.integers(min_value=0, max_value=9)), max_size=12))
@examples(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_state_is_the_latest_ruling_that_was_not_undone(acts: list[str | int]) -> None:
    """Whatever was ruled and undone in whatever order, the state is the last ruling that nobody has undone."""
    happened: list[Event] = []
    open_rulings: list[int] = []
    for seq, act in enumerate(acts, start=1):
        if act == "rule":
            happened.append(_event(seq, EventKind.RULING, {"ruling": {"kind": "lure", "note": ""}}))
            open_rulings.append(seq)
        elif act in open_rulings:
            happened.append(_event(seq, EventKind.RULING_UNDONE, {"undoes": act}))
            open_rulings.remove(int(act))
    holds = standing(happened)
    assert (holds.seq if holds else None) == (open_rulings[-1] if open_rulings else None)


def _event(seq: int, kind: EventKind, content: dict[str, object]) -> Event:
    return Event(seq=seq, kind=kind, post_id=1, at=datetime(2026, 1, 1, tzinfo=UTC), actor="ada", content=content)
