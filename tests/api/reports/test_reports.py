from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from api.console.inbox import close_report, inbox
from api.errors import ProblemError
from api.expiry import Ended, end
from api.reports import service
from api.reports.outcome import CLOSED, FOUND, TAKEN_BACK, WAITING
from api.reports.receipt import NoSuchReceiptError, draw
from api.reports.report import Addition, Happened
from api.reports.service import MAX_EVENTS, Desk, FullError
from api.rulings.queue import queue
from api.rulings.service import case, rule, undo
from api.settings import Settings
from api.store import events
from api.store.audit import verify_chain
from api.store.store import Store
from api.store.tables import PostRow, ReportRow
from casefile.ruling import Ruling, RulingKind
from tests.api.fakes import FakeScorer, Keep
from tests.api.reports.conftest import DAY, Send

LURE = Ruling(kind=RulingKind.LURE, note="note-of-a-moderator")
CANARY = "canary-8d1f"


async def rows(store: Store, kind: type[PostRow | ReportRow]) -> int:
    """How many rows a table has."""
    async with store.read() as session:
        return await session.scalar(select(func.count()).select_from(kind)) or 0


def files(settings: Settings) -> bytes:
    """What stands in the store's files."""
    return b"".join(path.read_bytes() for path in Path(settings.var).glob("lurewatch.db*"))


async def test_a_report_has_a_receipt_and_an_end(send: Send) -> None:
    """A report gives a receipt, the day on which it ends, and says that nobody has looked yet."""
    taken = await send(text="Work at the compound")
    assert (taken.received, taken.kept_until) == (DAY, DAY + timedelta(days=180))
    assert (taken.says, taken.looked_on, taken.ruling) == (WAITING, None, None)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"text": "Cook", "consent": False}, "Tick that"),
        ({}, "Say which ad"),
        ({"text": " \n", "url": " "}, "Say which ad"),
        ({"text": "a\x00"}, "characters"),
        ({"text": "a", "note": "a\x00"}, "characters"),
        ({"url": "javascript:alert(1)"}, "http"),
    ],
)
async def test_what_is_no_report(send: Send, store: Store, said: dict[str, object], sentence: str) -> None:
    """Without consent, without an ad, or with what is no text, nothing is kept."""
    with pytest.raises(ProblemError, match=sentence):
        await send(**said)
    assert (await rows(store, ReportRow), await rows(store, PostRow)) == (0, 0)


async def test_a_reported_ad_comes_into_the_queue_under_no_address(send: Send, store: Store) -> None:
    """An ad that nobody has brought yet is judged and waits for a moderator; who asks for its address gets nothing."""
    await send(text="Work at the compound", url="https://jobs.example.com/honest")
    found = await queue(store)
    assert [(row.level, row.reports) for row in found.rows] == [("high", 1)]
    assert await store.post_at("https://jobs.example.com/honest") is None


@pytest.mark.parametrize(
    "said",
    [
        {"url": "http://JOBS.example.com/7?utm_source=x#top"},
        {"text": "  work AT the\r\ncompound "},
        {"url": "https://jobs.example.com/7", "text": "quite other words"},
    ],
)
async def test_a_report_finds_its_post(send: Send, keep: Keep, store: Store, said: dict[str, str]) -> None:
    """A report is beside the post at its address, however that is written, or the post of the same words."""
    await keep({"text": "Work at the compound", "url": "https://jobs.example.com/7"}, {"text": "Cook"})
    await send(**said)
    found = await queue(store, reported=True)
    assert [(row.post_id, row.reports) for row in found.rows] == [(1, 1)]
    assert (await queue(store)).total == 2


async def test_a_post_that_comes_later_is_found_too(send: Send, keep: Keep, store: Store) -> None:
    """A report of an address alone waits for the page: once a crawl brings it, the report is beside it."""
    await send(url="https://jobs.example.com/7")
    assert (await queue(store)).total == 0
    await keep({"text": "Work at the compound", "url": "https://jobs.example.com/7"})
    assert (await queue(store)).rows[0].reports == 1


async def test_a_known_ad_is_not_judged_again(send: Send, keep: Keep, scorer: FakeScorer) -> None:
    """A report of an ad that is kept already costs no judging."""
    await keep({"text": "Work at the compound"})
    before = len(scorer.judged)
    await send(text="Work at the compound")
    assert len(scorer.judged) == before


async def test_reports_move_nothing_by_their_number(send: Send, keep: Keep, store: Store) -> None:
    """However many report a post, its level, its numbers and its place in the queue stay what they are."""
    await keep({"text": "Work at the compound"}, {"text": "Cook", "url": "https://jobs.example.com/honest"})
    before = [row.model_copy(update={"reports": 0}) for row in (await queue(store)).rows]
    for _ in range(20):
        await send(url="https://jobs.example.com/honest", happened=[Happened.HELD])
    assert [row.model_copy(update={"reports": 0}) for row in (await queue(store)).rows] == before


