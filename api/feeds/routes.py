"""`POST /v1/feed`: posts to be kept, from crawlers and partners."""

from fastapi import APIRouter, Request

from api.answers import problems, taking
from api.ingest import IngestResult, ingest
from api.keys import WithKey
from api.lines import LINES, split_lines
from api.wiring import Wired

router = APIRouter(prefix="/v1/feed", tags=["feeds"])


@router.post(
    "",
    dependencies=[WithKey],
    responses=problems(401, 413, 415),
    openapi_extra=taking(LINES, "Posts, one JSON object a line."),
)
async def take_feed(request: Request, wired: Wired) -> IngestResult:
    """Keep the posts of a feed, one JSON object a line, each with its verdict. The same feed again changes nothing."""
    lines = split_lines(request.stream())
    return wired.metrics.count_feed(await ingest(lines, wired.store, wired.judge, wired.complete))
