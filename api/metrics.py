"""Counts for Prometheus. Counts only: no text, no address, nothing about who asked."""

from prometheus_client import CollectorRegistry, Counter, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.ingest import IngestResult
from casefile.verdict import Verdict


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "lurewatch_requests", "Requests answered.", ["route", "method", "status"], registry=self._registry
        )
        self.verdicts = Counter(
            "lurewatch_verdicts", "Verdicts given to the public.", ["level"], registry=self._registry
        )
        self.posts = Counter("lurewatch_feed_posts", "Posts of feeds sent in.", ["outcome"], registry=self._registry)

    def count_verdict(self, verdict: Verdict) -> Verdict:
        """Count a verdict, and hand it on."""
        self.verdicts.labels(verdict.level).inc()
        return verdict

    def count_feed(self, result: IngestResult) -> IngestResult:
        """Count what a feed did, and hand it on."""
        for outcome in ("new", "updated", "unchanged", "bad"):
            self.posts.labels(outcome).inc(getattr(result, outcome))
        return result

    def exposition(self) -> bytes:
        """Give all counts in Prometheus' text format."""
        return generate_latest(self._registry)


METHODS = frozenset({"GET", "HEAD", "POST", "DELETE", "OPTIONS"})


class CountRequests:
    """ASGI: counts answers by route template. An address that no route knows is `none`: its text is the caller's."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and count its answer."""

        async def counted_send(message: Message) -> None:
            if message["type"] == "http.response.start":
                route = getattr(scope.get("route"), "path", "none")
                method = scope["method"] if scope["method"] in METHODS else "other"
                scope["app"].state.wiring.metrics.requests.labels(route, method, message["status"]).inc()
            await send(message)

        await self._app(scope, receive, counted_send if scope["type"] == "http" else send)
