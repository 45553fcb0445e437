"""The appeal's forms: what is typed into them, and what is meant by it."""

from typing import Literal

from pydantic import ConfigDict

from api.appeals import service
from api.appeals.appeal import MAX_CONTACT, Appeal, AppealStanding
from api.reports.form import Typed
from api.reports.report import MAX_NOTE
from api.reports.service import Desk
from api.verdicts.reading import UnreadableError
from casefile.value import Value


class Filled(Value):
    """The appeal's form as it was filled in. Nothing is refused here: an error keeps the form filled in."""

    model_config = ConfigDict(extra="ignore")

    address: Typed = ""
    reason: Typed = ""
    contact: Typed = ""
    consent: str = ""
    contact_consent: str = ""
    puzzle: str = ""
    answer: str = ""


class Turn(Value):
    """What somebody does with a receipt."""

    model_config = ConfigDict(extra="ignore")

    code: str = ""
    act: Literal["look", "erase"] = "look"


def filled_in(filled: Filled) -> Appeal:
    """Give the appeal that was meant. Raises ProblemError with a sentence for the person who filled the form in."""
    if len(filled.reason) > MAX_NOTE or len(filled.contact) > MAX_CONTACT:
        raise UnreadableError("What you wrote is longer than we keep. Make it shorter.")
    sent = Appeal(
        address=filled.address,
        reason=filled.reason.replace("\r\n", "\n"),
        contact=filled.contact,
        consent=bool(filled.consent),
        contact_consent=bool(filled.contact_consent),
    )
    service.address_in(sent)
    return sent


async def turned(turn: Turn, desk: Desk) -> AppealStanding | None:
    """Do what somebody with a receipt asks for, and give how the appeal stands then; None once it is erased."""
    if turn.act == "erase":
        await service.erase(turn.code, desk)
        return None
    return await service.look(turn.code, desk)
