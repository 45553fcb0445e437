from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from scorer.ngrams import BITS, SIZES, NGramHeads, ngrams
from scorer.steps import LEVELS


@cache
def heads() -> NGramHeads:
    """Heads of numbers drawn once."""
    return NGramHeads.of(drawn(), np.array([0.5, -0.5, 0.25], np.float32))


@cache
def drawn() -> NDArray[np.float64]:
    """Weights, most of them small and a few large."""
    return np.random.default_rng(3).standard_t(4, size=(3, 2**BITS))


def test_a_text_is_a_vector_of_length_one() -> None:
    """Its places are in order, within the table, and as many as it has different n-grams."""
    places, values = ngrams("cook wanted")
    text = " cook wanted "
    different = {text[at : at + size] for size in SIZES for at in range(len(text) - size + 1)}
    assert np.isclose(np.linalg.norm(values), 1)
    assert list(places) == sorted(set(places))
    assert len(places) == len(different)
    assert 0 <= places.min() <= places.max() < 2**BITS


def test_capitals_and_white_space_are_nothing() -> None:
    """How loud a text is, or how it is broken into lines, is no wording."""
    one, other = ngrams("Cook wanted, DAY shift"), ngrams("  cook\nwanted,\t day  SHIFT ")
    assert np.array_equal(one.places, other.places)
    assert np.array_equal(one.values, other.values)


def test_what_stands_more_often_counts_more() -> None:
    """By the logarithm: three times is not three times as much."""
    numbers = dict(zip(*ngrams("xaby uabv kabm, qcdr"), strict=True))
    thrice, once = numbers[common("xaby", "uabv")], numbers[common("qcdr", "zcdj")]
    assert np.isclose(thrice / once, 1 + np.log(3))


def common(one: str, other: str) -> int:
    """The place of the one n-gram that two words share, single letters aside."""
    letters = {*ngrams(" ".join(one)).places}
    (place,) = ({*ngrams(one).places} & {*ngrams(other).places}) - letters
    return int(place)


@pytest.mark.parametrize("text", ["", " ", "a", "\n", "\ud800", "\U0001f600", "中"])
def test_any_text_has_margins(text: str) -> None:
    """However short or strange."""
    assert np.isfinite(heads().margins(text)).all()


def test_margins_are_weights_of_what_stands_there() -> None:
    """A margin is the sum of the text's numbers with the label's weights, and the bias; steps keep it near."""
    text = "Cook wanted for day shift, room near the market"
    places, values = ngrams(text)
    expected = drawn()[:, places] @ values + [0.5, -0.5, 0.25]
    assert np.abs(expected).max() > 1
    assert np.allclose(heads().margins(text), expected, atol=0.4)


def test_weights_in_whole_steps_stay_as_they_are() -> None:
    """What the steps can say is said exactly."""
    weights = np.random.default_rng(3).integers(-LEVELS, LEVELS, size=(3, 2**BITS), endpoint=True) * 0.25
    assert np.array_equal((NGramHeads.of(weights, np.zeros(3, np.float32)).weights * 0.25).T, weights)


def test_a_label_without_weights_has_its_bias() -> None:
    """Weights that are all nothing are no division by nothing."""
    blank = NGramHeads.of(np.zeros((1, 2**BITS)), np.array([0.5], np.float32))
    assert blank.margins("cook wanted") == pytest.approx([0.5])


def test_heads_are_stored_and_read_back() -> None:
    """What is read gives the same margins, and what lacks something is not read."""
    stored = heads().arrays()
    again = NGramHeads.from_arrays(stored)
    assert np.array_equal(again.margins("cook wanted"), heads().margins("cook wanted"))
    del stored["ngrams.steps"]
    with pytest.raises(KeyError, match="steps"):
        NGramHeads.from_arrays(stored)
