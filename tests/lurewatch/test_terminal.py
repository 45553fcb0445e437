import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from api.seeker.languages import sentences
from casefile.verdict import Campaign, Level, Verdict
from facts import load_facts
from lurewatch.terminal import plain, show

TURNS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def printed(verdict: Verdict, citizen: str | None = None, language: str = "en") -> str:
    """Give what is printed, in one line."""
    out = io.StringIO()
    show(verdict, Console(file=out, width=100, highlight=False), language, citizen)
    return " ".join(out.getvalue().split())


def test_a_verdict_shows_all_its_work(verdict: Verdict) -> None:
    """What is printed holds every reason with quote, source and version, the terms, corridors, checks and questions."""
    text = printed(verdict)
    for words in (
        "Some warning signs",
        "moves the conversation to a private messenger “write to @example_agent”",
        "https://example.org/indicators (moves_to_messenger, 2, 2026-11-01)",
        "About something that is missing",
        "What speaks for this offer • names a licence",
        "✓ Pay, and what is taken off it: Stated “USD 900 a month”",
        "✗ Who keeps your passport: Contradicted “hand in your passport”",
        "· Where the work is, to the town: Not stated",
        "• Register A match shows a licence. It does not show that this ad is theirs.",
        "Will I have a contract before I travel?",
        "The pictures.",
        "m1 · r1 · f1",
    ):
        assert words in text


def test_the_law_is_shown_for_the_citizenship_that_is_asked_for(verdict: Verdict) -> None:
    """Without a citizenship the countries are named; with one, what holds for it is shown with its source."""
    assert "And for citizens of: Indonesia (ID) (--citizen CODE)" in printed(verdict)
    law = "There is no official placement route. Example ministry, 2025. https://example.org/notice"
    assert law not in printed(verdict)
    assert law in printed(verdict, "ID")


@pytest.mark.parametrize("language", ["ar", "id"])
def test_the_law_is_said_in_the_language_that_was_asked_for(verdict: Verdict, language: str) -> None:
    """A row of the facts, and that there are others, is said in the words of the pages."""
    known = load_facts().tables.corridors[0]
    row = verdict.corridors[0].model_copy(update={"says": known.says})
    asked = verdict.model_copy(update={"corridors": (row,)})
    translated = sentences(language).gettext
    assert translated(known.says) != known.says
    assert " ".join(translated(known.says).split()) in printed(asked, "ID", language)
    assert translated("And for citizens of:") in printed(asked, None, language)
    assert "for citizens of" not in printed(asked, None, language)


def test_an_address_is_not_broken(verdict: Verdict) -> None:
    """A source's address stays on one line, however narrow the terminal is."""
    out = io.StringIO()
    address = "https://example.org/" + "a" * 100
    reason = verdict.reasons[0].model_copy(update={"source": address})
    show(verdict.model_copy(update={"reasons": (reason,)}), Console(file=out, width=40, highlight=False))
    assert address in out.getvalue()


def test_what_the_store_knows_of_copies_is_said(verdict: Verdict) -> None:
    """Copies of the ad, and what moderators ruled about them, are said."""
    known = verdict.model_copy(update={"campaign": Campaign(posts=12, ruled_lure=3)})
    assert "We have seen 12 ads built like this one. People who review ads found that 3 of them" in printed(known)


def test_a_warning_is_said_to_be_one(verdict: Verdict) -> None:
    """A text about lures is said to read like one."""
    assert "reads like a text about such offers" in printed(verdict.model_copy(update={"is_about": True}))
    assert "reads like a text about such offers" not in printed(verdict)


def test_a_text_about_offers_is_not_read_as_one(verdict: Verdict) -> None:
    """Nothing speaks for a text that is no offer; it has no terms, and nobody is to be asked. The rest stays."""
    about = printed(verdict.model_copy(update={"is_about": True}))
    for words in (
        "What speaks for this offer",
        "names a licence",
        "What an honest offer states",
        "Questions you can send",
    ):
        assert words in printed(verdict)
        assert words not in about
    for words in ("What speaks against this offer", "Where you can have it confirmed", "What we could not see"):
        assert words in about


@pytest.mark.parametrize("is_about", [True, False])
@pytest.mark.parametrize("level", Level)
def test_the_way_to_help_is_in_every_answer(verdict: Verdict, level: Level, *, is_about: bool) -> None:
    """Someone who is held may ask by way of any text: help is named at every level, above the reasons."""
    text = printed(verdict.model_copy(update={"level": level, "is_about": is_about}))
    held = "Are you already on the way, or at a place you cannot leave? Get help now: /en/help/"
    assert held in text
    assert text.index(held) < text.index("What speaks against this offer")


@pytest.mark.parametrize(
    ("level", "words"),
    [
        (Level.HIGH, "Strong warning signs"),
        (Level.CAUTION, "Some warning signs"),
        (Level.NOTHING_FOUND, "Nothing found in what we can see"),
        (Level.CANNOT_TELL, "We cannot tell from this"),
    ],
)
def test_every_level_is_said_in_words(verdict: Verdict, level: Level, words: str) -> None:
    """Every level is printed first, in words."""
    assert printed(verdict.model_copy(update={"level": level})).startswith(words)


@given(st.text())
def test_an_ad_cannot_command_the_terminal(words: str) -> None:
    """No control character and no change of direction gets from an ad's words to the terminal."""
    shown = plain(words)
    assert not any(unicodedata.category(char) == "Cc" for char in shown)
    assert not any(unicodedata.bidirectional(char) in TURNS for char in shown)


def test_markup_in_a_quote_stays_text(verdict: Verdict) -> None:
    """Square brackets in an ad's words are printed as they are, not read as colours or links."""
    tricky = verdict.reasons[0].model_copy(update={"quote": "[red]hello[/red] [link=https://example.org]x"})
    assert "[red]hello[/red] [link=https://example.org]x" in printed(verdict.model_copy(update={"reasons": (tricky,)}))


def test_a_quote_with_escape_codes_is_printed_without_them(verdict: Verdict) -> None:
    """An ad that holds terminal escape codes cannot colour or clear the screen."""
    tricky = verdict.reasons[0].model_copy(update={"quote": "\x1b[2J\x1b]0;title\x07gone"})
    assert "\x1b" not in printed(verdict.model_copy(update={"reasons": (tricky,)}))
