"""What may come in: bodies that are not compressed and not too large, counted as they arrive, before parsing."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ProblemError


class TooLargeError(ProblemError):
    """The body has more bytes than the route takes."""

    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    name = "too_large"


class CompressedError(ProblemError):
    """The body is compressed: a small one could unpack to a huge one."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    name = "compressed"


class Intake:
    """ASGI: refuses what may not come in. `limits` gives bytes by path, where they differ from `limit`."""

    def __init__(self, app: ASGIApp, *, limit: int, limits: Mapping[str, int]) -> None:
        self._app = app
        self._limit = limit
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, if it may come in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if headers.get("content-encoding", "identity").strip().lower() != "identity":
            raise CompressedError("Send the body as it is, without `Content-Encoding`.")
        limit = self._limits.get(scope["path"], self._limit)
        too_large = TooLargeError(f"The body has more than {limit:,} bytes. Send the ad alone, or its text.")
        declared = headers.get("content-length", "")
        if declared.isdecimal() and int(declared[:20]) > limit:
            raise too_large
        received = 0

        async def receive_within_limit() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise too_large
            return message

        await self._app(scope, receive_within_limit, send)
