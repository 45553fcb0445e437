"""Nothing of a hostile text runs in a browser, and nothing is loaded for it, with or without the page's policy."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Route, async_playwright

from tests.api.fakes import Running
from tests.api.hostile.texts import RUNNING, in_batches, naughty

pytestmark = [pytest.mark.chromium, pytest.mark.shared]

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ARGUMENTS += ["--disable-component-update", "--disable-sync"]
ADDRESS = "http://lurewatch.example/en/check"
LEVELS = ("", "compound ", "tickets paid ")
"""Words that the fake model knows, so that each level's page is seen."""

NEVER = """script:not([src^="/assets/"]), iframe, object, embed, base, math, img, style, meta[http-equiv]"""
"""Elements that no page of ours has. Pictures of our own are drawn as SVG, whose scripts and handlers are looked for."""

BREACHES = f"""
() => [
  ...document.querySelectorAll('{NEVER}'),
  ...[...document.querySelectorAll('*')].filter(node => [...node.attributes].some(
    ({{name, value}}) => name.startsWith('on') || /^\\s*(javascript|data|vbscript):/i.test(value))),
].map(node => node.outerHTML)
"""


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """Give Chromium. It is led by a pipe, and every request of its pages is answered here: no socket is needed."""
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.mark.parametrize("with_policy", [True, False], ids=["with the policy", "without it"])
async def test_no_script_of_a_text_runs(running: Running, *, with_policy: bool) -> None:
    """Answer pages with every naughty string in them: no dialog, no mark left, no foreign request, no markup of theirs."""
    pages = [level + text for level in LEVELS for text in (*in_batches([*RUNNING, *naughty()], 60), *RUNNING[:8])]
    complaints: list[str] = []
    shown = ""
    async with running(check_rate="100000/minute") as client, chromium() as browser:
        context = await browser.new_context()
        tab = await context.new_page()
        tab.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))

        async def serve(route: Route) -> None:
            url = route.request.url
            if url != ADDRESS:
                if not url.startswith("http://lurewatch.example/assets/"):
                    complaints.append(f"request: {url}")
                await route.abort()
                return
            answer = await client.post("/en/check", data={"ad": shown})
            headers = {"content-type": answer.headers["content-type"]}
            if with_policy:
                headers["content-security-policy"] = answer.headers["content-security-policy"]
            await route.fulfill(status=200, headers=headers, body=answer.content)

        await context.route("**/*", serve)
        for text in pages:
            shown = text
            await tab.goto(ADDRESS)
            assert await tab.evaluate(BREACHES) == []
            assert await tab.evaluate("window.__x === undefined")
            await tab.keyboard.press("Tab")
        assert complaints == []
    assert len(pages) > 40


async def test_a_script_that_runs_is_seen() -> None:
    """The same browser shows a dialog, a mark and markup where a text is not escaped."""
    dialogs: list[str] = []
    async with chromium() as browser:
        tab = await browser.new_page()
        tab.on("dialog", lambda dialog: dialogs.append(dialog.message))
        tab.on("dialog", lambda dialog: dialog.dismiss())
        await tab.set_content(f"<body><p>{RUNNING[0]}{RUNNING[3]}</p>")
        await tab.wait_for_function("window.__x === 1")
        assert len(await tab.evaluate(BREACHES)) >= 2
    assert dialogs