@pytest.mark.parametrize("happened", [Happened.HELD, Happened.THREATENED])
async def test_who_is_held_is_first_in_the_inbox(
    send: Send, keep: Keep, store: Store, desk: Desk, happened: Happened
) -> None:
    """A report of somebody held leads the inbox, also where its post was ruled on before, until that is ruled on anew.

    One that is withdrawn does not; a note that only holds the word does not.
    """
    await keep({"text": "Cook"})
    ruled = await rule(store, 1, LURE, "ada", seen=0)
    await send(url="https://jobs.example.com/unknown")
    asks = await send(text="Cook")
    await service.add(asks.receipt, Addition(wants_person=True), desk)
    await send(text="Cook", happened=[Happened.ONLY_SAW], note="held threatened")
    grave = await send(text="Cook", happened=[Happened.ONLY_SAW, happened])
    assert [(one.id, one.post_id) for one in (await inbox(store)).reports] == [(4, 1), (2, 1), (1, None)]
    await service.add(grave.receipt, Addition(withdraw=True), desk)
    assert [one.id for one in (await inbox(store)).reports] == [2, 1]
    await service.add(grave.receipt, Addition(withdraw=False), desk)
    await rule(store, 1, LURE, "ada", seen=ruled)
    assert [one.id for one in (await inbox(store)).reports] == [1]


@pytest.mark.parametrize("kind", RulingKind)
async def test_the_receipt_shows_what_was_found(send: Send, store: Store, desk: Desk, kind: RulingKind) -> None:
    """Once a moderator has ruled, the receipt says what was found and on which day, and neither who nor their words."""
    taken = await send(text="Work at the compound")
    await rule(store, 1, Ruling(kind=kind, note=LURE.note), "ada-the-moderator", seen=0)
    standing = await service.look(taken.receipt.lower(), desk)
    assert (standing.ruling, standing.says, standing.looked_on) == (kind, FOUND[kind], datetime.now(UTC).date())
    assert "ada-the-moderator" not in standing.model_dump_json()
    assert LURE.note not in standing.model_dump_json()


async def test_an_undone_ruling_waits_again(send: Send, store: Store, desk: Desk) -> None:
    """A ruling that was undone is no outcome; the receipt says that it was taken back, and not that nobody has looked."""
    taken = await send(text="Work at the compound")
    undoing = await undo(store, await rule(store, 1, LURE, "ada", seen=0), "ada")
    standing = await service.look(taken.receipt, desk)
    assert (standing.says, standing.ruling, standing.looked_on) == (TAKEN_BACK, None, None)
    await rule(store, 1, LURE, "ada", seen=undoing)
    assert (await service.look(taken.receipt, desk)).says == FOUND[RulingKind.LURE]


async def test_a_receipt_gives_nothing_of_the_report_back(send: Send, desk: Desk) -> None:
    """Whoever holds the code sees how the report stands, and no word of it."""
    taken = await send(text=f"compound {CANARY}", url=f"https://{CANARY}.example/", note=CANARY)
    assert CANARY not in (await service.look(taken.receipt, desk)).model_dump_json()


@pytest.mark.parametrize("act", ["look", "add", "erase"])
async def test_a_code_without_a_report(desk: Desk, act: str) -> None:
    """A well-formed code that belongs to nothing is said to be so."""
    acts = {
        "look": lambda: service.look(draw(), desk),
        "add": lambda: service.add(draw(), Addition(note="x"), desk),
        "erase": lambda: service.erase(draw(), desk),
    }
    with pytest.raises(NoSuchReceiptError):
        await acts[act]()


async def test_withdrawing_can_be_taken_back(send: Send, store: Store, desk: Desk) -> None:
    """A withdrawn report counts no more; who was pressed to withdraw it can stand by it again."""
    taken = await send(text="Work at the compound")
    assert (await service.add(taken.receipt, Addition(withdraw=True), desk)).is_withdrawn
    assert (await queue(store)).rows[0].reports == 0
    assert not (await service.add(taken.receipt, Addition(withdraw=False), desk)).is_withdrawn
    assert (await queue(store)).rows[0].reports == 1


async def test_asking_for_a_person(send: Send, desk: Desk) -> None:
    """Who asks that a person looks has asked, whatever they add later."""
    taken = await send(text="Work at the compound")
    await service.add(taken.receipt, Addition(wants_person=True), desk)
    assert (await service.add(taken.receipt, Addition(note="more"), desk)).wants_person


async def test_a_report_cannot_be_added_to_without_end(send: Send, desk: Desk) -> None:
    """After many additions a report takes no more."""
    taken = await send(text="Work at the compound")
    for _ in range(MAX_EVENTS - 1):
        await service.add(taken.receipt, Addition(note="more"), desk)
    with pytest.raises(FullError):
        await service.add(taken.receipt, Addition(note="more"), desk)


