"""The list in the extension: loaded by an alarm alone, looked into on the device alone, and never believed too easily."""

import time
import zipfile
from base64 import b64decode, b64encode
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page

from casefile.address import canonical
from casefile.bulletin import Bulletin, difference
from casefile.ruling import RulingKind
from casefile.verdict import Level
from extension import pin
from extension.build import build
from tests.casefile.bulletins import FIRST, SECOND, STRANGER, THIRD, TODAY, public, rotation, signed
from tests.extension.servers import Given, Served
from tests.extension.test_look import FAINTEST, PICTURES, READABLE, WIDTH
from tests.extension.toolbar import Toolbar
from tests.extension.verdicts import NOTHING_FOUND

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

KEYS = [b64encode(public(key)).decode() for key in (FIRST, SECOND)]
WHOLE = "/v1/bulletin"
BINARY = "application/octet-stream"
DAY = 86_400


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The extension as somebody publishes it who has keys."""
    folder = tmp_path_factory.mktemp("pinned")
    chrome, _ = build(folder / "dist")
    with zipfile.ZipFile(chrome) as archive:
        archive.extractall(folder / "unpacked")
    path = folder / "unpacked" / "keys.js"
    path.write_text(pin.keys(*KEYS, before=path.read_text(encoding="utf-8")), encoding="utf-8")
    return folder / "unpacked"


def made(
    *addresses: str, level: Level = Level.HIGH, kind: RulingKind = RulingKind.LURE, ago: int = 0, **given: Any
) -> Bulletin:
    """A bulletin of now that lists these addresses."""
    now = int(time.time())
    expires = TODAY + timedelta(weeks=20)
    listed = [(canonical(address), level, kind, expires) for address in addresses]
    return signed(*listed, issued=now - ago, begins=now // DAY, **given)


class List:
    """The list that the extension keeps, seen and changed from one of its own pages."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def put(self, whole: bytes | None) -> None:
        """Keep a list, whatever it is; None takes it away."""
        kept = {"current": KEYS[0], "next": KEYS[1], "pinned": " ".join(KEYS)}
        kept |= {"whole": b64encode(whole or b"").decode()}
        self._page.evaluate("list => chrome.storage.local.set({ list })", kept if whole is not None else None)

    @property
    def kept(self) -> dict[str, str] | None:
        """What is kept."""
        found: dict[str, str] | None = self._page.evaluate(
            "chrome.storage.local.get('list').then(({ list }) => list ?? null)"
        )
        return found

    @property
    def whole(self) -> bytes | None:
        """The list that is kept."""
        return b64decode(kept["whole"]) if (kept := self.kept) else None

    @property
    def alarms(self) -> list[tuple[str, float]]:
        """The alarms that are set, each with its minutes."""
        return [(one["name"], one["periodInMinutes"]) for one in self._page.evaluate("chrome.alarms.getAll()")]

    def ring(self, server: Served, until: int) -> None:
        """Let the alarm ring, and wait until the server was asked so many things and the answer was taken in."""
        self._page.evaluate("chrome.alarms.create('list', { when: Date.now(), periodInMinutes: 60 })")
        end = time.monotonic() + 20
        while len(asked(server)) < until:
            assert time.monotonic() < end, server.asked
            self._page.wait_for_timeout(25)
        self._page.wait_for_timeout(300)


@pytest.fixture
def held(chromium: BrowserContext, toolbar: Toolbar) -> Any:
    """The list of a fresh extension: none."""
    page = chromium.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    held = List(page)
    held.put(None)
    yield held
    page.close()


def asked(server: Served) -> list[tuple[str, str]]:
    """What the server was asked, without the browser's own question whether it may ask."""
    return [(method, path) for method, path, _ in server.asked if method != "OPTIONS"]


def test_an_address_on_the_list(toolbar: Toolbar, server: Served, site: Served, page: Page, held: List) -> None:
    """Opening the popup on a listed address says so, in words of the ruling, and asks nobody."""
    held.put(made(page.url).packed())
    seen = len(site.asked)
    popup = toolbar.tap(page)
    assert "This address is on our list" in popup.text(".listed")
    assert "led people into forced work" in popup.text(".listed")
    assert popup.evaluate("document.querySelector('.listed').getAttribute('role')") == "alert"
    assert "Our list" not in popup.text("main")
    page.wait_for_timeout(300)
    assert (server.asked, len(site.asked)) == ([], seen)
    popup.close()


