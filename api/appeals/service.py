"""What a poster does: appeal, and with the receipt see how it stands, or erase it."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from api.appeals.appeal import Appeal, AppealStanding, Waiting
from api.reports import receipt
from api.reports.outcome import outcome
from api.reports.receipt import NoSuchReceiptError
from api.reports.report import NoConsentError
from api.reports.service import Desk
from api.store import appeals, reports
from api.store.events import EventKind
from api.store.store import Store
from api.store.tables import AppealRow
from api.verdicts.reading import NOT_TEXT, NothingToJudgeError, UnreadableError, canonical_address

LIFTED = "It was not answered in time. What a person here had decided about this ad does not count until it is ruled on again."


async def appeal(sent: Appeal, desk: Desk, *, answer_days: int) -> tuple[str, AppealStanding]:
    """Keep an appeal, and give its receipt code and how it stands. Raises ProblemError with a sentence on what to do."""
    address = address_in(sent)
    said = {"address": address, "reason": sent.reason, "contact": sent.contact}
    code, due = receipt.draw(), desk.today + timedelta(days=answer_days)
    row = AppealRow(
        receipt=receipt.hashed(code, desk.key),
        address=address,
        received=desk.today,
        due=due,
        kept_until=max(due, desk.today + timedelta(days=desk.days)),
    )
    async with desk.store.write() as session:
        row.against_seq = await appeals.ruling_on(session, address)
        row.may_lift = not await appeals.was_answered(session, address)
        row.seq = (await reports.tell(session, EventKind.APPEAL, said, desk.today)).seq
        session.add(row)
        return code, await _standing(session, row)


async def look(code: str, desk: Desk) -> AppealStanding:
    """Give how an appeal stands. Raises MistypedReceiptError, NoSuchReceiptError."""
    async with desk.store.read() as session:
        return await _standing(session, await _found(session, code, desk.key))


async def erase(code: str, desk: Desk) -> None:
    """Take away an appeal and its receipt; its clock stops. Raises MistypedReceiptError, NoSuchReceiptError."""
    async with desk.store.write() as session:
        row = await _found(session, code, desk.key)
        await appeals.erase(session, [row], desk.today, actor=reports.READER, why="erased by who appealed")
    await desk.store.settle()


async def waiting(store: Store, *, answer_days: int) -> Waiting:
    """Give the public clock."""
    async with store.read() as session:
        number, oldest = await appeals.waiting(session)
    return Waiting(number=number, longest_since=oldest, days=answer_days)


def address_in(sent: Appeal) -> str:
    """Give the canonical address of an appeal. Raises ProblemError with a sentence on what to send."""
    if not sent.address.strip() or not sent.reason:
        raise NothingToJudgeError("Send the address of the ad's page, and say what is wrong.")
    if any(NOT_TEXT.search(part) for part in (sent.address, sent.reason, sent.contact)):
        raise UnreadableError("There are characters in it that no text has. Write words.")
    if not sent.consent or (sent.contact and not sent.contact_consent):
        raise NoConsentError(
            "Tick that we may keep what you send, and your contact if you give one. We keep nothing yet."
        )
    return canonical_address(sent.address)


async def _found(session: AsyncSession, code: str, key: str) -> AppealRow:
    row = await appeals.by_receipt(session, receipt.hashed(code, key))
    if row is None:
        raise NoSuchReceiptError("There is nothing under this code. It may have been erased, or its time may be over.")
    return row


async def _standing(session: AsyncSession, row: AppealRow) -> AppealStanding:
    found = await outcome(session, appeals.answers(row), closed=row.closed)
    is_lifted = row.lifted_seq is not None and found.looked_on is None
    return AppealStanding(
        received=row.received,
        due=row.due,
        kept_until=row.kept_until,
        may_lift=row.may_lift,
        is_lifted=is_lifted,
        looked_on=found.looked_on,
        ruling=found.ruling,
        says=LIFTED if is_lifted else found.says,
    )
