"""`/{language}/help/…`: what to do and whom to call. Each page holds every country and is the same for everybody."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header
from fastapi.responses import Response

from api.headers import content_policy
from api.help.packed import packed
from api.help.paths import help_page
from api.seeker.pages import PAGE_POLICY, PageRoute, page
from api.wiring import Wired

TAKE_AWAY = {"Clear-Site-Data": '"cache", "storage"'}
"""Asks the browser to drop what it holds of this site, where no script can ask it."""

Accepted = Annotated[str, Header(alias="Accept-Encoding")]

router = APIRouter(include_in_schema=False, dependencies=[content_policy(PAGE_POLICY)], route_class=PageRoute)


@router.get("/{language:language}/help/")
async def give_help(language: str, wired: Wired, accepted: Accepted = "") -> Response:
    """Give the first page of help: the paths, and whom to call."""
    return packed(help_page("", language, wired.facts), accepted)


@router.get("/{language:language}/help/{path}")
async def give_path(language: str, path: str, wired: Wired, accepted: Accepted = "") -> Response:
    """Give one of the paths. No address below it says which country somebody looked at."""
    return packed(help_page(path, language, wired.facts), accepted)


@router.post("/{language:language}/help/forget")
async def forget(language: str) -> Response:
    """Have the browser drop what it holds of this site, and say what stays."""
    return page("help/forgotten.html", language, HTTPStatus.OK, TAKE_AWAY)
