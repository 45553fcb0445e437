"""What the popup sends, and when; what it shows for each thing that can come of it."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.extension.servers import Given, Served
from tests.extension.toolbar import Toolbar
from tests.extension.verdicts import CANNOT_TELL, CAUTION, HIGH, NOTHING_FOUND

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

VERDICTS = "/v1/verdicts"
WHOLE = "Check this page"
MARKED = "Check only the text I marked"
OURS = ("typed-password", "typed-note", "hidden-token", "kept-mail", "kept-note", "script-text", "Secretname")
"""What stands in the site's page, or was typed into it, and is the reader's or the page's own."""


def asked(server: Served) -> list[tuple[str, str]]:
    """What the server was asked, without the browser's own question whether it may ask."""
    return [(method, path) for method, path, _ in server.asked if method != "OPTIONS"]


def test_nothing_is_sent_before_the_tap_and_one_request_after_it(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Browsing and opening the popup send nothing; the tap sends one POST with address, page and language."""
    server.answers[VERDICTS] = Given(HIGH.model_dump_json())
    popup = toolbar.tap(page)
    page.wait_for_timeout(300)
    assert server.asked == []
    popup.tap(WHOLE, then=".level.high")
    page.wait_for_timeout(300)
    assert asked(server) == [("POST", VERDICTS)]
    (sent,) = server.posts
    assert sent.keys() == {"url", "html", "lang"}
    popup.close()


def test_without_a_key_no_list_is_asked_for(
    chromium: BrowserContext, toolbar: Toolbar, server: Served, page: Page
) -> None:
    """The extension as it lies in the repository pins no key: it sets no alarm, and says that it checked no list."""
    popup = toolbar.tap(page)
    assert "Our list of ads was not checked. This extension came without the key to verify one." in popup.text("main")
    popup.close()
    options = chromium.new_page()
    options.goto(f"{toolbar.origin}/options.html")
    options.wait_for_selector("#server")
    assert "Once an hour" not in options.inner_text("main")
    assert options.evaluate("chrome.alarms.getAll()") == []
    options.close()
    assert server.asked == []


def test_what_is_sent(toolbar: Toolbar, server: Served, site: Served, page: Page) -> None:
    """The ad's text and canonical address leave; what was typed, scripts and the account do not."""
    server.answers[VERDICTS] = Given(HIGH.model_dump_json())
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".level.high")
    (sent,) = server.posts
    assert sent["url"] == site.address.replace("http:", "https:") + "/job?a=1&b=2"
    assert sent["lang"] == "en"
    assert "<h1>Customer service</h1>" in sent["html"]
    assert [own for own in OURS if own in json.dumps(sent)] == []
    assert "<script" not in sent["html"]
    popup.close()


def test_only_the_marked_text_is_sent(toolbar: Toolbar, server: Served, page: Page) -> None:
    """With some text marked, that text alone leaves: neither the page nor its address."""
    server.answers[VERDICTS] = Given(CAUTION.model_dump_json())
    page.click("p", click_count=3)
    popup = toolbar.tap(page)
    popup.tap(MARKED, then=".level.caution")
    assert server.posts == [{"text": "Ticket free, driver meets you at the border.", "lang": "en"}]
    popup.close()


@pytest.mark.parametrize("mark", ["getSelection().empty()", "(() => { note.focus(); note.select(); })()"])
def test_nothing_marked_or_marked_in_a_field(toolbar: Toolbar, server: Served, page: Page, mark: str) -> None:
    """With nothing marked, or only what was typed into a field, nothing is sent and the popup says so."""
    page.evaluate(mark)
    popup = toolbar.tap(page)
    popup.tap(MARKED, then=".notice")
    assert "No text is marked" in popup.text()
    assert server.asked == []
    popup.close()