async def test_erasing_leaves_commitments_alone(send: Send, store: Store, desk: Desk, settings: Settings) -> None:
    """Once a report is erased, no word, address, hash or code of it is on the disk, and the chain is whole."""
    taken = await send(text=f"compound {CANARY}", url=f"https://{CANARY}.example/", note=f"note {CANARY}")
    await service.add(taken.receipt, Addition(note=f"more {CANARY}"), desk)
    head = (await verify_chain(store)).head
    await store.settle()
    assert CANARY.encode() in files(settings)
    await service.erase(taken.receipt, desk)
    assert CANARY.encode() not in files(settings)
    assert service.hash_words(f"compound {CANARY}").encode() not in files(settings)
    assert (await rows(store, ReportRow), await rows(store, PostRow)) == (0, 0)
    found = await verify_chain(store, head)
    assert (found.events, found.erased, found.faults) == (3, 2, ())
    with pytest.raises(NoSuchReceiptError):
        await service.look(taken.receipt, desk)


async def test_the_code_is_never_in_the_store(send: Send, store: Store, settings: Settings) -> None:
    """The receipt's code stands nowhere on the disk, with or without its lines."""
    code = (await send(text="Work at the compound")).receipt
    await store.settle()
    assert code.encode() not in files(settings)
    assert code.replace("-", "").encode() not in files(settings)


async def test_an_event_tells_the_day_and_no_post(send: Send, store: Store, desk: Desk) -> None:
    """What stays of an erased report says neither at which hour it came nor which post it was about."""
    taken = await send(text="Work at the compound")
    async with store.read() as session:
        post = await session.get_one(PostRow, 1)
    await service.erase(taken.receipt, desk)
    async with store.read() as session:
        rows_ = [row async for row in events.every(session)]
    day = datetime.combine(DAY, time(), UTC)
    assert [(row.kind, row.at, row.post_id) for row in rows_] == [("report", day, None), ("erased", day, None)]
    assert (post.first_seen, post.last_seen) == (day, day)


async def test_a_ruled_ad_that_only_a_report_brought_is_emptied(
    send: Send, store: Store, desk: Desk, settings: Settings
) -> None:
    """Where a reported ad was ruled on, erasing the report leaves the ruling, and no word of the ad."""
    taken = await send(text=f"compound {CANARY}")
    await rule(store, 1, LURE, "ada", seen=0)
    await service.erase(taken.receipt, desk)
    assert CANARY.encode() not in files(settings)
    left = await case(store, 1)
    assert (left.post.text, left.verdict.reasons, left.verdict.lure, left.ruling) == ("", (), 0.0, LURE)


async def test_an_ad_stays_while_another_report_has_it(send: Send, store: Store, desk: Desk) -> None:
    """Of two reports of one ad, erasing one leaves the ad to the other."""
    first, second = await send(text="Work at the compound"), await send(text="Work at the compound")
    await service.erase(first.receipt, desk)
    assert (await queue(store)).rows[0].reports == 1
    await service.erase(second.receipt, desk)
    assert (await queue(store)).total == 0


async def test_a_crawled_post_stays(send: Send, keep: Keep, store: Store, desk: Desk) -> None:
    """Erasing a report does not touch a post that a crawl has brought."""
    await keep({"text": "Work at the compound"})
    taken = await send(text="Work at the compound")
    await service.erase(taken.receipt, desk)
    assert (await case(store, 1)).post.text == "Work at the compound"


@pytest.mark.parametrize(("later", "kept"), [(180, 1), (181, 0)])
async def test_a_report_ends_by_itself(send: Send, store: Store, later: int, kept: int, settings: Settings) -> None:
    """On the last day that was named a report is still there; the day after it is erased as if by its reader."""
    await send(text=f"compound {CANARY}")
    ended = await end(store, DAY + timedelta(days=later))
    assert ended == Ended(reports=1 - kept, appeals=0, lifted=0)
    assert await rows(store, ReportRow) == kept
    assert (CANARY.encode() in files(settings)) == bool(kept)
    assert (await verify_chain(store)).faults == ()


async def test_a_shorter_time_holds_for_later_reports(send: Send, store: Store, desk: Desk) -> None:
    """A report ends on the day that was promised with it, whatever the setting is afterwards."""
    await send(text="compound one")
    await send(desk._replace(days=10), text="compound two")
    await end(store, DAY + timedelta(days=11))
    assert await rows(store, ReportRow) == 1


async def test_closing_is_an_outcome(send: Send, store: Store, desk: Desk) -> None:
    """A report that fits no post, once a moderator has looked, says so."""
    taken = await send(url="https://jobs.example.com/7")
    [shown] = (await inbox(store)).reports
    await close_report(store, shown.id, "ada", date(2026, 12, 1))
    standing = await service.look(taken.receipt, desk)
    assert (standing.says, standing.looked_on) == (CLOSED, date(2026, 12, 1))
    assert (await inbox(store)).reports == ()
