"""What `curl -d` sends: JSON under the media type of a form. It is read as the JSON that it is."""

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

FORM = b"application/x-www-form-urlencoded"


class JsonRoute(APIRoute):
    """A route whose body is JSON, also where the sender says that it is a form.

    It opens no door: any site may ask this route anyway, and it knows no cookie.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Give the handler, with the media type put right before it."""
        handle = super().get_route_handler()

        async def handle_json(request: Request) -> Response:
            headers = [
                (name, b"application/json" if name == b"content-type" and value == FORM else value)
                for name, value in request.scope["headers"]
            ]
            return await handle(Request({**request.scope, "headers": headers}, request.receive))

        return handle_json
