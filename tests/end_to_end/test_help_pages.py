"""Help in a real browser: without script, without a network, on paper, and gone when it is to be gone."""

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from api.help.paths import PATHS
from api.seeker.languages import languages
from tests.end_to_end.axe import breaches
from tests.end_to_end.server import Server

Look = Callable[..., Page]

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
OPEN_ALL = "document.querySelectorAll('details').forEach(fold => fold.open = true)"
STORED = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found;
}"""
"""The addresses of everything that the site's stores hold."""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """An installation of its own, which the test may stop."""
    server = Server(tmp_path / "var")
    server.start()
    yield server
    server.stop()


@contextmanager
def phone(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Give a phone that has never been here. What lies beyond the site is an empty page."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)

    def elsewhere(route: Route) -> None:
        route.fulfill(content_type="text/html", body="<title>elsewhere</title>")

    context.route(re.compile(rf"^(?!{re.escape(address)}/)"), elsewhere)
    yield context
    context.close()


@pytest.fixture
def device(browser: Browser, site: Any) -> Iterator[BrowserContext]:
    """A phone."""
    with phone(browser, site.address) as context:
        yield context


@pytest.fixture
def cut_off(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """A phone whose site may be gone."""
    with phone(browser, f"http://127.0.0.1:{server.port}") as context:
        yield context


def kept(device: BrowserContext) -> Page:
    """Open help, and wait until it is kept."""
    page = device.new_page()
    page.goto("/en/help/")
    expect(page.get_by_text("The help pages are now kept on this device.")).to_be_visible()
    return page


def test_a_way_without_script(look: Look) -> None:
    """With script switched off: from help to the steps, to a country, to a number; and the button to forget answers."""
    page = look(java_script_enabled=False)
    page.goto("/en/help/")
    page.get_by_role("link", name="I am inside").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("If you are at a place you cannot leave")
    expect(page.locator(".find").first).to_be_hidden()
    page.get_by_role("link", name="Lines of the country where you are").click()
    page.locator("#place summary", has_text="Cambodia").click()
    expect(page.locator("#place a.call[href='tel:117']")).to_be_visible()
    page.get_by_role("link", name="Take away what this site keeps here").first.click()
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your browser was told to forget this site")


@pytest.mark.parametrize("path", PATHS)
def test_everybody_can_use_a_page(look: Look, path: str) -> None:
    """No rule of axe-core is broken, by day or night; nothing runs over the edge at 320 points, in either direction."""
    page = look(width=320)
    page.goto(f"/en/help/{path}")
    for direction in ("ltr", "rtl"):
        page.evaluate(f"document.documentElement.dir = '{direction}'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.documentElement.dir = 'ltr'")
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert breaches(page) == []
    page.emulate_media(color_scheme="dark")
    assert breaches(page) == []


def test_every_language_fits(look: Look) -> None:
    """In every language, written in its direction, no page of help runs over the edge at 320 points."""
    page = look(width=320)
    for language in languages():
        for path in ("inside", "before-you-go"):
            page.goto(f"/{language}/help/{path}")
            page.evaluate(OPEN_ALL)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (language, path)
            assert page.evaluate("document.dir") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pictures_of_help(look: Look, scheme: str) -> None:
    """Every page of help has its picture at the width of a phone, by day and by night."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page = look(color_scheme=scheme)
    for path in PATHS:
        page.goto(f"/en/help/{path}")
        picture = SCREENSHOTS / f"help-{path or 'paths'}-360-{scheme}.png"
        page.screenshot(path=picture, full_page=True)
        assert picture.stat().st_size > 5_000


def test_the_keyboard_is_enough(look: Look) -> None:
    """From the top: skip link, name, help, leave; a country opens with the keyboard, and its number can be reached."""
    page = look()
    page.goto("/en/help/inside")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached == ["Skip to the content", "Lurewatch", "Get help now", "Leave now"]
    page.locator("#place summary", has_text="Cambodia").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "tel:117"


def test_a_country_is_found_on_the_device(look: Look) -> None:
    """What is written into the box shows the countries that have it in their names, and asks nobody."""
    page = look()
    page.goto("/en/help/inside")
    expect(page.locator("#kept")).to_be_visible()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator("#find-place").fill("camb")
    shown = page.locator("#place summary").locator("visible=true")
    assert [name.strip() for name in shown.all_text_contents()] == ["Cambodia"]
    page.locator("#find-place").fill("")
    assert shown.count() > 20
    assert sent == []


def test_help_opens_without_a_network(cut_off: BrowserContext, server: Server) -> None:
    """Once help was opened, every page of help opens with the server gone, styled; a check and an answer do not."""
    page = kept(cut_off)
    page.goto("/en/")
    page.locator("#ad").fill("canary-0815 work in a compound")
    page.get_by_role("button", name="Check this offer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Strong warning signs")
    server.stop()
    for path in PATHS:
        page.goto(f"/en/help/{path}")
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('header')).position") == "sticky"
    page.goto("/en/help/inside")
    page.locator("#place summary", has_text="Cambodia").click()
    expect(page.locator("#place a.call[href='tel:117']")).to_be_visible()
    page.goto("/en/")
    expect(page).to_have_url(re.compile("/en/help/$"))
    for address in ("/en/check", "/id/help/", "/en/manifest.webmanifest"):
        with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
            page.goto(address)


def test_nothing_but_help_is_kept(device: BrowserContext, site: Any) -> None:
    """After a check the stores hold the pages of help and their files, and nothing of the start, the ad or the answer."""
    page = kept(device)
    page.goto("/en/")
    page.locator("#ad").fill(site.text("high"))
    page.get_by_role("button", name="Check this offer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Strong warning signs")
    stored = page.evaluate(STORED)
    pages = {f"/en/help/{path}" for path in PATHS}
    assert pages <= set(stored)
    assert [
        address for address in set(stored) - pages if not re.fullmatch(r"/assets/[a-z-]+\.(css|js|svg)", address)
    ] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.evaluate("indexedDB.databases().then(found => found.length)") == 0


def test_a_line_that_hangs_is_not_waited_for(cut_off: BrowserContext, server: Server) -> None:
    """Where the network takes the question and gives no answer, what is kept comes after some seconds."""
    page = kept(cut_off)
    server.stop()
    with socket.create_server(("127.0.0.1", server.port)):
        page.goto("/en/help/inside", timeout=10_000)
        expect(page.get_by_role("heading", level=1)).to_have_text("If you are at a place you cannot leave")


def test_an_old_copy_says_so(device: BrowserContext) -> None:
    """While there is no network the page says of which day it is."""
    page = kept(device)
    expect(page.locator("#offline")).to_be_hidden()
    device.set_offline(True)
    expect(page.locator("#offline")).to_have_text(re.compile(r"This copy is of \d{4}-\d\d-\d\d"))
    device.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()


def test_a_new_version_takes_the_place_of_the_old(device: BrowserContext) -> None:
    """A former version's store is dropped when the new one is whole; another language's is left alone."""
    page = device.new_page()
    page.goto("/en/")
    page.evaluate("Promise.all([caches.open('help en former'), caches.open('help id former')])")
    page = kept(device)
    page.wait_for_function("caches.keys().then(found => !found.includes('help en former'))")
    names = page.evaluate("caches.keys()")
    assert len([name for name in names if name.startswith("help en ")]) == 1
    assert "help id former" in names


def test_forgetting_takes_everything_away(device: BrowserContext) -> None:
    """After the button nothing is stored and no worker is left; the page says what stays."""
    page = kept(device)
    page.evaluate("localStorage.setItem('x', 'y')")
    page.goto("/en/help/forget")
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your browser was told to forget this site")
    expect(page.get_by_role("heading", name="What we cannot take away")).to_be_visible()
    assert page.evaluate(STORED) == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0
    assert page.evaluate("localStorage.length") == 0


def test_forgetting_without_script(device: BrowserContext) -> None:
    """The answer's header alone takes the stores away, where the page's script did not run."""
    page = kept(device)
    page.goto("/en/help/forget")
    page.evaluate("document.querySelector('main form').submit()")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your browser was told to forget this site")
    page.wait_for_function("caches.keys().then(found => found.length === 0)")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(found => found.length)") == 0


def test_forgetting_without_a_network(cut_off: BrowserContext, server: Server) -> None:
    """Without a network the device forgets all the same, and says so."""
    page = kept(cut_off)
    server.stop()
    page.goto("/en/help/forget")
    cut_off.set_offline(True)
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_text("This site keeps nothing on the device any more.")).to_be_visible()
    assert page.evaluate("caches.keys()") == []


def test_leaving_takes_the_place_of_the_page(device: BrowserContext) -> None:
    """Leaving puts a search page in the page's place: the way back leads past it, and help stays kept."""
    page = kept(device)
    page.goto("/en/help/inside")
    page.get_by_role("link", name="Leave now").click()
    expect(page).to_have_title("elsewhere")
    page.go_back()
    expect(page).to_have_url(re.compile("/en/help/$"))
    assert len(page.evaluate("caches.keys()")) == 1


def test_the_sheet_stays_on_the_device(look: Look) -> None:
    """Filling the sheet in and pressing Enter sends nothing, and one button empties it."""
    page = look()
    page.goto("/en/help/before-you-go")
    expect(page.locator("#kept")).to_be_visible()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.get_by_label("Who the employer is").fill("canary-0815")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/en/help/before-you-go$"))
    page.get_by_role("button", name="Empty the sheet").click()
    expect(page.get_by_label("Who the employer is")).to_have_value("")
    assert sent == []


def test_the_sheet_on_paper(look: Look) -> None:
    """On paper there are the fields, what was written, and the one country that is open; no bar, no button, no list."""
    page = look(java_script_enabled=False)
    page.goto("/en/help/before-you-go")
    page.get_by_label("Who the employer is").fill("Example Ltd")
    page.locator("#place summary", has_text="Cambodia").click()
    page.emulate_media(media="print")
    expect(page.get_by_label("Who the employer is")).to_be_visible()
    expect(page.locator("#place a.call[href='tel:117']")).to_be_visible()
    expect(page.locator("#place summary", has_text="Thailand")).to_be_hidden()
    for hidden in ("body > header", "body > footer", ".tools", ".find", "#traces"):
        assert page.locator(hidden).locator("visible=true").count() == 0
    expect(page.get_by_role("heading", name="What is written about your rights")).to_be_hidden()
    assert 1 <= len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 3


def test_a_phone_takes_the_manifest(look: Look) -> None:
    """The browser reads the manifest without a complaint, and would put the site on a home screen."""
    page = look()
    page.goto("/en/")
    browser = page.context.new_cdp_session(page)
    found = browser.send("Page.getAppManifest")
    assert found["url"].endswith("/en/manifest.webmanifest")
    assert found["errors"] == []
    hindrances = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [one["errorId"] for one in hindrances if one["errorId"] != "in-incognito"] == []  # as a test's window is
