"""Who speaks in a pasted chat, and what of it is only asked."""

import json
from pathlib import Path
from typing import Any

import pytest

from casefile.post import JobPost
from facts import load_facts
from scorer.lexicon import load_lexicon
from scorer.reading import Reading
from scorer.speakers import asked, turns

CHATS = [json.loads(line) for line in (Path(__file__).parent / "chats" / "chats.jsonl").read_text("utf-8").splitlines()]
"""Chats in eleven languages, and what the seeker asks in them that nobody affirms: nothing where the roles are in doubt."""


@pytest.mark.parametrize("chat", CHATS, ids=lambda chat: chat["chat"][:30])
def test_what_the_seeker_asks_is_found_word_by_word(chat: dict[str, Any]) -> None:
    """Questions of a clear seeker are given; of a recruiter who asks, or where the answer is yes, every word counts."""
    text = chat["chat"]
    assert [text[start:end].strip() for start, end in asked(text)] == chat["asked"]


def test_turns_have_their_speakers_in_order() -> None:
    """A line without a name belongs to the one before it."""
    chat = "A: hello\nB: come on Monday\nat nine\nA: thanks"
    assert [(turn.speaker, chat[turn.start : turn.end].strip()) for turn in turns(chat)] == [
        ("A", "hello"),
        ("B", "come on Monday\nat nine"),
        ("A", "thanks"),
    ]


def _reading(text: str, language: str = "en") -> Reading:
    return Reading(JobPost(text=text, language=language), load_lexicon(), load_facts())


def test_a_question_is_not_said_of_the_offer() -> None:
    """The same words are a sign where they are said, and none where the seeker asks them."""
    said = "A: hello, what about papers?\nB: We keep your passport in the office safe, all of them, for everybody"
    only_asked = "A: you keep our passport?\nB: Never ever, the hotel has no business with that at all\nA: great"
    assert _reading(said).asserted("passport_kept")
    assert "keep our passport" in only_asked
    assert not _reading(only_asked).asserted("passport_kept")


def test_a_long_chat_is_read_in_time() -> None:
    """A hundred thousand characters of questions take no longer than any other text of that length."""
    chat = "A: is there a fee?\nB: never, come and see for yourself\n" * 2_000
    assert len(asked(chat)) == 2_000
