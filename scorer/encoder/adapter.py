"""What we learn on top of the weights: for some tensors a difference, added before they are quantised.

An adapter maps names of tensors (see `Weights`) to float32 arrays. "l8.q.w" or "l8.fo.b" is the difference itself, of the
tensor's shape. A matrix may come as a pair of thin ones instead: "l8.q.w.down" [rank, in] and "l8.q.w.up" [out, rank], whose
product up @ down is the difference. Word, position and type embeddings cannot be changed.
"""

import hashlib
from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from scorer.encoder.weights import Weights

Adapter: TypeAlias = Mapping[str, NDArray[np.float32]]
DOWN, UP = ".down", ".up"
FIXED = frozenset({"emb.word", "emb.pos", "emb.type"})


def differences(adapter: Adapter, weights: Weights) -> dict[str, NDArray[np.float32]]:
    """The differences by tensor, pairs multiplied out.

    Raises ValueError for a name that is none, half a pair, a wrong shape or a number that is not finite.
    """
    found: dict[str, NDArray[np.float32]] = {}
    for name in sorted({key.removesuffix(DOWN).removesuffix(UP) for key in adapter}):
        if name in FIXED or name not in weights.names:
            raise ValueError(f"no tensor {name!r} to adapt")
        written = {key for key in (name, name + DOWN, name + UP) if key in adapter}
        if written == {name}:
            difference = adapter[name]
        elif written == {name + DOWN, name + UP} and adapter[name + UP].shape[-1:] == adapter[name + DOWN].shape[:1]:
            difference = adapter[name + UP] @ adapter[name + DOWN]
        else:
            raise ValueError(f"{name!r} needs either its difference or a fitting pair, not {sorted(written)}")
        if difference.shape != weights.tensor(name).shape or not np.isfinite(difference).all():
            raise ValueError(f"{name!r} needs finite numbers of the tensor's shape, not of {difference.shape}")
        found[name] = difference.astype(np.float32)
    return found


def digest(adapter: Adapter) -> str:
    """A name for the adapter's content: sha256 over names, shapes and numbers, in the order of names."""
    content = hashlib.sha256()
    for name, array in sorted(adapter.items()):
        content.update(f"{name}{array.shape}".encode())
        content.update(np.ascontiguousarray(array, "<f4").tobytes())
    return content.hexdigest()
