"""Tunes the encoder, or takes up what was tuned on the same before: training may be stopped, and goes on. Training only."""

import hashlib
import inspect
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scorer import steps
from scorer.encoder import Changes, changes, graph
from scorer.encoder.weights import Weights
from scorer.fit import Progress
from scorer.linear import LinearHeads


def tune_encoder(
    weights: Weights, texts: Sequence[NDArray[np.floating]], given: NDArray[np.int64], folder: Path, progress: Progress
) -> tuple[Changes, LinearHeads]:
    """What `scorer.tune.tune` learns, which is also kept in `folder`, in a file named by all that it depends on.

    A file is 3 MB. Whoever deletes one loses nothing but the time to make it. Raises ImportError without torch.
    """
    from scorer import tune  # noqa: PLC0415 - torch is only where models are made

    code = "".join(map(inspect.getsource, (tune, changes, steps, graph)))
    kept = folder / f"{_name(code, weights, texts, given)}.npz"
    if kept.is_file():
        with np.load(kept, allow_pickle=False) as stored:
            arrays = dict(stored)
        return Changes.from_arrays(arrays), LinearHeads.from_arrays(arrays)
    learnt, heads = tune.tune(weights, texts, given, progress)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(".new.npz")
    np.savez(fresh, allow_pickle=False, **learnt.arrays(), **heads.arrays())
    fresh.rename(kept)
    return learnt, heads


def _name(code: str, weights: Weights, texts: Sequence[NDArray[np.floating]], given: NDArray[np.int64]) -> str:
    """Differs where what is learnt might: by the code that learns, PyTorch, the encoder, the texts and their classes."""
    digest = hashlib.sha256(f"{version('torch')} {weights.sha256} {len(texts)} {code}".encode())
    digest.update(given.tobytes())
    for text in texts:
        digest.update(str(text.shape).encode())
        digest.update(np.ascontiguousarray(text).data)
    return digest.hexdigest()
