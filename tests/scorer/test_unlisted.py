from collections.abc import Iterator, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from casefile.post import JobPost
from scorer.dataset import Row
from scorer.encoder import Tokens
from scorer.learn_unlisted import HANDS, ordinary_words
from scorer.meaning import NOBODY, texts_of
from scorer.unlisted import SENTENCES, Borders, Span, Unlisted, look_at, sentences, word_number, word_numbers

Floats = NDArray[np.float32]


class Halves:
    """Cuts texts into tokens of two letters, each with one number: how many of its letters are a Q."""

    def tokens(self, text: str) -> Tokens:
        """Two letters each."""
        starts = np.arange(0, max(len(text), 1), 2)
        return Tokens(starts, starts, np.minimum(starts + 2, len(text)))

    def looked_at(self, texts: Sequence[str]) -> Iterator[tuple[Tokens, Floats]]:
        """One number a token."""
        for text in texts:
            tokens = self.tokens(text)
            yield tokens, np.array([[text[at : at + 2].count("Q")] for at in tokens.starts], np.float32)


def unlisted(*ordinary: str) -> Unlisted:
    """Finds words where one letter in ten is a Q, ordinary ones where each is, and those beside them where one in twenty is."""
    one, none = np.ones(1, np.float32), np.zeros(1, np.float32)
    borders = Borders(rare=0.2, ordinary=2.0, beside=0.1)
    return Unlisted(none, one, one.reshape(1, 1), none, one, frozenset(map(word_number, ordinary)), borders)


def find(text: str) -> list[Span]:
    """The spans that are found."""
    return unlisted().find(Halves(), text)


def _found(text: str) -> list[str]:
    return [text[start:end] for start, end in find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we seek Quakers now", ["Quakers"]),
        ("we seek new-Quakers", ["Quakers"]),
        ("nobody at all", []),
        ("Q", ["Q"]),
        ("", []),
    ],
)
def test_the_whole_word_is_found(text: str, found: list[str]) -> None:
    """A word is found whole, without what stands around it."""
    assert [one.strip(" -") for one in _found(text)] == found


def test_where_words_run_together_each_token_is_one() -> None:
    """Chinese and Thai have no words by spaces: what is found is no more than the token."""
    assert [len(words.spans) for words in look_at(Halves(), "我们招聘人员")] == [3]
    assert [len(words.spans) for words in look_at(Halves(), "staffareall")] == [1]


def test_a_name_of_several_words_is_found_whole() -> None:
    """A word below the border is found beside one above it, and not by itself."""
    rare = "abcdefghijklmnQ"
    assert not find(f"we seek {rare}")
    assert [text.strip() for text in _found(f"{rare} {rare} Q we")] == [rare, rare, "Q"]


def test_a_word_that_many_use_must_look_much_more_like_one() -> None:
    """In capitals or not, unless it stands beside one that is found."""
    text = "we seek Quilters now, Quakers Quilters"
    found = [text[start:end] for start, end in unlisted("QUILTERS").find(Halves(), text)]
    assert found == ["Quakers", "Quilters"]
    assert [len(unlisted(*words).find(Halves(), "a Quaker")) for words in ((), ("quaker",))] == [1, 0]


def test_words_are_numbered_as_they_are_looked_at() -> None:
    """The numbers are of the same words that the perceptron asks about."""
    text = "We seek Quakers. Day shift\n我们招聘。"
    words = {text[start:end] for words in look_at(Halves(), text) for start, end in words.spans}
    assert word_numbers(Halves(), text) == set(map(word_number, words - {""}))


def test_a_word_is_ordinary_that_many_hands_wrote() -> None:
    """However often one hand wrote it; in each language; without the words that lists hold."""

    def row(text: str, hand: str) -> Row:
        return Row(JobPost(text=text, language="en"), "legitimate", "legitimate", hand, hand, "en", own=True)

    hands = [f"hand {number}" for number in range(HANDS)]
    rows = [row("salary for Filipinos", hand) for hand in hands] + [row("Exampleton", hands[0])] * HANDS
    assert ordinary_words(Halves(), rows) == {word_number("salary"), word_number("for")}


def test_one_sentence_says_nothing_of_another() -> None:
    """Each is shown to the encoder by itself: who is sought in one changes nothing of what is found elsewhere."""
    shown: list[str] = []

    class Shown(Halves):
        def looked_at(self, texts: Sequence[str]) -> Iterator[tuple[Tokens, Floats]]:
            shown.extend(texts)
            return super().looked_at(texts)

    unlisted().find(Shown(), "We seek Quakers. Day shift, 1.5 times the wage\n- Rooms!\n\n我们招聘。工资")
    assert shown == ["We seek Quakers. ", "Day shift, 1.5 times the wage\n", "- Rooms!\n\n", "我们招聘。", "工资"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ('He said "come." Then we went.', ['He said "come." ', "Then we went."]),
        ("Good pay.Apply now!Room free", ["Good pay.", "Apply now!", "Room free"]),
        ("Хорошая зарплата.Пишите", ["Хорошая зарплата.", "Пишите"]),
        ("「来てください。」と言った", ["「来てください。」", "と言った"]),
        ("In the U.S. Army, 1.5 times, at example.com", ["In the U.S. ", "Army, 1.5 times, at example.com"]),
    ],
)
def test_where_sentences_end(text: str, cut: list[str]) -> None:
    """With the marks that close a quotation, and where the space before a capital is left out; not within a name of a host."""
    assert [text[start:end] for start, end in sentences(text)] == cut


def test_a_text_of_nothing_but_ends_is_read_in_few_runs() -> None:
    """However many sentences there seem to be, the last takes what is left, and nothing of the text is lost."""
    text = "a.\n" * 500
    cut = sentences(text)
    assert len(cut) == SENTENCES
    assert "".join(text[start:end] for start, end in cut) == text


def test_it_is_stored_and_read_back() -> None:
    """Half the digits are kept, and find the same."""
    stored = {name: np.asarray(array) for name, array in unlisted("we", "seek").arrays().items()}
    again = Unlisted.from_arrays(stored)
    assert again.ordinary == unlisted("we", "seek").ordinary
    assert again.borders == unlisted().borders
    assert again.find(Halves(), "old Quakers") == find("old Quakers")


def test_what_is_found_is_shown_to_the_encoder_nowhere() -> None:
    """The text does not show such a word, and its pieces stay in their places."""
    told = "We seek Quakers for the warehouse in the harbour, day shift. "
    post = JobPost(text=told * 6, language="en")
    read = texts_of(post, find)
    assert "Quakers" not in read.whole
    assert read.whole.count(NOBODY) == 6
    assert read.whole[slice(*read.pieces[1])] == f"We seek {NOBODY} for the warehouse in the harbour, day shift. "


def test_one_name_of_several_words_is_one() -> None:
    """A people with a name of three words and one with a name of one are the same to the encoder, by list or likeness."""
    one, other = (
        texts_of(JobPost(text=f"Seeking {who}, for cooking", language="en"), find).whole
        for who in ("Quakers", "Qold Qkenyan Qwomen")
    )
    assert one == other == f"Seeking {NOBODY}, for cooking"
