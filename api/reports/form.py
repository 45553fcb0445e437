"""The report's forms: what is typed into them, and what is meant by it."""

from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import ConfigDict, StringConstraints

from api.errors import ProblemError
from api.reports import service
from api.reports.report import MAX_NOTE, Addition, Happened, Report, Standing
from api.reports.service import Desk
from api.verdicts.reading import UnreadableError
from casefile.address import MAX_ADDRESS
from casefile.value import Value

Typed = Annotated[str, StringConstraints(strip_whitespace=True)]
Act = Literal["look", "add", "person", "withdraw", "stand", "erase"]


class Filled(Value):
    """The report's form as it was filled in. Nothing is refused here: an error keeps the form filled in."""

    model_config = ConfigDict(extra="ignore")

    text: str = ""
    address: Typed = ""
    happened: tuple[str, ...] = ()
    note: Typed = ""
    consent: str = ""
    puzzle: str = ""
    answer: str = ""


class Turn(Value):
    """What somebody does with a receipt."""

    model_config = ConfigDict(extra="ignore")

    code: str = ""
    act: Act = "look"
    note: Typed = ""
    happened: tuple[str, ...] = ()


class NothingAddedError(ProblemError):
    """The form to add something was sent empty."""

    name = "nothing_added"


def filled_in(filled: Filled) -> Report:
    """Give the report that was meant. Raises ProblemError with a sentence for the person who filled the form in."""
    if len(filled.address) > MAX_ADDRESS:
        raise UnreadableError("This is not a web address. Copy it from the address bar, or paste the text.")
    report = Report(
        url=filled.address or None,
        text=filled.text.replace("\r\n", "\n") or None,
        happened=_known(filled.happened),
        note=_note(filled.note),
        consent=bool(filled.consent),
    )
    service.said_in(report)
    return report


async def turned(turn: Turn, desk: Desk) -> Standing | None:
    """Do what somebody with a receipt asks for, and give how the report stands then; None once it is erased."""
    if turn.act == "erase":
        await service.erase(turn.code, desk)
        return None
    if turn.act == "look":
        return await service.look(turn.code, desk)
    return await service.add(turn.code, _addition(turn), desk)


def _addition(turn: Turn) -> Addition:
    if turn.act == "person":
        return Addition(wants_person=True)
    if turn.act in {"withdraw", "stand"}:
        return Addition(withdraw=turn.act == "withdraw")
    note, happened = _note(turn.note), _known(turn.happened)
    if not note and not happened:
        raise NothingAddedError("There was nothing in the form. Write what is to be added.")
    return Addition(note=note, happened=happened)


def _known(values: Sequence[str]) -> tuple[Happened, ...]:
    return tuple(one for one in Happened if one in values)


def _note(note: str) -> str:
    if len(note) > MAX_NOTE:
        raise UnreadableError("What you wrote is longer than we keep. Make it shorter.")
    return note.replace("\r\n", "\n")
