"""The application: routers, error handling and the layers that every request passes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import errors
from api.appeals.routes import router as appeals
from api.bulletin.routes import router as bulletin
from api.console.inbox_routes import router as inbox
from api.console.routes import router as console
from api.device.routes import router as device
from api.expiry import ending
from api.feeds.routes import router as feeds
from api.headers import KEYED, Headers
from api.health.routes import router as health
from api.help.routes import router as help_pages
from api.intake import Intake
from api.judge import Scorer
from api.metrics import CountRequests
from api.reports.page_routes import router as report_pages
from api.reports.routes import router as reports
from api.seeker.pages import page_of
from api.seeker.routes import router as seeker
from api.settings import Settings
from api.verdicts.routes import router as verdicts
from api.wiring import wiring

ROUTERS = (
    verdicts,
    feeds,
    bulletin,
    health,
    seeker,
    help_pages,
    device,
    console,
    inbox,
    reports,
    report_pages,
    appeals,
)


def create_app(settings: Settings, *, scorer: Scorer | None = None) -> FastAPI:
    """Give the application. Where no scorer is handed in, the shipped model is loaded at start.

    A test runs it without sockets: `async with app.router.lifespan_context(app)`, then `httpx.ASGITransport(app)`.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with wiring(settings, scorer=scorer) as built, ending(built.store, built.today):
            app.state.wiring = built
            yield

    app = FastAPI(
        title="Lurewatch",
        lifespan=lifespan,
        docs_url=None,  # the pages that come with FastAPI load scripts from elsewhere
        redoc_url=None,
        openapi_url="/v1/openapi.json",
    )
    errors.install(app, page_of)
    for router in ROUTERS:
        app.include_router(router)
    # The last one added is the outermost.
    app.add_middleware(Intake, limit=settings.body_bytes, limits=dict.fromkeys(KEYED, settings.feed_bytes))
    app.add_middleware(errors.CatchAll, page_of=page_of)
    app.add_middleware(CountRequests)
    app.add_middleware(Headers)
    return app
