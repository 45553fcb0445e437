"""`/console/inbox`: appeals by their deadline, and reports that are grave, ask for a person or fit no post."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response

from api.accounts.door import Moderator
from api.console import inbox
from api.console.routes import ConsoleRoute
from api.headers import content_policy
from api.seeker.languages import SOURCE_LANGUAGE
from api.seeker.pages import PAGE_POLICY, page
from api.wiring import Wired

router = APIRouter(
    prefix="/console/inbox",
    include_in_schema=False,
    dependencies=[content_policy(PAGE_POLICY)],
    route_class=ConsoleRoute,
)


@router.get("")
async def show_inbox(wired: Wired, moderator: Moderator) -> Response:
    """Show what waits."""
    shown = await inbox.inbox(wired.store)
    return page("console/inbox.html", SOURCE_LANGUAGE, me=moderator, today=wired.today(), **shown._asdict())


@router.post("/reports/{report_id}/close")
async def close_report(report_id: int, wired: Wired, moderator: Moderator) -> Response:
    """Note that somebody has looked at a report that fits no post."""
    await inbox.close_report(wired.store, report_id, moderator.name, wired.today())
    return RedirectResponse("/console/inbox", HTTPStatus.SEE_OTHER)


@router.post("/appeals/{appeal_id}/close")
async def close_appeal(appeal_id: int, wired: Wired, moderator: Moderator) -> Response:
    """Note that somebody has looked at an appeal about an address that we do not know."""
    await inbox.close_appeal(wired.store, appeal_id, moderator.name, wired.today())
    return RedirectResponse("/console/inbox", HTTPStatus.SEE_OTHER)
