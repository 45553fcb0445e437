"""`/v1/reports`: report an ad, and with the receipt see how it stands, add, withdraw, erase."""

from http import HTTPStatus

from fastapi import APIRouter, Request

from api.answers import BODY, problems
from api.rates import WithinCheckRate
from api.reports import service
from api.reports.report import Addition, Receipt, Receipted, Report, Standing
from api.verdicts.media import JsonRoute
from api.wiring import Wired

router = APIRouter(prefix="/v1/reports", tags=["reports"], route_class=JsonRoute)


@router.post("", status_code=HTTPStatus.CREATED, responses=problems(*BODY, 429))
async def send_report(request: Request, report: Report, wired: Wired) -> Receipted:
    """Keep a report and give its receipt, this once. A check is not a report: nothing else is ever kept."""
    await wired.rates.count_report(request.client.host if request.client else None, has_solved=False)
    return await service.send(report, wired.desk, judge=wired.judge, complete=wired.complete)


@router.get("/{receipt}", dependencies=[WithinCheckRate], responses=problems(404, 422, 429))
async def show_report(receipt: Receipt, wired: Wired) -> Standing:
    """Give how a report stands, and nothing of what it says."""
    return await service.look(receipt, wired.desk)


@router.post("/{receipt}", dependencies=[WithinCheckRate], responses=problems(*BODY, 404, 409, 429))
async def add_to_report(receipt: Receipt, addition: Addition, wired: Wired) -> Standing:
    """Add to a report, withdraw it, stand by it again, or ask that a person looks; give how it stands then."""
    return await service.add(receipt, addition, wired.desk)


@router.delete(
    "/{receipt}",
    status_code=HTTPStatus.NO_CONTENT,
    dependencies=[WithinCheckRate],
    responses=problems(404, 422, 429),
)
async def erase_report(receipt: Receipt, wired: Wired) -> None:
    """Take away all that was said in a report, and its receipt."""
    await service.erase(receipt, wired.desk)
