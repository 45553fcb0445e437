"""What a reader does: report an ad, and with the receipt see how it stands, add, withdraw, erase, ask for a person."""

from datetime import date, timedelta
from http import HTTPStatus
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import ProblemError
from api.judge import Completion, Judge, Judged
from api.reports import receipt
from api.reports.outcome import Outcome, outcome
from api.reports.receipt import NoSuchReceiptError
from api.reports.report import Addition, NoConsentError, Receipted, Report, Standing
from api.store import reported, reports
from api.store.events import EventKind
from api.store.store import Store
from api.store.tables import ReportRow
from api.store.words import hash_words
from api.verdicts.reading import NOT_TEXT, NothingToJudgeError, UnreadableError, canonical_address
from casefile.post import MAX_TEXT, JobPost

MAX_EVENTS = 50
"""Times that one report can be added to."""


class Desk(NamedTuple):
    """What reports and appeals are taken with: the store, the key of the receipts, the day, and the days kept."""

    store: Store
    key: str
    today: date
    days: int


class FullError(ProblemError):
    """A report has been added to as often as it can be."""

    status = HTTPStatus.CONFLICT
    name = "report_full"


async def send(report: Report, desk: Desk, *, judge: Judge, complete: Completion) -> Receipted:
    """Keep a report and give its receipt. Raises ProblemError with a sentence on what to send instead."""
    address, text = said_in(report)
    words = hash_words(text) if text else None
    judged = await _judged(text, address, words, desk.store, judge, complete)
    code = receipt.draw()
    row = ReportRow(
        receipt=receipt.hashed(code, desk.key),
        received=desk.today,
        kept_until=desk.today + timedelta(days=desk.days),
        address=address,
        words=words,
        is_withdrawn=False,
    )
    said = {"address": address, "text": text, "happened": report.happened, "note": report.note}
    async with desk.store.write() as session:
        row.seqs = [(await reports.tell(session, EventKind.REPORT, said, desk.today)).seq]
        session.add(row)
        if judged and not await reported.is_kept(session, address, words):
            await reported.keep(session, judged, desk.today)
        found = _standing(row, await _outcome(session, row))
    return Receipted(receipt=code, **found.model_dump())


async def look(code: str, desk: Desk) -> Standing:
    """Give how a report stands. Raises MistypedReceiptError, NoSuchReceiptError."""
    async with desk.store.read() as session:
        row = await _found(session, code, desk.key)
        return _standing(row, await _outcome(session, row))


async def add(code: str, addition: Addition, desk: Desk) -> Standing:
    """Add to a report, and give how it stands then. Raises MistypedReceiptError, NoSuchReceiptError, FullError."""
    if NOT_TEXT.search(addition.note):
        raise UnreadableError("There are characters in it that no text has. Write words.")
    async with desk.store.write() as session:
        row = await _found(session, code, desk.key)
        if len(row.seqs) >= MAX_EVENTS:
            raise FullError("Nothing more can be added to this report. You can still erase it, or send a new one.")
        said = addition.model_dump(mode="json", exclude_defaults=True)
        added = await reports.tell(session, EventKind.REPORT_ADDED, said, desk.today)
        row.seqs = [*row.seqs, added.seq]
        row.asked_seq = added.seq if addition.wants_person else row.asked_seq
        row.is_withdrawn = row.is_withdrawn if addition.withdraw is None else addition.withdraw
        return _standing(row, await _outcome(session, row))


async def erase(code: str, desk: Desk) -> None:
    """Take away all that was said in a report, and its receipt. Raises MistypedReceiptError, NoSuchReceiptError."""
    async with desk.store.write() as session:
        row = await _found(session, code, desk.key)
        await reports.erase(session, [row], desk.today, actor=reports.READER, why="erased by who reported")
    await desk.store.settle()


def said_in(report: Report) -> tuple[str | None, str | None]:
    """Give the canonical address and the text that were sent. Raises ProblemError with a sentence on what to send."""
    sent = [part for part in (report.url, report.text) if part is not None and part.strip()]
    if not sent:
        raise NothingToJudgeError("Say which ad it is: paste its text, or the address of its page, or both.")
    if any(NOT_TEXT.search(part) for part in (*sent, report.note)):
        raise UnreadableError("There are characters in it that no text has. Send the ad's words.")
    if not report.consent:
        raise NoConsentError("Tick that we may keep what you send. Without that we take no report, and keep nothing.")
    text = report.text[:MAX_TEXT] if report.text and report.text.strip() else None
    return canonical_address(report.url) if report.url and report.url.strip() else None, text


async def _judged(  # noqa: PLR0913, PLR0917 - what was said, and three collaborators
    text: str | None, address: str | None, words: str | None, store: Store, judge: Judge, complete: Completion
) -> Judged | None:
    """Judge an ad that nobody has brought yet, before anything is written."""
    async with store.read() as session:
        if text is None or await reported.is_kept(session, address, words):
            return None
    post = await judge.run(complete, JobPost(text=text))
    return Judged(post, await judge(post))


async def _found(session: AsyncSession, code: str, key: str) -> ReportRow:
    row = await reports.by_receipt(session, receipt.hashed(code, key))
    if row is None:
        raise NoSuchReceiptError("There is nothing under this code. It may have been erased, or its time may be over.")
    return row


async def _outcome(session: AsyncSession, row: ReportRow) -> Outcome:
    return await outcome(session, reported.meant(row.address, row.words), closed=row.closed)


def _standing(row: ReportRow, found: Outcome) -> Standing:
    return Standing(
        received=row.received,
        kept_until=row.kept_until,
        is_withdrawn=row.is_withdrawn,
        wants_person=row.asked_seq is not None,
        **found._asdict(),
    )
