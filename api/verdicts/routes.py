"""`POST /v1/verdicts` judges an ad, `POST /v1/verdicts/feed` each ad of a feed."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answers import BODY, problems, sent_as, taking
from api.keys import WithKey, has_key
from api.lines import LINES, LinesResponse
from api.rates import WithinCheckRate
from api.verdicts.feed import verdicts_on_feed
from api.verdicts.media import JsonRoute
from api.verdicts.public import PublicVerdict, for_public
from api.verdicts.reading import Check
from api.verdicts.service import verdict_on
from api.wiring import Wired
from casefile.verdict import Verdict

router = APIRouter(prefix="/v1/verdicts", tags=["verdicts"], route_class=JsonRoute)


@router.post("", dependencies=[WithinCheckRate], responses=problems(*BODY, 404, 429))
async def give_verdict(request: Request, check: Check, wired: Wired) -> PublicVerdict | Verdict:
    """Give the verdict on a job ad; with a key also weights and exact numbers. Nothing that is sent is kept."""
    verdict = wired.metrics.count_verdict(await verdict_on(check, judge=wired.judge, readers=wired.readers))
    return verdict if has_key(request) else for_public(verdict)


@router.post(
    "/feed",
    dependencies=[WithKey],
    responses=sent_as(LINES, "A line for each line.") | problems(401, 413, 415),
    openapi_extra=taking(LINES, "Posts, one JSON object a line."),
    response_class=Response,
)
async def give_verdicts(request: Request, wired: Wired) -> Response:
    """Give a line for each post of a feed, in order: a verdict, or `{"id"?, "error"}`. Nothing that is sent is kept."""
    return LinesResponse(verdicts_on_feed(request.stream(), judge=wired.judge, complete=wired.complete))
