"""What the answer's script adds in a real browser: copying, sharing, reading aloud, one tap on a citizenship."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

Look = Callable[..., Page]

pytestmark = [pytest.mark.chromium, pytest.mark.loopback, pytest.mark.enable_socket]

VOICES = """(languages) => {
  const spoken = (window.spoken = []);
  const voices = languages.map((lang) => ({ lang, localService: true }));
  class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
  const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices, speak: (one) => spoken.push(one), cancel: () => spoken.push("silence"),
  });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: synthesis });
}"""
"""A device with voices for these languages."""

SHARES = "navigator.share = async (data) => { window.shared = data; }"


def answer(page: Page, site: Any, level: str = "high") -> Page:
    """Paste a sample text and read its answer."""
    page.goto("/en/")
    page.locator("#ad").fill(site.text(level))
    page.get_by_role("button", name="Check this offer").click()
    return page


def test_questions_are_copied(look: Look, site: Any) -> None:
    """One tap copies the questions to the letter, and the page says so."""
    page = answer(look(permissions=["clipboard-read", "clipboard-write"]), site)
    tools = page.locator("[data-for=to-send]")
    tools.get_by_role("button", name="Copy").click()
    expect(tools.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#to-send").input_value()


def test_a_refused_copy_selects_the_text(look: Look, site: Any) -> None:
    """Where the browser does not let us copy, the text is selected for the reader's own hand."""
    page = answer(look(), site)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.locator("[data-for=tell]").get_by_role("button", name="Copy").click()
    page.wait_for_function("document.activeElement.id === 'tell'")
    assert page.evaluate("document.activeElement.selectionEnd") == len(page.locator("#tell").input_value())


def test_others_are_told_through_the_phones_own_menu(look: Look, site: Any) -> None:
    """Where the device can share, a button hands it the text for others and nothing else."""
    page = look()
    page.add_init_script(SHARES)
    answer(page, site).get_by_role("button", name="Share").click()
    assert page.evaluate("window.shared") == {"text": page.locator("#tell").input_value()}


def test_no_share_button_where_there_is_no_menu(look: Look, site: Any) -> None:
    """A device that cannot share shows no button for it."""
    page = look()
    page.add_init_script("delete Navigator.prototype.share")
    expect(answer(page, site).get_by_role("button", name="Share")).to_be_hidden()


def test_the_answer_is_read_aloud(look: Look, site: Any) -> None:
    """With a voice for the page's language the answer and its reasons are read, the ad's words are not, and it stops."""
    page = look()
    page.add_init_script(f"({VOICES})(['id-ID', 'en-GB'])")
    answer(page, site).get_by_role("button", name="Read the answer aloud").click()
    said = page.evaluate("window.spoken.map((one) => one.text)")
    assert said[0] == "Strong warning signs"
    assert "It has you enter on a tourist visa." in said
    assert not [one for one in said if "black company" in one]
    page.get_by_role("button", name="Stop reading").click()
    assert page.evaluate("window.spoken.at(-1)") == "silence"
    expect(page.get_by_role("button", name="Read the answer aloud")).to_be_visible()


def test_no_voice_no_button(look: Look, site: Any) -> None:
    """Without a voice for the page's language nothing is offered to be read."""
    page = look()
    page.add_init_script(f"({VOICES})(['id-ID'])")
    answer(page, site)
    expect(page.locator("[data-for=tell] button").first).to_be_attached()
    expect(page.get_by_role("button", name="Read the answer aloud")).to_be_hidden()


def test_a_citizenship_is_picked_once_and_told_to_nobody(look: Look, site: Any) -> None:
    """A citizenship opened in the law's banner is open at the registers too, and no request leaves the page for it."""
    page = answer(look(), site)
    page.wait_for_load_state("networkidle")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.locator(".law summary", has_text="Indonesia").click()
    expect(page.locator("details[data-country=ID]:has-text('KP2MI')").last).to_have_attribute("open", "")
    page.locator("details[data-country=ID]").last.locator("summary").click()
    expect(page.locator(".law details[data-country=ID]")).not_to_have_attribute("open", "")
    assert sent == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
