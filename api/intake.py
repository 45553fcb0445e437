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


class UploadError(ProblemError):
    """The body is a file upload: the framework would write a large one to the disk."""

    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    name = "upload"


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
        if headers.get("content-type", "").strip().lower().startswith("multipart/"):
            raise UploadError("Files are not taken. Send the ad's text, or its page as JSON.")
        limit = self._limits.get(scope["path"], self._limit)
        too_large = TooLargeError(f"The body has more than {limit:,} bytes. Send the ad alone, or its text.")
        length = headers.get("content-length", "")
        announced, received = int(length[:20]) if length.isdecimal() else 0, 0

        async def receive_within_limit() -> Message:
            """Raise where the route reads, so that a page answers with a page."""
            nonlocal received
            if announced > limit:
                raise too_large
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise too_large
            return message

        await self._app(scope, receive_within_limit, send)
