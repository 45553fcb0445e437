"""`/{language}/help/`: whom to call. One page holds every country, the same for everybody."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import Response

from api.headers import content_policy
from api.help.service import gather_help
from api.seeker.pages import PAGE_POLICY, SAME_FOR_ALL, PageRoute, page
from api.wiring import Wired

router = APIRouter(include_in_schema=False, dependencies=[content_policy(PAGE_POLICY)], route_class=PageRoute)


@router.get("/{language:language}/help/")
async def give_help(language: str, wired: Wired) -> Response:
    """Give the help page. No address below it says which country somebody looked at."""
    gathered = gather_help(wired.facts, language)
    return page("help/help.html", language, HTTPStatus.OK, SAME_FOR_ALL, **gathered._asdict())
