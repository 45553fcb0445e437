import numpy as np
import pytest

from scorer.encoder.tokens import Tokenizer
from scorer.encoder.weights import Weights, read_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The weights as installed."""
    return read_weights()


@pytest.fixture(scope="module")
def tokenizer(weights: Weights) -> Tokenizer:
    """The tokenizer over them."""
    return Tokenizer(weights)


def cut(tokenizer: Tokenizer, weights: Weights, text: str) -> list[tuple[str, str]]:
    """Each piece beside the words of the text it stands for."""
    return [(weights.pieces[piece], text[start:end]) for piece, start, end in zip(*tokenizer.tokens(text), strict=True)]


def test_names_the_letters_each_piece_stands_for(tokenizer: Tokenizer, weights: Weights) -> None:
    """Spans give back the text's own letters, also where the normal form is longer, shorter or drops a letter."""
    assert cut(tokenizer, weights, "Paid weekly") == [("▁Pa", "Pa"), ("id", "id"), ("▁week", " week"), ("ly", "ly")]
    assert cut(tokenizer, weights, "ﬁx") == [("▁fix", "ﬁx")]
    assert cut(tokenizer, weights, "no   ①②") == [("▁no", "no"), ("▁12", "   ①②")]
    assert cut(tokenizer, weights, "jo\x07b") == [("▁job", "jo\x07b")]


@pytest.mark.parametrize(
    "text", ["招聘客服包吃包住", "ဝန်ထမ်း ခေါ်သည်", "Wir suchen Köche", "😀 ok 😀😀", "  a  b  ", "ﷺ x"]
)
def test_spans_cover_the_text_in_order(tokenizer: Tokenizer, text: str) -> None:
    """Together the spans leave out no letter, and none begins before the one ahead of it."""
    tokens = tokenizer.tokens(text)
    named = {place for start, end in zip(tokens.starts, tokens.ends, strict=True) for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if not letter.isspace()} <= named
    assert (np.diff(tokens.starts) >= 0).all()


def test_control_marks_in_a_text_are_letters(tokenizer: Tokenizer, weights: Weights) -> None:
    """Who writes "</s>" in an ad does not end the text for the model."""
    marks = {weights.begin, weights.end, weights.pieces.index("<mask>"), weights.pieces.index("<pad>")}
    assert not marks & set(tokenizer.tokens("<s> </s> <mask> <pad>").ids.tolist())


def test_unknown_letters_in_a_row_are_one_piece(tokenizer: Tokenizer, weights: Weights) -> None:
    """A lone surrogate has no piece; five of them are one unknown, with the span of all."""
    tokens = tokenizer.tokens("a " + "\ud83d" * 5)
    (at,) = np.flatnonzero(tokens.ids == weights.unknown)
    assert (tokens.starts[at], tokens.ends[at]) == (2, 7)


def test_windows_are_full_and_marked(tokenizer: Tokenizer, weights: Weights) -> None:
    """No window is longer than the model's 512 places, each has its marks, and together they hold prefix and text."""
    text = "seven days a week " * 300
    windows = list(tokenizer.windows(tokenizer.tokens(text)))
    assert [len(ids) for ids in windows[:-1]] == [512] * (len(windows) - 1)
    assert {(int(ids[0]), int(ids[-1])) for ids in windows} == {(weights.begin, weights.end)}
    content = np.concatenate([ids[1:-1] for ids in windows])
    assert "".join(weights.pieces[i] for i in content).startswith("▁query:▁seven")
    assert np.array_equal(content[-len(tokenizer.tokens(text).ids) :], tokenizer.tokens(text).ids)
