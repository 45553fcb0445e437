from datetime import UTC, date, datetime, timedelta

import pytest

from api.appeals import service
from api.appeals.appeal import Appeal, AppealStanding
from api.appeals.clock import CLOCK
from api.appeals.service import LIFTED
from api.bulletin.draft import draft_bulletin
from api.console.inbox import beside, close_appeal, inbox
from api.errors import ProblemError
from api.expiry import end
from api.reports.outcome import CLOSED, FOUND, WAITING
from api.reports.receipt import NoSuchReceiptError
from api.reports.service import Desk
from api.rulings.case import standing
from api.rulings.queue import queue
from api.rulings.service import AlreadyUndoneError, case, rebuild_projections, rule, undo
from api.settings import Settings
from api.store import events
from api.store.audit import verify_chain
from api.store.store import Store
from casefile.ruling import Ruling, RulingKind
from tests.api.fakes import Keep

DAY = date(2026, 11, 27)
DUE = DAY + timedelta(days=14)
LATE = DUE + timedelta(days=1)
AT = "https://jobs.example.com/1"
LURE = Ruling(kind=RulingKind.LURE, note="the same template as case 12")
ORDINARY = Ruling(kind=RulingKind.ORDINARY)


@pytest.fixture
async def desk(store: Store, keep: Keep) -> Desk:
    """Give the desk, on the 27th of November; the post at the address was ruled a lure."""
    await keep({"text": "Work at the compound", "url": AT})
    await rule(store, 1, LURE, "ada", seen=0)
    return Desk(store, "key", DAY, 180)


async def send(desk: Desk, address: str = AT, **said: object) -> tuple[str, AppealStanding]:
    """Appeal."""
    sent = Appeal.model_validate({"address": address, "reason": "It is our kitchen.", "consent": True} | said)
    return await service.appeal(sent, desk, answer_days=14)


async def seen(store: Store) -> int:
    """The last event about the post."""
    return (await case(store, 1)).seen


async def test_an_appeal_has_a_clock(desk: Desk) -> None:
    """An appeal gives a receipt, the day it came, and the day by which it must be answered; the clock is public."""
    code, taken = await send(desk)
    assert (taken.received, taken.due, taken.kept_until) == (DAY, DUE, DAY + timedelta(days=180))
    assert (taken.says, taken.may_lift, taken.is_lifted) == (WAITING, True, False)
    assert await service.look(code, desk) == taken
    await send(desk._replace(today=DAY + timedelta(days=1)))
    clock = await service.waiting(desk.store, answer_days=14)
    assert (clock.number, clock.longest_since, clock.days) == (2, DAY, 14)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"consent": False}, "Tick that"),
        ({"contact": "kitchen@example.org"}, "your contact"),
        ({"address": " "}, "Send the address"),
        ({"reason": " "}, "Send the address"),
        ({"address": "ftp://example.org"}, "http"),
        ({"reason": "\x00"}, "characters"),
    ],
)
async def test_what_is_no_appeal(desk: Desk, said: dict[str, object], sentence: str) -> None:
    """Without consent (a contact needs its own), an address or a reason, nothing is kept."""
    with pytest.raises(ProblemError, match=sentence):
        await send(desk, **said)
    assert (await service.waiting(desk.store, answer_days=14)).number == 0


async def test_until_it_is_due_nothing_changes(desk: Desk) -> None:
    """On its last day an appeal has lifted nothing."""
    await send(desk)
    assert (await end(desk.store, DUE)).lifted == 0
    assert len((await draft_bulletin(desk.store, [], datetime.now(UTC))).entries) == 1
    assert (await case(desk.store, 1)).ruling == LURE


async def test_an_unanswered_appeal_lifts_the_ruling(desk: Desk) -> None:
    """The day after it was due the ruling counts no more, by an event; the post waits in the queue, and nothing is lost."""
    code, _ = await send(desk)
    assert (await end(desk.store, LATE)).lifted == 1
    found = await case(desk.store, 1)
    assert found.ruling is None
    assert [(entry.actor, entry.is_lift, entry.is_standing) for entry in found.history] == [
        ("ada", False, False),
        (CLOCK, True, True),
    ]
    assert (await queue(desk.store)).total == 1
    assert (await draft_bulletin(desk.store, [], datetime.now(UTC))).entries == ()
    shown = await service.look(code, desk)
    assert (shown.is_lifted, shown.says) == (True, LIFTED)
    assert (await verify_chain(desk.store)).faults == ()


async def test_it_lifts_once(desk: Desk) -> None:
    """However often the clock is looked at, and however many appeal, a ruling is lifted once."""
    await send(desk)
    await send(desk)
    assert [(await end(desk.store, LATE)).lifted for _ in range(3)] == [1, 0, 0]


async def test_a_lifting_lifts_what_was_ruled_before_it_too(desk: Desk) -> None:
    """Where several rulings were made before, none of them comes back in the place of the lifted one."""
    await rule(desk.store, 1, ORDINARY, "bea", seen=await seen(desk.store))
    await rule(desk.store, 1, LURE, "ada", seen=await seen(desk.store))
    await send(desk)
    await end(desk.store, LATE)
    assert (await case(desk.store, 1)).ruling is None


