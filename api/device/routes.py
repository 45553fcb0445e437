"""`/{language}/worker.js` and `/{language}/manifest.webmanifest`: what a browser reads to keep help and an icon."""

import orjson
from fastapi import APIRouter
from fastapi.responses import Response

from api.device.kept import worker
from api.device.manifest import manifest
from api.headers import content_policy
from api.seeker.pages import SAME_FOR_ALL
from api.wiring import Wired

WORKER_POLICY = "default-src 'none'; connect-src 'self'"
"""The worker fetches what it keeps from here, and does nothing else."""

NEVER_OLD = {"Cache-Control": "no-cache"}
"""A corrected number must not wait for a cache."""

router = APIRouter(include_in_schema=False, dependencies=[content_policy(WORKER_POLICY)])


@router.get("/{language:language}/worker.js")
async def give_worker(language: str, wired: Wired) -> Response:
    """Give the worker that keeps the help pages of a language."""
    media_type = "text/javascript; charset=utf-8"
    return Response(worker(language, wired.facts), headers=NEVER_OLD, media_type=media_type)


@router.get("/{language:language}/manifest.webmanifest")
async def give_manifest(language: str) -> Response:
    """Give the web manifest of a language."""
    return Response(orjson.dumps(manifest(language)), headers=SAME_FOR_ALL, media_type="application/manifest+json")