def test_an_answer_does_not_hide_the_list(toolbar: Toolbar, server: Served, page: Page, held: List) -> None:
    """Where the check finds nothing, or nobody answers, what people have ruled stays above it."""
    held.put(made(page.url, kind=RulingKind.OTHER_FRAUD).packed())
    popup = toolbar.tap(page)
    popup.tap("Check this page", then=".notice")
    assert "take people’s money or papers" in popup.text(".listed")
    server.answers["/v1/verdicts"] = Given(NOTHING_FOUND.model_dump_json())
    popup.tap("Try again", then=".level.nothing_found")
    assert "This address is on our list" in popup.text()
    popup.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("level", [Level.HIGH, Level.CAUTION])
def test_the_banner_can_be_read(
    toolbar: Toolbar, page: Page, held: List, level: Level, scheme: Literal["light", "dark"]
) -> None:
    """In light and dark, the banner is no wider than the popup, its text stands out, and help stays in view below it."""
    held.put(made(page.url, level=level).packed())
    popup = toolbar.tap(page)
    assert popup.evaluate("document.querySelector('footer a').getBoundingClientRect().bottom <= innerHeight")
    popup.prefer(scheme)
    popup.picture(PICTURES / f"popup-listed-{level}-{scheme}.png", WIDTH)
    assert popup.evaluate("document.body.scrollWidth") == WIDTH
    assert popup.evaluate(FAINTEST) >= READABLE
    popup.close()


def test_a_changed_ad_is_said_to_be(toolbar: Toolbar, page: Page, held: List) -> None:
    """An entry of level caution says that the ad was changed since."""
    held.put(made(page.url, level=Level.CAUTION).packed())
    popup = toolbar.tap(page)
    assert "It has been changed since." in popup.text(".listed.caution")
    popup.close()


def test_an_address_that_is_not_listed(toolbar: Toolbar, page: Page, held: List) -> None:
    """An address that is not on a list that is believed is said not to be, and that this says nothing of the ad."""
    held.put(made(page.url.replace("a=1", "a=2")).packed())
    popup = toolbar.tap(page)
    assert "not on our list of 20" in popup.text("main")
    assert "That says nothing about the ad" in popup.text("main")
    assert popup.evaluate("document.querySelectorAll('.listed').length") == 0
    popup.close()


NOT_CHECKED = {
    "none": "None has been loaded yet.",
    "stale": "too old",
    "future": "Its clock may be wrong.",
    "tampered": "cannot be believed",
    "cut": "cannot be believed",
    "unsigned": "cannot be believed",
    "a stranger's": "cannot be believed",
    "flagging": "cannot be believed",
}


@pytest.mark.parametrize("name", NOT_CHECKED)
def test_a_list_that_is_not_believed_is_not_checked(toolbar: Toolbar, page: Page, held: List, name: str) -> None:
    """A list that is wrong in any way says nothing: neither that an address is on it nor that it is not."""
    good = made(page.url)
    held.put(
        {
            "none": None,
            "stale": made(page.url, ago=8 * DAY).packed(),
            "future": made(page.url, ago=-2 * DAY).packed(),
            "tampered": good.packed()[:-1] + b"\xff",
            "cut": good.packed()[:-9],
            "unsigned": good._replace(signature=bytes(64)).packed(),
            "a stranger's": made(page.url, key=STRANGER).packed(),
            "flagging": made(page.url, "https://dmw.gov.ph/").packed(),
        }[name]
    )
    popup = toolbar.tap(page)
    assert "Our list of ads was not checked. " in popup.text("main")
    assert NOT_CHECKED[name] in popup.text("main")
    assert "not on our list" not in popup.text()
    assert popup.evaluate("document.querySelectorAll('.listed').length") == 0
    popup.close()


