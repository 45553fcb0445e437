"""`/{language}/appeal`: the form for who posted an ad, the public clock, and the receipt's page."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.appeals import service
from api.appeals.form import Filled, Turn, filled_in, turned
from api.errors import ProblemError
from api.headers import content_policy
from api.rates import WithinCheckRate
from api.seeker.pages import PAGE_POLICY, PageRoute, page
from api.wiring import Wired, Wiring

router = APIRouter(include_in_schema=False, dependencies=[content_policy(PAGE_POLICY)], route_class=PageRoute)


@router.get("/{language:language}/appeal")
async def ask_for_appeal(language: str, wired: Wired) -> Response:
    """Give the form, empty, below the public clock."""
    return await _form(language, wired, Filled())


@router.post("/{language:language}/appeal")
async def take_appeal(request: Request, language: str, wired: Wired, filled: Annotated[Filled, Form()]) -> Response:
    """Keep an appeal, and show its receipt, this once. An error is a sentence above the form, which stays filled in."""
    host, has_solved = (
        request.client.host if request.client else None,
        wired.puzzles.spend(filled.puzzle, filled.answer),
    )
    try:
        sent = filled_in(filled)
        await wired.rates.count_report(host, has_solved=has_solved)
        code, taken = await service.appeal(sent, wired.desk, answer_days=wired.settings.appeal_days)
    except ProblemError as problem:
        return await _form(language, wired, filled, problem)
    return page("appeals/taken.html", language, code=code, taken=taken)


@router.get("/{language:language}/appeal/receipt")
async def ask_for_receipt(language: str) -> Response:
    """Give the box for a receipt's code."""
    return page("appeals/receipt.html", language, code="", error=None)


@router.post("/{language:language}/appeal/receipt", dependencies=[WithinCheckRate])
async def use_receipt(language: str, wired: Wired, turn: Annotated[Turn, Form()]) -> Response:
    """Show how an appeal stands, or erase it."""
    try:
        standing = await turned(turn, wired.desk)
    except ProblemError as problem:
        return page("appeals/receipt.html", language, problem.status, code=turn.code, error=problem.detail)
    if standing is None:
        return page("appeals/erased.html", language)
    return page("appeals/standing.html", language, standing=standing, code=turn.code)


async def _form(language: str, wired: Wiring, filled: Filled, problem: ProblemError | None = None) -> Response:
    status, error = (problem.status, problem.detail) if problem else (HTTPStatus.OK, None)
    clock = await service.waiting(wired.store, answer_days=wired.settings.appeal_days)
    shown = {"filled": filled, "error": error, "clock": clock, "days": wired.settings.report_days}
    return page("appeals/appeal.html", language, status, puzzle=wired.puzzles.draw(), **shown)