async def test_a_moderator_rules_again(desk: Desk) -> None:
    """A ruling made after the lifting counts, answers the appeal, and is not lifted by the same appeal again."""
    code, _ = await send(desk)
    await end(desk.store, LATE)
    await rule(desk.store, 1, ORDINARY, "bea", seen=await seen(desk.store))
    shown = await service.look(code, desk)
    assert (shown.is_lifted, shown.ruling, shown.says) == (False, RulingKind.ORDINARY, FOUND[RulingKind.ORDINARY])
    assert (await end(desk.store, LATE)).lifted == 0
    assert (await case(desk.store, 1)).ruling == ORDINARY


async def test_a_lifting_can_be_undone(desk: Desk) -> None:
    """A moderator who undoes the lifting brings the ruling back, once; the appeal is answered by that."""
    code, _ = await send(desk)
    await end(desk.store, LATE)
    lifting = await seen(desk.store)
    await undo(desk.store, lifting, "bea")
    assert (await case(desk.store, 1)).ruling == LURE
    assert (await service.look(code, desk)).ruling == RulingKind.LURE
    assert (await end(desk.store, LATE)).lifted == 0
    with pytest.raises(AlreadyUndoneError):
        await undo(desk.store, lifting, "bea")


async def test_an_answer_in_time_stops_the_clock(desk: Desk) -> None:
    """A ruling made after the appeal came answers it, also where it is the same as before."""
    code, _ = await send(desk)
    await rule(desk.store, 1, LURE, "bea", seen=await seen(desk.store))
    assert (await end(desk.store, LATE)).lifted == 0
    assert (await service.look(code, desk)).ruling == RulingKind.LURE
    assert (await service.waiting(desk.store, answer_days=14)).number == 0


async def test_an_answer_that_was_undone_is_none(desk: Desk) -> None:
    """A ruling that was undone answers nothing: the clock goes on, and lifts what holds instead."""
    await send(desk)
    await undo(desk.store, await rule(desk.store, 1, LURE, "bea", seen=await seen(desk.store)), "bea")
    assert (await case(desk.store, 1)).ruling == LURE
    assert (await end(desk.store, LATE)).lifted == 1


async def test_an_appeal_that_was_answered_is_not_sent_again_and_again(desk: Desk) -> None:
    """Once an appeal about an address was answered, another one is read, and lifts nothing."""
    await send(desk)
    await rule(desk.store, 1, LURE, "bea", seen=await seen(desk.store))
    _, again = await send(desk)
    assert not again.may_lift
    assert (await end(desk.store, LATE)).lifted == 0
    assert (await case(desk.store, 1)).ruling == LURE


async def test_an_appeal_before_any_ruling_takes_nothing_from_a_later_one(desk: Desk) -> None:
    """Who appeals for somebody else's ad before it is ruled on does not spoil the appeal that its poster may need."""
    await undo(desk.store, await seen(desk.store), "ada")
    await send(desk)
    await rule(desk.store, 1, LURE, "ada", seen=await seen(desk.store))
    _, needed = await send(desk)
    assert needed.may_lift
    assert (await end(desk.store, LATE)).lifted == 1


async def test_an_address_of_which_nothing_was_decided(desk: Desk) -> None:
    """An appeal about an address that we do not know lifts nothing, and is answered by a moderator's look."""
    code, _ = await send(desk, "https://elsewhere.example/")
    assert (await end(desk.store, LATE)).lifted == 0
    [waiting] = (await inbox(desk.store)).appeals
    await close_appeal(desk.store, waiting.id, "ada", LATE)
    shown = await service.look(code, desk)
    assert (shown.says, shown.looked_on) == (CLOSED, LATE)
    assert (await inbox(desk.store)).appeals == ()


async def test_the_inbox_has_the_next_deadline_first(desk: Desk) -> None:
    """Moderators see appeals by the day they are due, with the case to open."""
    await send(desk._replace(today=DAY + timedelta(days=3)))
    await send(desk, contact="kitchen@example.org", contact_consent=True)
    shown = (await inbox(desk.store)).appeals
    assert [(one.due, one.post_id, one.contact) for one in shown] == [
        (DUE, 1, "kitchen@example.org"),
        (DUE + timedelta(days=3), 1, ""),
    ]
    assert len((await beside(desk.store, 1)).appeals) == 2


async def test_erasing_stops_the_clock(desk: Desk, settings: Settings) -> None:
    """An appeal that its sender erases lifts nothing, and none of its words are on the disk."""
    code, _ = await send(desk, reason="canary-reason", contact="canary@example.org", contact_consent=True)
    await service.erase(code, desk)
    assert (await end(desk.store, LATE)).lifted == 0
    assert b"canary" not in b"".join(path.read_bytes() for path in settings.var.glob("lurewatch.db*"))
    with pytest.raises(NoSuchReceiptError):
        await service.look(code, desk)


async def test_an_appeal_ends_and_its_lifting_stays(desk: Desk, settings: Settings) -> None:
    """When its time is over an appeal is erased; what it has lifted stays lifted, and the chain whole."""
    await send(desk, reason="canary-reason")
    await end(desk.store, LATE)
    assert (await end(desk.store, DAY + timedelta(days=181))).appeals == 1
    assert b"canary" not in b"".join(path.read_bytes() for path in settings.var.glob("lurewatch.db*"))
    assert (await case(desk.store, 1)).ruling is None
    assert (await verify_chain(desk.store)).faults == ()


async def test_liftings_are_rebuilt_from_events(desk: Desk) -> None:
    """The events alone say that a ruling was lifted."""
    await send(desk)
    await end(desk.store, LATE)
    await rebuild_projections(desk.store)
    async with desk.store.read() as session:
        assert standing(await events.about_post(session, 1)) is None
    assert (await queue(desk.store)).total == 1