def test_the_alarm_loads_the_list(server: Served, held: List) -> None:
    """One request, the same for everybody, brings the list whole; the next asks for the changes since it."""
    first = made("https://jobs.example.com/1", version=1)
    server.answers[WHOLE] = Given(first.packed(), kind=BINARY)
    held.ring(server, until=1)
    assert asked(server) == [("GET", WHOLE)]
    assert held.whole == first.packed()
    second = made("https://jobs.example.com/1", "https://jobs.example.com/2", version=2)
    server.answers[f"{WHOLE}/since/1"] = Given(difference(first, second), kind=BINARY)
    held.ring(server, until=2)
    assert asked(server)[1:] == [("GET", f"{WHOLE}/since/1")]
    assert held.whole == second.packed()


@pytest.mark.parametrize(("status", "body"), [(410, b"{}"), (200, b"no delta"), (200, None)])
def test_where_changes_lead_nowhere_the_whole_list_is_taken(
    server: Served, held: List, status: int, body: bytes | None
) -> None:
    """Changes that are gone, garbled or forged are not insisted on."""
    old, new = made("https://jobs.example.com/1", version=1), made("https://jobs.example.com/2", version=2)
    forged = difference(old, new)[:-5] + bytes(5)
    held.put(old.packed())
    server.answers[f"{WHOLE}/since/1"] = Given(forged if body is None else body, status, BINARY)
    server.answers[WHOLE] = Given(new.packed(), kind=BINARY)
    held.ring(server, until=2)
    assert held.whole == new.packed()


@pytest.mark.parametrize("name", ["older", "tampered", "a stranger's", "flagging", "an error", "nothing newer"])
def test_what_is_not_believed_is_not_kept(server: Served, held: List, name: str) -> None:
    """Whatever the server sends that is no newer, true list, the one that is held stays."""
    old = made("https://jobs.example.com/1", version=5)
    held.put(old.packed())
    new = made("https://jobs.example.com/2", version=6)
    sent = {
        "older": Given(made(version=4).packed(), kind=BINARY),
        "tampered": Given(new.packed()[:-1] + b"\xff", kind=BINARY),
        "a stranger's": Given(made(version=6, key=STRANGER).packed(), kind=BINARY),
        "flagging": Given(made("https://dmw.gov.ph/", version=6).packed(), kind=BINARY),
        "an error": Given("{}", 500),
        "nothing newer": Given("", 204),
    }[name]
    server.answers[f"{WHOLE}/since/5"] = sent if name == "nothing newer" else Given("{}", 410)
    server.answers[WHOLE] = sent
    held.ring(server, until=1 if name == "nothing newer" else 2)
    assert held.whole == old.packed()


def test_a_rotation_is_followed_and_remembered(toolbar: Toolbar, server: Served, page: Page, held: List) -> None:
    """After a list that hands over, the old key's lists are refused, and the one that came is believed."""
    handed_over = made(page.url, version=2, key=SECOND, rotations=(rotation(FIRST, SECOND, THIRD),))
    server.answers[WHOLE] = Given(handed_over.packed(), kind=BINARY)
    held.ring(server, until=1)
    kept = held.kept
    assert kept
    assert (kept["current"], kept["next"]) == (KEYS[1], b64encode(public(THIRD)).decode())
    server.answers[f"{WHOLE}/since/2"] = Given("{}", 410)
    server.answers[WHOLE] = Given(made(version=9).packed(), kind=BINARY)
    held.ring(server, until=3)
    assert held.kept == kept
    popup = toolbar.tap(page)
    assert "This address is on our list" in popup.text(".listed")
    popup.close()


def test_browsing_sends_nothing(chromium: BrowserContext, server: Served, site: Served, page: Page, held: List) -> None:
    """Going from page to page, on listed addresses too, asks the server nothing."""
    held.put(made(page.url).packed())
    other = chromium.new_page()
    for n in range(3):
        other.goto(f"{site.address}/job?n={n}")
    page.reload()
    page.wait_for_timeout(300)
    other.close()
    assert server.asked == []


def test_the_settings_say_that_a_list_is_loaded(chromium: BrowserContext, toolbar: Toolbar) -> None:
    """Where keys are pinned, the settings say what the server is asked for, and how often."""
    page = chromium.new_page()
    page.goto(f"{toolbar.origin}/options.html")
    page.wait_for_selector("#server")
    assert "Once an hour it is also asked for the list" in page.inner_text("main")
    page.close()


def test_the_alarm_is_set_for_every_hour(held: List) -> None:
    """With pinned keys there is one alarm, once an hour."""
    assert held.alarms == [("list", 60)]
