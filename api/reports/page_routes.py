"""`/{language}/report`: the form and the receipt's page. A code travels in the body of a request, never in an address."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from api.errors import ProblemError
from api.headers import content_policy
from api.rates import WithinCheckRate
from api.reports import service
from api.reports.form import Filled, Turn, filled_in, turned
from api.reports.report import Happened
from api.seeker.pages import PAGE_POLICY, PageRoute, page
from api.wiring import Wired, Wiring

router = APIRouter(include_in_schema=False, dependencies=[content_policy(PAGE_POLICY)], route_class=PageRoute)


@router.get("/{language:language}/report")
async def ask_for_report(language: str, wired: Wired) -> Response:
    """Give the form, empty."""
    return _form(language, wired, Filled())


@router.post("/{language:language}/report")
async def take_report(request: Request, language: str, wired: Wired, filled: Annotated[Filled, Form()]) -> Response:
    """Keep a report, and show its receipt, this once. An error is a sentence above the form, which stays filled in."""
    host, has_solved = (
        request.client.host if request.client else None,
        wired.puzzles.spend(filled.puzzle, filled.answer),
    )
    try:
        report = filled_in(filled)
        await wired.rates.count_report(host, has_solved=has_solved)
        taken = await service.send(report, wired.desk, judge=wired.judge, complete=wired.complete)
    except ProblemError as problem:
        return _form(language, wired, filled, problem)
    return page("reports/taken.html", language, taken=taken)


@router.get("/{language:language}/report/receipt")
async def ask_for_receipt(language: str) -> Response:
    """Give the box for a receipt's code."""
    return page("reports/receipt.html", language, code="", error=None)


@router.post("/{language:language}/report/receipt", dependencies=[WithinCheckRate])
async def use_receipt(language: str, wired: Wired, turn: Annotated[Turn, Form()]) -> Response:
    """Show how a report stands, after what its reader asks for was done."""
    try:
        standing = await turned(turn, wired.desk)
    except ProblemError as problem:
        return page("reports/receipt.html", language, problem.status, code=turn.code, error=problem.detail)
    if standing is None:
        return page("reports/erased.html", language)
    return page(
        "reports/standing.html", language, standing=standing, code=turn.code, act=turn.act, choices=list(Happened)
    )


def _form(language: str, wired: Wiring, filled: Filled, problem: ProblemError | None = None) -> Response:
    status, error = (problem.status, problem.detail) if problem else (HTTPStatus.OK, None)
    shown = {"filled": filled, "error": error, "days": wired.settings.report_days, "choices": list(Happened)}
    return page("reports/report.html", language, status, puzzle=wired.puzzles.draw(), **shown)
