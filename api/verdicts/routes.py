"""`POST /v1/verdicts`: what do you make of this ad?"""

from fastapi import APIRouter

from api.rates import WithinCheckRate
from api.verdicts.service import Check, verdict_on
from api.wiring import Wired
from casefile.verdict import Verdict

router = APIRouter(prefix="/v1/verdicts", tags=["verdicts"])


@router.post("", dependencies=[WithinCheckRate])
async def give_verdict(check: Check, wired: Wired) -> Verdict:
    """Give the verdict on a job ad. Nothing that is sent is kept."""
    return await verdict_on(
        check, judge=wired.judge, read=wired.read, complete=wired.complete, post_at=wired.store.post_at
    )
