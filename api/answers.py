"""What the API's description says of answers that the framework does not know: errors, lines, bytes."""

from http import HTTPStatus
from typing import Any

Responses = dict[int | str, dict[str, Any]]
"""By status, as FastAPI takes them: `@router.post("", responses=problems(404))`."""

PROBLEM = "application/problem+json"
TEXT = {"type": "string"}
PROBLEM_SCHEMA = {
    "type": "object",
    "title": "Problem",
    "description": "An RFC 9457 problem document.",
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT | {"description": "A sentence that says what to do."},
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"field": TEXT, "says": TEXT}, "required": ["field", "says"]},
        },
    },
    "required": ["type", "title", "status", "detail"],
    "additionalProperties": False,
}

SAYS = {
    400: "The body could not be read.",
    401: "The key is missing, or it is not ours.",
    404: "There is nothing at this address.",
    409: "It is too late for this.",
    410: "What was asked for is no longer kept.",
    413: "The body is too large.",
    415: "The body is compressed, or it is a file upload.",
    422: "What was sent is not as it must be.",
    429: "Too many requests from this network. `Retry-After` says how many seconds to wait.",
    503: "A part that every answer needs does not work.",
}

BODY = (400, 413, 415, 422)
"""What may be wrong with a body."""


def problems(*statuses: int) -> Responses:
    """Give the description of errors with these statuses."""
    content = {PROBLEM: {"schema": PROBLEM_SCHEMA}}
    return {status: {"description": SAYS[status], "content": content} for status in statuses}


def sent_as(media_type: str, says: str) -> Responses:
    """Give the description of an answer that is not JSON."""
    schema = {"type": "string"} | ({"format": "binary"} if media_type == "application/octet-stream" else {})
    return {HTTPStatus.OK.value: {"description": says, "content": {media_type: {"schema": schema}}}}


def without_body(status: HTTPStatus, says: str) -> Responses:
    """Give the description of an answer that is all said by its status."""
    return {status.value: {"description": says}}


def taking(media_type: str, says: str) -> dict[str, Any]:
    """Give the description of a body that the route reads by itself: `@router.post("", openapi_extra=taking(…))`.

    It has no schema: a line that is none is answered in its place, and refuses nothing.
    """
    return {"requestBody": {"required": True, "description": says, "content": {media_type: {}}}}
