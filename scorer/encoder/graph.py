"""The encoder's layers as ONNX graphs, made in memory, and the sessions that run them.

In: of one window, its embeddings (word, position and type summed) or its hidden states after a layer, [1, tokens, 384]. Out: its
hidden states after a later one, not normalised. One window a run: there is no padding and no mask, and since an int8 scale is
taken over all that goes through together, a text's states would otherwise depend on its neighbours.
"""

from typing import Any

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from scorer.encoder.weights import Weights

LEVELS = 64
"""Weights are whole numbers from -64 to 64. With 127, processors without VNNI let pairs of products overflow (255 x 127 x 2
does not fit 16 bits) and would answer differently; 64 fits, and costs no fidelity that could be measured."""
IN_FULL = frozenset({"l0.fo", "l4.fo"})
"""Matrices left as float32: what enters them has outliers in few places, and one int8 scale for all would blur the rest.
This halves the whole error for 7% of the time."""
EMBEDDED, SEEN, KEPT, LAST = 0, 5, 8, 12
"""Before the first layer; after the one where single words are looked at (they know their neighbours, and it costs little);
after the last one that is as it came, above which layers are tuned; after the last one."""
BELOW = "below"
"""The name of what goes in."""
FUSED = "com.microsoft"
"""onnxruntime's own operators."""


def session(weights: Weights, threads: int, below: int, above: int) -> ort.InferenceSession:
    """A session for `states`: the layers between two; `threads` within one run, 0 for as many as there are cores."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    # Threads that spin while they wait take the cores from the rest of the server.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # What more there is to fuse would make Add and LayerNormalization one, which is four times slower than the two.
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    model = _Graph(weights).layers(below, above)
    return ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def states(running: ort.InferenceSession, below: NDArray[np.float32]) -> NDArray[np.float32]:
    """The hidden states [tokens, 384] above a session's layers, of those below."""
    (found,) = running.run(None, {BELOW: below[None]})
    first: NDArray[np.float32] = found[0]
    return first


class _Graph:
    """Nodes and constants, as they are laid one on another. Each method gives the name of its output."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[NodeProto] = []
        self._constants: list[TensorProto] = []

    def layers(self, below: int, above: int) -> ModelProto:
        """Token by token."""
        state = BELOW if below else self._normal(BELOW, "emb.ln")
        for layer in range(below, above):
            state = self._layer(state, f"l{layer}")
        shape: list[str | int | None] = [1, "tokens", self._weights.width]
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [helper.make_tensor_value_info(BELOW, TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info(state, TensorProto.FLOAT, shape)],
            self._constants,
        )
        # The versions that onnxruntime has known for longest and that have all we use.
        versions = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=8)

    def _layer(self, state: str, layer: str) -> str:
        asked = [self._linear(state, f"{layer}.{part}") for part in "qkv"]
        heads = self._weights.heads
        seen = self._node("MultiHeadAttention", asked, f"{layer}.seen", domain=FUSED, num_heads=heads)
        state = self._normal(self._sum(state, self._linear(seen, f"{layer}.ao")), f"{layer}.aln")
        wide = self._node("Gelu", [self._linear(state, f"{layer}.fi")], f"{layer}.wide", domain=FUSED)
        return self._normal(self._sum(state, self._linear(wide, f"{layer}.fo")), f"{layer}.oln")

    def _linear(self, state: str, name: str) -> str:
        weight, bias = self._tensor(f"{name}.w"), self._constant(f"{name}.b", self._tensor(f"{name}.b"))
        if name in IN_FULL:
            product = self._node("MatMul", [state, self._constant(f"{name}.w", weight.T)], f"{name}.product")
            return self._sum(product, bias)
        scale = np.abs(weight).max(axis=1) / LEVELS
        scale[scale == 0] = 1
        whole = np.rint(weight / scale[:, None]).astype(np.int8)
        parts = {"w": whole.T, "scale": scale, "zero": np.zeros(len(scale), np.int8)}
        constants = [self._constant(f"{name}.{part}", values) for part, values in parts.items()]
        return self._node("DynamicQuantizeMatMul", [state, *constants, bias], f"{name}.out", domain=FUSED)

    def _normal(self, state: str, name: str) -> str:
        constants = [self._constant(f"{name}.{part}", self._tensor(f"{name}.{part}")) for part in "wb"]
        return self._node("LayerNormalization", [state, *constants], f"{name}.out", epsilon=self._weights.epsilon)

    def _sum(self, one: str, other: str) -> str:
        return self._node("Add", [one, other], f"{other}.sum")

    def _node(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        self._nodes.append(helper.make_node(kind, inputs, [output], **settings))
        return output

    def _constant(self, name: str, values: NDArray[np.float32] | NDArray[np.int8] | NDArray[np.int64]) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _tensor(self, name: str) -> NDArray[np.float32]:
        return self._weights.tensor(name)
