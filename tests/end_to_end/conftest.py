"""The real application on loopback, with sample verdicts for a model, and a browser to look at it."""

import json
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import anyio
import pytest
import uvicorn
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from api.accounts.service import add_user
from api.app import create_app
from api.ingest import ingest
from api.judge import Judge
from api.settings import Settings
from api.wiring import opened
from casefile.post import JobPost
from casefile.verdict import Verdict
from crawler.pages import complete
from tests.end_to_end.navigation import follow

VERDICTS = Path(__file__).parent.parent / "api" / "seeker" / "verdicts"
SAMPLES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(VERDICTS.glob("*.json"))}
TITLES = {
    "high": "Customer service chat",
    "caution": "Chat agent, Poipet",
    "nothing_found": "Cook",
    "cannot_tell": None,
}

NAME = "ada"
PASSWORD = "correct horse battery"  # noqa: S105 - of a moderator who exists for one test run

BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
BROWSER += ["--disable-component-update", "--disable-sync"]


class SampleScorer:
    """A model that knows the sample posts, and has nothing to say of another text."""

    def __init__(self) -> None:
        self._verdicts = {one["post"]["text"]: Verdict.model_validate(one["verdict"]) for one in SAMPLES.values()}
        self._other = Verdict.model_validate(SAMPLES["cannot_tell"]["verdict"])
        self.versions = self._other.versions

    def judge(self, post: JobPost, /) -> Verdict:
        """Give the verdict on one post."""
        return self._verdicts.get(post.text, self._other).model_copy(update={"id": post.id, "language": post.language})

    def judge_all(self, posts: Sequence[JobPost], /) -> list[Verdict]:
        """Give the verdicts on many posts."""
        return [self.judge(post) for post in posts]


@dataclass(frozen=True)
class Site:
    """A running installation."""

    address: str

    def text(self, level: str) -> str:
        """Give the sample text that gets this level."""
        return str(SAMPLES[level]["post"]["text"])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Run the application with the sample posts in its store and a moderator who may sign in."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = Settings(
        var=tmp_path_factory.mktemp("site"), port=port, check_rate="1000/minute", contact="mail@example.org"
    )
    scorer = SampleScorer()
    with ThreadPoolExecutor(1) as aside:  # the browser's own loop may be running in this thread
        aside.submit(anyio.run, furnish, settings, scorer).result()
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings, scorer=scorer), port=port, access_log=False, log_level="error", ws="none")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        wait_for(lambda: server.started)
        yield Site(f"http://127.0.0.1:{port}")
    finally:
        server.should_exit = True
        thread.join()


async def furnish(settings: Settings, scorer: SampleScorer) -> None:
    """Put the sample posts into the store, and a moderator."""
    lines = [
        json.dumps(
            one["post"]
            | {"title": TITLES[level], "url": f"https://jobs.example.com/{level}", "board": "jobs_example"}
            | {"place": "Poipet, Cambodia" if level in {"high", "caution"} else "", "language": "en"}
        ).encode()
        for level, one in SAMPLES.items()
    ]
    async with opened(settings) as store:
        await ingest(lines, store, Judge(scorer, threads=1), complete)
        await add_user(store, NAME, PASSWORD)


def wait_for(is_true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something is so."""
    until = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < until, "the application did not start"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give Chromium, for a module: its driver holds this thread's event loop, which tests elsewhere need."""
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), headless=True, args=BROWSER)
        yield chromium
        chromium.close()


@pytest.fixture
def look(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Open pages: `look(width=360, color_scheme="dark")`. A request to another host or a complaint fails the test."""
    opened_pages: list[Page] = []
    complaints: list[str] = []

    def open_page(*, width: int = 360, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 740}, base_url=site.address, **options)  # type: ignore[arg-type]
        page = context.new_page()
        page.on("request", lambda sent: complaints.append(sent.url) if not sent.url.startswith(site.address) else None)
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        opened_pages.append(page)
        return page

    yield open_page
    for page in opened_pages:
        page.context.close()
    assert complaints == []


def is_complaint(said: ConsoleMessage) -> bool:
    """Say whether the browser complains of the page. That an error has an error's status is no complaint."""
    return said.type in {"error", "warning"} and not said.text.startswith(
        "Failed to load resource: the server responded"
    )


@pytest.fixture
def sign_in() -> Callable[[Page], None]:
    """Sign the moderator in on a page."""

    def enter(page: Page) -> None:
        page.goto("/console/login")
        page.get_by_label("Name").fill(NAME)
        page.get_by_label("Password").fill(PASSWORD)
        follow(page.get_by_role("button", name="Sign in"))

    return enter
