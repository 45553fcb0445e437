"""Where torch is: `make model` brings it, and `make test` does not."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("torch", reason="tuning needs torch, which only `make model` brings")

from scorer.encoder.weights import Weights, read_weights
from scorer.tuned import tune_encoder

GIVEN = np.array([0, 1, 0, 1])


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The encoder's, as they came."""
    return read_weights()


@pytest.fixture(scope="module")
def texts(weights: Weights) -> list[NDArray[np.floating]]:
    """Four texts of a few tokens, under the layers that are tuned."""
    random = np.random.default_rng(1)
    return [random.normal(size=(size, weights.width)).astype(np.float16) for size in (3, 5, 4, 6)]


class Steps(list[str]):
    """All steps that are told."""

    def __call__(self, what: str, *_: int) -> None:
        """One more."""
        self.append(what)


def test_what_was_tuned_is_taken_up_as_it_was(
    weights: Weights, texts: list[NDArray[np.floating]], tmp_path: Path
) -> None:
    """The second time nothing is tuned, and the same is given to the bit."""
    steps = Steps()
    changes, heads = tune_encoder(weights, texts, GIVEN, tmp_path / "new", steps)
    tuned = len(steps)
    again, same = tune_encoder(weights, texts, GIVEN, tmp_path / "new", steps)
    assert len(steps) == tuned > 0
    assert {*changes} == {*again}
    assert all(np.array_equal(changes[name], again[name]) for name in changes)
    assert np.array_equal(heads.weights, same.weights)
    assert np.array_equal(heads.bias, same.bias)


@pytest.mark.parametrize("what", ["classes", "states", "cut", "version"])
def test_what_is_asked_differently_is_tuned(
    weights: Weights, texts: list[NDArray[np.floating]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    """Other classes, other texts, the same states cut into texts elsewhere, and another version of PyTorch."""
    steps = Steps()
    tune_encoder(weights, texts, GIVEN, tmp_path, steps)
    tuned, given = len(steps), GIVEN
    if what == "classes":
        given = GIVEN[::-1].copy()
    elif what == "states":
        texts = [texts[0] + np.float16(1), *texts[1:]]
    elif what == "cut":
        texts = [np.concatenate(texts[:2])[:4], np.concatenate(texts[:2])[4:], *texts[2:]]
    else:
        monkeypatch.setattr("scorer.tuned.version", lambda _: "another")
    tune_encoder(weights, texts, given, tmp_path, steps)
    assert len(steps) > tuned
    assert len(list(tmp_path.iterdir())) == 2


def test_what_was_interrupted_leaves_nothing(
    weights: Weights, texts: list[NDArray[np.floating]], tmp_path: Path
) -> None:
    """Half of a tuning is never taken for a whole one."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tune_encoder(weights, texts, GIVEN, tmp_path / "new", stopped)
    assert not (tmp_path / "new").exists()