def test_an_answer_shows_its_work(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Level, at most three reasons with quotes and sources, what speaks for it, what was not seen, versions."""
    server.answers[VERDICTS] = Given(HIGH.model_dump_json())
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".level.high")
    assert popup.text(".level h1") == "Strong warning signs"
    assert "led people into forced work" in popup.text(".level")
    assert popup.evaluate("document.querySelectorAll('.reasons li').length") == 3
    assert "A fourth reason" not in popup.text()
    assert popup.text(".reasons blockquote") == "ticket free, driver meets you at the border"
    assert popup.evaluate("document.querySelectorAll('.reasons blockquote').length") == 2
    assert "no words to quote" in popup.text(".reasons li:nth-child(3)")
    popup.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert popup.evaluate("document.querySelector('.reasons a').href") == HIGH.reasons[0].source
    assert "Rule travel.free_ticket, version 3, 2026-11-18" in popup.text(".reasons li")
    assert popup.evaluate("document.querySelectorAll('.reasons li:nth-child(3) a').length") == 0
    assert "It names a town." in popup.text(".against")
    assert "Pictures in the ad were not read." in popup.text(".unseen")
    assert "14 ads" in popup.text(".campaign")
    assert "Can you send me the contract before I travel?" in popup.text(".questions")
    assert "that the agency has a licence." in popup.text(".checks")
    assert popup.text(".versions") == "Model 2026-11-20 · rules 2026-11-18 · facts 2026-11-12"
    popup.close()


def test_the_citizenship_is_chosen_on_the_device(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Rows for everybody show at once, rows for a citizenship when it is chosen; the choice goes nowhere."""
    server.answers[VERDICTS] = Given(HIGH.model_dump_json())
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".law select")
    assert "Working on a tourist visa is not allowed." in popup.text(".law")
    assert "no official placement route" not in popup.text(".law")
    assert popup.evaluate("[...document.querySelector('select').options].map((one) => one.text)") == [
        *("Choose a country", "Indonesia", "Philippines")
    ]
    choose = "select.value = origin; select.dispatchEvent(new Event('change'))"
    popup.evaluate(f"((select, origin) => {{ {choose} }})(document.querySelector('select'), 'ID')")
    assert "Cambodia: There is no official placement route for this work." in popup.text(".law")
    popup.evaluate(f"((select, origin) => {{ {choose} }})(document.querySelector('select'), 'PH')")
    assert "no date given" in popup.text(".law")
    assert "no official placement route" not in popup.text(".law")
    assert len(asked(server)) == 1
    popup.close()


CUT = NOTHING_FOUND.coverage.model_copy(update={"truncated": True})
LEVELS = {
    "Some warning signs": (CAUTION, "take people’s money or papers"),
    "Nothing found in what we can see": (NOTHING_FOUND, "does not mean that the job is real"),
    "We cannot tell from this": (CANNOT_TELL, "too little here"),
    "Strong warning signs": (HIGH.model_copy(update={"is_about": True}), "a text about such offers"),
    "Nothing found in what we can see ": (NOTHING_FOUND.model_copy(update={"coverage": CUT}), "first part only"),
}


@pytest.mark.parametrize("heading", LEVELS)
def test_each_level_has_its_words(toolbar: Toolbar, server: Served, page: Page, heading: str) -> None:
    """The level is said in words, with a sentence on what it means, and with a shape of its own."""
    verdict, sentence = LEVELS[heading]
    server.answers[VERDICTS] = Given(verdict.model_dump_json())
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".level")
    assert popup.text(".level h1") == heading.strip()
    assert sentence in popup.text(".level")
    assert popup.evaluate("!!document.querySelector('.level .shape svg')")
    popup.close()


