"""Where torch is: `make model` brings it, and `make test` does not."""

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torch", reason="tuning needs torch, which only `make model` brings")

from scorer.encoder import Encoder
from scorer.tune import tune

WORDS = ("kitchen", "harvest", "warehouse", "hotel", "ship", "office", "garden", "school", "clinic", "bakery")
TEXTS = [
    f"{first} {asked} {second}"
    for asked in ("keeps your passport", "pays you weekly")
    for first in WORDS
    for second in WORDS
]
GIVEN = np.repeat([1, 0], len(WORDS) ** 2)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The encoder as it came."""
    return Encoder()


@pytest.fixture(scope="module")
def texts(encoder: Encoder) -> list[NDArray[np.floating]]:
    """The texts under the layers that are tuned."""
    return [encoder.below(text).windows[0] for text in TEXTS]


def quiet(what: str, done: int, total: int) -> None:
    """Nothing is told, but that it counts up to a whole."""
    assert what
    assert 0 < done <= total


@pytest.fixture(scope="module", autouse=True)
def _more_rounds() -> object:
    """A hundred texts want more rounds than twenty thousand."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("scorer.tune.EPOCHS", 12)
        yield


def test_the_tuned_encoder_tells_apart_what_it_was_taught(encoder: Encoder, texts: list[NDArray[np.floating]]) -> None:
    """Texts it did not see, read as a check reads them, in int8 with rounded changes, stand on their labels' sides."""
    seen = np.arange(len(TEXTS)) % 5 != 0
    changes, heads = tune(encoder.weights, [texts[at] for at in np.flatnonzero(seen)], GIVEN[seen], quiet)
    tuned = encoder.tuned(changes)
    margins = heads.margins(tuned.vectors([TEXTS[at] for at in np.flatnonzero(~seen)]))[:, 0]
    assert margins[GIVEN[~seen] == 1].min() > margins[GIVEN[~seen] == 0].max()
    assert {name.split(".")[0] for name in changes} == {"l8", "l9", "l10", "l11"}


def test_tuning_twice_gives_the_same(encoder: Encoder, texts: list[NDArray[np.floating]]) -> None:
    """On one machine the same texts give the same changes to the bit, and the same heads."""
    (one, heads), (two, again) = (tune(encoder.weights, texts[::4], GIVEN[::4], quiet) for _ in range(2))
    assert all(np.array_equal(one[name], two[name]) for name in one)
    assert np.array_equal(heads.weights, again.weights)
    assert any(one[name].any() for name in one)
