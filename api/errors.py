"""One error base and one shape for every error: an RFC 9457 problem document that says what to do.

Nothing that a caller sent is ever repeated, in the answer or in the log: an error about a text must not keep the text.
"""

import logging
import traceback
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)


class ProblemError(HTTPException):
    """The base of every error that a caller may see: a status, a name that stays, and a sentence on what to do."""

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    name: ClassVar[str] = "bad_request"

    def __init__(self, detail: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(self.status, detail, headers)


class ProblemResponse(JSONResponse):
    """A problem document."""

    media_type = "application/problem+json"


DETAILS = {
    400: "The body could not be read. Send JSON in UTF-8.",
    404: "There is nothing at this address.",
    405: "This address does not answer that method.",
    413: "The body is too large.",
    415: "Send `application/json`.",
    500: "Something went wrong on our side. What you sent was not kept.",
}
"""What is said where the framework raises the error: its own words may repeat what a caller sent."""


def problem(error: HTTPException) -> ProblemResponse:
    """Give the problem document of an error."""
    if isinstance(error, ProblemError):
        return _document(error.status, error.name, error.detail, headers=error.headers)
    status = HTTPStatus(error.status_code)
    detail = DETAILS.get(status, f"{status.phrase}.")
    return _document(status, status.name.lower(), detail, headers=error.headers)


def invalid(error: RequestValidationError) -> ProblemResponse:
    """Give the problem document of a request that does not have the shape it must have, naming the fields."""
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return _document(HTTPStatus.BAD_REQUEST, "not_json", "The body is not JSON.")
    if any(one["loc"] == ("body",) for one in found):
        detail = "Send a JSON object, with `Content-Type: application/json`."
        return _document(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", detail)
    fields = [{"field": _field(one), "says": _says(one)} for one in found]
    detail = "Some fields are not as they must be; see `errors`."
    return _document(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", detail, errors=fields)


def internal(error: BaseException) -> ProblemResponse:
    """Give the problem document of a failure of ours, and log where it happened.

    The log gets the kind of error and the places in our code, not its message: that may quote what was sent.
    """
    frames = traceback.extract_tb(error.__traceback__)
    places = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    log.error("%s at %s", type(error).__name__, places)
    return problem(HTTPException(HTTPStatus.INTERNAL_SERVER_ERROR))


def install(app: FastAPI) -> None:
    """Answer every error of this application with a problem document."""

    async def on_problem(_: Request, error: Exception) -> ProblemResponse:
        assert isinstance(error, HTTPException)  # noqa: S101 - Starlette's handlers are typed for any exception
        return problem(error)

    async def on_invalid(_: Request, error: Exception) -> ProblemResponse:
        assert isinstance(error, RequestValidationError)  # noqa: S101 - as above
        return invalid(error)

    app.add_exception_handler(HTTPException, on_problem)
    app.add_exception_handler(RequestValidationError, on_invalid)


class CatchAll:
    """ASGI: whatever went wrong further in becomes a problem document, and goes no further out.

    The server would log an exception with its message. An answer that has begun cannot be taken back: it ends there,
    and the caller sees that it is cut.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def watched_send(message: Message) -> None:
            nonlocal has_begun
            has_begun = has_begun or message["type"] == "http.response.start"
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, receive, watched_send)
        except Exception as error:  # noqa: BLE001 - the last one to catch anything
            response = problem(error) if isinstance(error, HTTPException) else internal(error)
            if not has_begun:
                await response(scope, receive, send)


def _document(
    status: HTTPStatus,
    name: str,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    errors: Sequence[Mapping[str, str]] = (),
) -> ProblemResponse:
    content: dict[str, Any] = {
        "type": f"urn:lurewatch:problem:{name}",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
    }
    if errors:
        content["errors"] = list(errors)
    return ProblemResponse(content, status_code=status, headers=dict(headers) if headers else None)


def _field(error: Mapping[str, Any]) -> str:
    """Name the field. A field we do not know is not repeated: its name is the caller's text."""
    loc = error["loc"][1:-1] if error["type"] == "extra_forbidden" else error["loc"][1:]
    return ".".join(str(part) for part in loc)


def _says(error: Mapping[str, Any]) -> str:
    return "There is a field that we do not know." if error["type"] == "extra_forbidden" else f"{error['msg']}."
