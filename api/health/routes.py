"""`/healthz`, `/readyz`, `/metrics`: for whoever runs an installation."""

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.answers import problems, sent_as
from api.health.service import Readiness, readiness
from api.wiring import Wired

router = APIRouter(tags=["health"])


@router.get("/healthz")
async def is_alive() -> dict[str, str]:
    """Say that the process lives."""
    return {"status": "alive"}


@router.get("/readyz", responses=problems(503))
async def is_ready(wired: Wired) -> Readiness:
    """Say that store and model answer; a 503 problem where one does not."""
    return await readiness(wired.store, wired.judge)


@router.get("/metrics", response_class=Response, responses=sent_as("text/plain", "The counts."))
async def metrics(wired: Wired) -> Response:
    """Give the counts, in Prometheus' text format."""
    return Response(wired.metrics.exposition(), media_type=CONTENT_TYPE_LATEST)
