"""One error base and one shape for every error: an RFC 9457 problem document that says what to do.

Nothing that a caller sent is ever repeated, in the answer or in the log: an error about a text must not keep the text.
"""

import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, ClassVar

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)

FRAMES = 10
"""Places that are logged of an error, the innermost first: further out is the framework, always the same."""


class ProblemError(HTTPException):
    """The base of every error that a caller may see: a status, a name that stays, and a sentence on what to do."""

    status: ClassVar[HTTPStatus] = HTTPStatus.BAD_REQUEST
    name: ClassVar[str] = "bad_request"

    def __init__(self, detail: str, *, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(self.status, detail, headers)


@dataclass(frozen=True)
class Problem:
    """What is said about an error. `errors` names fields that are not as they must be."""

    status: HTTPStatus
    name: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)
    errors: Sequence[Mapping[str, str]] = ()

    def document(self) -> Response:
        """Give it as a problem document."""
        content: dict[str, Any] = {
            "type": f"urn:lurewatch:problem:{self.name}",
            "title": self.status.phrase,
            "status": int(self.status),
            "detail": self.detail,
        }
        if self.errors:
            content["errors"] = list(self.errors)
        media_type = "application/problem+json"
        return JSONResponse(content, self.status, headers=dict(self.headers), media_type=media_type)


DETAILS = {
    400: "The body could not be read. Send JSON in UTF-8.",
    404: "There is nothing at this address.",
    405: "This address does not answer that method.",
    500: "Something went wrong on our side. What you sent was not kept.",
}
"""What is said where the framework raises the error: its own words may repeat what a caller sent."""


def problem_of(error: BaseException) -> Problem:
    """Say what went wrong, in our own words. An error that is not one of ours is a failure, and is logged."""
    if isinstance(error, ProblemError):
        return Problem(error.status, error.name, error.detail, error.headers or {})
    if isinstance(error, RequestValidationError):
        return _problem_of_shape(error)
    if not isinstance(error, HTTPException):
        log_failure(error)
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
    headers = error.headers if isinstance(error, HTTPException) else None
    return Problem(status, status.name.lower(), DETAILS.get(status, f"{status.phrase}."), headers or {})


def _problem_of_shape(error: RequestValidationError) -> Problem:
    found = error.errors()
    if any(one["type"] == "json_invalid" for one in found):
        return Problem(HTTPStatus.BAD_REQUEST, "not_json", "The body is not JSON.")
    if any(one["loc"] == ("body",) for one in found):
        detail = "Send a JSON object, with `Content-Type: application/json`."
        return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", detail)
    errors = [{"field": _field(one), "says": _says(one)} for one in found]
    detail = "Some fields are not as they must be; see `errors`."
    return Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid_request", detail, errors=errors)


def _field(error: Mapping[str, Any]) -> str:
    """Name the field. A field we do not know is not repeated: its name is the caller's text."""
    loc = error["loc"][1:-1] if error["type"] == "extra_forbidden" else error["loc"][1:]
    return ".".join(str(part) for part in loc)


def _says(error: Mapping[str, Any]) -> str:
    return "There is a field that we do not know." if error["type"] == "extra_forbidden" else f"{error['msg']}."


def log_failure(error: BaseException) -> None:
    """Log the kind of an error and the places in the code, never its message: that may quote what was sent."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in reversed(frames))
    log.error("%s at %s", type(error).__name__, places)


PageOf = Callable[[Request, Problem], Response | None]
"""From a problem that no route has answered to its page; None where a document does."""


def install(app: FastAPI, page_of: PageOf) -> None:
    """Answer the errors that the framework catches. `CatchAll` has the rest."""

    async def on_error(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        return page_of(request, problem) or problem.document()

    app.add_exception_handler(HTTPException, on_error)
    app.add_exception_handler(RequestValidationError, on_error)


class CatchAll:
    """ASGI: answers whatever went wrong further in, and lets it go no further out.

    The server would log an exception with its message. An answer that has begun cannot be taken back: it ends there,
    and the caller sees that it is cut.
    """

    def __init__(self, app: ASGIApp, page_of: PageOf) -> None:
        self._app = app
        self._page_of = page_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and answer what goes wrong."""
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
        except ClientDisconnect:
            return
        except Exception as error:  # noqa: BLE001 - the last one to catch anything
            problem = problem_of(error)
            if not has_begun:
                response = self._page_of(Request(scope), problem) or problem.document()
                await response(scope, receive, send)
