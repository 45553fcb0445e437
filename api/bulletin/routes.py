"""`/v1/bulletin`: the signed list, the same bytes for everybody, and the changes since an earlier one."""

from http import HTTPStatus
from typing import Annotated

import anyio
from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from api.answers import problems, sent_as, without_body
from api.bulletin.service import Copy, find_since, find_whole, shelf_of
from api.wiring import Wired

router = APIRouter(prefix="/v1/bulletin", tags=["bulletin"], default_response_class=Response)

CACHED = {"Cache-Control": "public, max-age=300"}
MEDIA_TYPE = "application/octet-stream"

SENT = sent_as(MEDIA_TYPE, "The bytes.") | without_body(HTTPStatus.NOT_MODIFIED, "The caller has them already.")
NEWEST = without_body(HTTPStatus.NO_CONTENT, "There is nothing newer.")

Version = Annotated[int, Path(ge=0, lt=2**32)]


@router.get("", responses=SENT | problems(404))
async def give_bulletin(request: Request, wired: Wired) -> Response:
    """Give the bulletin whole; docs/bulletin.md describes its bytes."""
    return await _sent(request, find_whole(shelf_of(wired.settings)))


@router.get("/since/{version}", responses=SENT | NEWEST | problems(404, 410, 422))
async def give_changes(request: Request, version: Version, wired: Wired) -> Response:
    """Give the changes since a version; 204 where it is the newest, 410 where the whole one must be taken."""
    return await _sent(request, find_since(shelf_of(wired.settings), version))


async def _sent(request: Request, copy: Copy) -> Response:
    headers = CACHED | {"ETag": copy.tag}
    if copy.path is None:
        return Response(status_code=204, headers=headers)
    known = (tag.strip().removeprefix("W/") for tag in request.headers.get("If-None-Match", "").split(","))
    if copy.tag in known:
        return Response(status_code=304, headers=headers)
    return Response(await anyio.Path(copy.path).read_bytes(), media_type=MEDIA_TYPE, headers=headers)