def test_an_ad_cannot_write_markup_or_links_into_the_popup(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Markup in what the server says is text, and a source that is no web address is no link."""
    hostile = '<img src=x onerror="document.title=1"><a href="https://evil.example">tap</a>'
    reason = HIGH.reasons[0].model_copy(update={"says": hostile, "quote": hostile, "source": "javascript:alert(1)"})
    server.answers[VERDICTS] = Given(HIGH.model_copy(update={"reasons": (reason,), "corridors": ()}).model_dump_json())
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".level.high")
    assert popup.text(".reasons blockquote") == hostile
    assert popup.evaluate("document.querySelectorAll('main img, main .reasons a').length") == 0
    popup.close()


PROBLEM = json.dumps({"type": "about:blank", "title": "Too Many Requests", "status": 429, "detail": "Wait a minute."})
OUTCOMES = {
    "a problem document": (Given(PROBLEM, 429, "application/problem+json"), "The server did not check this"),
    "its detail": (Given(PROBLEM, 429, "application/problem+json"), "Wait a minute."),
    "a page too large": (Given(PROBLEM, 413, "application/problem+json"), "This page is too long to check whole"),
    "a failure": (Given(PROBLEM, 500, "application/problem+json"), "We could not reach the server"),
    "no JSON": (Given("<html>hello", kind="text/html"), "We could not read the answer"),
    "no verdict": (Given('{"level": "high"}'), "We could not read the answer"),
    "an unknown level": (Given(HIGH.model_dump_json().replace('"high"', '"safe"')), "We could not read the answer"),
    "a list": (Given("[]"), "We could not read the answer"),
    "an error without a title": (Given("[]", 404), "We could not read the answer"),
    "bytes that are no text": (Given(b"\xff\xfe\x00"), "We could not read the answer"),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_when_there_is_no_answer_the_popup_says_so(toolbar: Toolbar, server: Served, page: Page, name: str) -> None:
    """Whatever else the server says, the popup says what happened, shows no level, and offers another try and help."""
    server.answers[VERDICTS], said = OUTCOMES[name]
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".notice")
    assert said in popup.text()
    assert popup.evaluate("document.querySelectorAll('.level').length") == 0
    server.answers[VERDICTS] = Given(CAUTION.model_dump_json())
    popup.tap("Try again", then=".level.caution")
    popup.close()


def test_no_server_at_all(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Where nobody answers at the address, nothing was checked, and the popup says so."""
    toolbar.keep_server("http://127.0.0.1:9")
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".notice")
    assert "http://127.0.0.1:9 does not answer, so nothing was checked." in popup.text()
    assert server.asked == []
    popup.close()


def test_a_page_too_large_is_not_sent(toolbar: Toolbar, server: Served, page: Page) -> None:
    """A page that is too long is not cut in silence: nothing is sent, and the popup says what to do."""
    page.evaluate("document.body.append('x'.repeat(1_600_000))")
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".notice")
    assert "mark its text and check only that" in popup.text()
    assert server.asked == []
    popup.close()


@pytest.mark.parametrize("address", ["chrome://version/", "about:blank", "data:text/html,<p>hello"])
def test_what_is_no_web_page(toolbar: Toolbar, server: Served, chromium: BrowserContext, address: str) -> None:
    """On the browser's own pages there is nothing to check, and the popup offers the box for pasted text."""
    page = chromium.new_page()
    page.goto(address)
    popup = toolbar.tap(page)
    assert "There is no job ad to check here" in popup.text()
    assert popup.evaluate("document.querySelector('.notice a').href") == f"{server.address}/en/"
    assert popup.evaluate("document.querySelectorAll('main button').length") == 0
    popup.close()
    page.close()


def test_a_page_left_since_the_tap_is_not_read(toolbar: Toolbar, server: Served, page: Page) -> None:
    """The tap's right ends where the page goes to another site: nothing is sent."""
    popup = toolbar.tap(page)
    page.goto("about:blank")
    popup.tap(WHOLE, then=".notice")
    assert "Nothing was sent" in popup.text() or "not a web page" in popup.text()
    assert server.asked == []
    popup.close()


def test_help_is_one_tap_away_in_every_state(toolbar: Toolbar, server: Served, page: Page) -> None:
    """Before the tap, with an answer and without one, the link to help stands at the foot, in view."""
    at_foot = """(() => {
        const link = document.querySelector("footer a");
        return [link.href, link.target, link.getBoundingClientRect().bottom <= innerHeight];
    })()"""
    there = [f"{server.address}/en/help/", "_blank", True]
    popup = toolbar.tap(page)
    assert popup.evaluate(at_foot) == there
    popup.tap(WHOLE, then=".notice")
    assert popup.evaluate(at_foot) == there
    server.answers[VERDICTS] = Given(HIGH.model_dump_json())
    popup.tap("Try again", then=".level.high")
    page.wait_for_timeout(300)
    assert popup.evaluate(at_foot) == there
    popup.close()


def test_the_site_learns_nothing(toolbar: Toolbar, server: Served, site: Served, page: Page) -> None:
    """A check asks the site for nothing, and leaves its page as it was."""
    server.answers[VERDICTS] = Given(HIGH.model_dump_json())
    before, shown = len(site.asked), page.content()
    popup = toolbar.tap(page)
    popup.tap(WHOLE, then=".level.high")
    assert (len(site.asked), page.content()) == (before, shown)
    popup.close()
