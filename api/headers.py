"""Headers that every answer carries: what a browser may do with it, and who may read it."""

from typing import Any

from fastapi import Depends, Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
"""Content Security Policy of an answer that is no page: a browser that shows it loads and runs nothing."""

SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # `no-referrer` would make browsers hide the origin of our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cache-Control": "no-store",
}
"""Each is a default: a route that sets the header itself (a static page its `Cache-Control`) keeps its own."""

OPEN = {"Access-Control-Allow-Origin": "*"}
"""Public routes answer any origin, an extension's too (it differs per install), and no origin with credentials."""

PREFLIGHT = OPEN | {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}

KEYED = frozenset({"/v1/feed", "/v1/verdicts/feed"})
"""Routes of `/v1` that take a key: for programs, not for pages of other origins."""


def content_policy(policy: str) -> Any:
    """Give a dependency that sets a router's Content Security Policy: `APIRouter(dependencies=[content_policy(…)])`.

    It holds for every kind of response of the router's routes, errors included.
    """

    def set_policy(request: Request) -> None:
        request.state.content_policy = policy

    return Depends(set_policy)


class Headers:
    """ASGI: adds the headers, and answers the browser's question (preflight) before a call from another origin."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and add headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        state = scope.setdefault("state", {})
        is_open = scope["path"].startswith("/v1/") and scope["path"] not in KEYED

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                defaults = SECURITY | {"Content-Security-Policy": state.get("content_policy", API_POLICY)}
                for name, value in (defaults | (OPEN if is_open else {})).items():
                    headers.setdefault(name, value)
            await send(message)

        if is_open and scope["method"] == "OPTIONS":
            headers = [(name.lower().encode(), value.encode()) for name, value in PREFLIGHT.items()]
            await send_with_headers({"type": "http.response.start", "status": 204, "headers": headers})
            await send_with_headers({"type": "http.response.body", "body": b""})
            return
        await self._app(scope, receive, send_with_headers)
