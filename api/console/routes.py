"""`/console`: sign in, work through the queue, rule on a case, undo."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from api.accounts.door import COOKIE, Moderator, NotSignedInError, OwnPage, drop_session, keep_session, signed_in
from api.accounts.service import SignedIn, login, logout
from api.console.service import Decision, OpenCase, Way, filtered, open_case
from api.errors import ProblemError
from api.headers import content_policy
from api.rulings.queue import choices
from api.rulings.service import RuledMeanwhileError, rule, undo
from api.seeker.languages import SOURCE_LANGUAGE
from api.seeker.pages import PAGE_POLICY, PageRoute, page
from api.wiring import Wired
from casefile.ruling import Ruling, RulingKind


class ConsoleRoute(PageRoute):
    """A route of the console: who is not signed in is led to the door."""

    problem_template = "console/problem.html"

    def problem_page(self, request: Request, error: HTTPException | RequestValidationError) -> Response:
        """Give the page of an error, or the way to the door."""
        if isinstance(error, NotSignedInError):
            return RedirectResponse("/console/login", HTTPStatus.SEE_OTHER)
        return super().problem_page(request, error)


router = APIRouter(
    prefix="/console", include_in_schema=False, dependencies=[content_policy(PAGE_POLICY)], route_class=ConsoleRoute
)
OnTheWay = Annotated[Way, Query()]


@router.get("/login")
async def ask_for_login() -> Response:
    """Give the form to sign in."""
    return page("console/login.html", SOURCE_LANGUAGE, name="", error=None)


@router.post("/login", dependencies=[OwnPage])
async def sign_in(
    request: Request, wired: Wired, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = ""
) -> Response:
    """Sign a moderator in, or say why not."""
    host, hours = request.client.host if request.client else None, wired.settings.session_hours
    try:
        token = await login(wired.store, wired.rates, name, password, host=host, hours=hours)
    except ProblemError as problem:
        return page("console/login.html", SOURCE_LANGUAGE, problem.status, name=name, error=problem.detail)
    response = RedirectResponse("/console", HTTPStatus.SEE_OTHER)
    keep_session(response, token, request, hours=hours)
    return response


@router.post("/logout", dependencies=[Depends(signed_in)])
async def sign_out(request: Request, wired: Wired) -> Response:
    """Sign the moderator out."""
    await logout(wired.store, request.cookies.get(COOKIE, ""))
    response = RedirectResponse("/console/login", HTTPStatus.SEE_OTHER)
    drop_session(response)
    return response


@router.get("")
async def show_queue(wired: Wired, moderator: Moderator, way: OnTheWay) -> Response:
    """Show posts by risk, worst first."""
    shown, offered = await filtered(wired.store, way), await choices(wired.store)
    return page("console/queue.html", SOURCE_LANGUAGE, me=moderator, way=way, queue=shown, offered=offered)


@router.get("/posts/{post_id}")
async def show_case(post_id: int, wired: Wired, moderator: Moderator, way: OnTheWay) -> Response:
    """Show one case: the text with its evidence, the numbers, the history, and the form to rule."""
    opened = await open_case(wired.store, way, post_id)
    return _case_page(moderator, way, opened)


@router.post("/posts/{post_id}/rulings")
async def make_ruling(
    post_id: int, wired: Wired, moderator: Moderator, way: OnTheWay, decision: Annotated[Decision, Form()]
) -> Response:
    """Append a ruling, and go on to the next case."""
    opened = await open_case(wired.store, way, post_id)
    ruling = Ruling(kind=decision.kind, note=decision.note)
    try:
        made = await rule(wired.store, post_id, ruling, moderator.name, seen=decision.seen)
    except RuledMeanwhileError as problem:
        return _case_page(moderator, way, opened, problem, decision.note)
    to = f"/console/posts/{opened.after}" if opened.after else "/console"
    return RedirectResponse(f"{to}{way.query(made=made, made_on=post_id)}", HTTPStatus.SEE_OTHER)


@router.post("/posts/{post_id}/rulings/{event_seq}/undo")
async def undo_ruling(post_id: int, event_seq: int, wired: Wired, moderator: Moderator, way: OnTheWay) -> Response:
    """Undo a ruling, and show the case again."""
    await undo(wired.store, event_seq, moderator.name)
    return RedirectResponse(f"/console/posts/{post_id}{way.query()}", HTTPStatus.SEE_OTHER)


def _case_page(
    me: SignedIn, way: Way, opened: OpenCase, problem: ProblemError | None = None, note: str = ""
) -> Response:
    status, error = (problem.status, problem.detail) if problem else (HTTPStatus.OK, None)
    shown = opened._asdict() | {"me": me, "way": way, "error": error, "note": note, "kinds": list(RulingKind)}
    return page("console/case.html", SOURCE_LANGUAGE, status, **shown)
