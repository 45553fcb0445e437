import numpy as np
import pytest

from scorer.ngrams import BITS, SIZES, NGramHeads, ngrams


def heads() -> NGramHeads:
    """Heads of numbers drawn once."""
    random = np.random.default_rng(3)
    return NGramHeads.of(random.normal(size=(3, 2**BITS)), np.array([0.5, -0.5, 0.25], np.float32))


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
    """The place of the one n-gram that two texts share."""
    (place,) = {*ngrams(one).places} & {*ngrams(other).places}
    return int(place)


@pytest.mark.parametrize("text", ["", " ", "a", "\n", "\ud800", "\U0001f600", "中"])
def test_any_text_has_margins(text: str) -> None:
    """However short or strange."""
    assert np.isfinite(heads().margins(text)).all()


def test_margins_are_weights_of_what_stands_there() -> None:
    """A margin is the sum of the text's numbers with the label's weights, and the bias; eight bits keep it near."""
    weights = np.random.default_rng(3).normal(size=(3, 2**BITS))
    places, values = ngrams("Cook wanted for day shift, room near the market")
    expected = weights[:, places] @ values + [0.5, -0.5, 0.25]
    assert np.abs(expected).max() > 0.5
    assert np.allclose(heads().margins("Cook wanted for day shift, room near the market"), expected, atol=0.06)


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
