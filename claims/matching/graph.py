"""Writes the graph of a BERT sentence model from its weights, so that ONNX Runtime alone can run it.

The weights come in the ``safetensors`` format, a length, a JSON header and the numbers themselves; the graph takes
``input_ids`` and ``attention_mask`` and gives ``sentence_embedding``: the mean over the words that count, of length 1.
Cut off behind some of its layers it gives ``sentence_gist`` instead: the same mean as it is there, of any length.

Run as a program of its own, ``graph.py FOLDER TARGET [--rounded] [--layers=N]``: what it needs is large, is needed
once, and has no place in a web server. It imports nothing of ours for that reason.
"""

import json
import logging
import os
import struct
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # see runtime.py

from onnxruntime.quantization import QuantType, quantize_dynamic

_TYPES: dict[str, np.dtype[Any]] = {"F32": np.dtype("<f4"), "F16": np.dtype("<f2"), "I64": np.dtype("<i8")}
_OPSET, _IR_VERSION = 20, 10
_FAR_BELOW = -1e9


class Unreadable(Exception):
    """These files are no model that can be read; the message says what is wrong with them."""


def read_weights(path: Path) -> dict[str, np.ndarray]:
    """The arrays of a ``safetensors`` file by name, without copying them."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    try:
        (length,) = struct.unpack("<Q", raw[:8].tobytes())
        header = json.loads(raw[8 : 8 + length].tobytes())
        header.pop("__metadata__", None)
        weights = {}
        for name, about in header.items():
            start, end = about["data_offsets"]
            piece = raw[8 + length + start : 8 + length + end]
            weights[name] = piece.view(_TYPES[about["dtype"]]).reshape(about["shape"])
    except (struct.error, ValueError, KeyError, TypeError) as error:
        raise Unreadable(f"The file {path.name} does not hold weights in the safetensors format.") from error
    return weights


class _Graph:
    """Nodes and constants as they are added; every name is used once."""

    def __init__(self, weights: dict[str, np.ndarray], epsilon: float) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self._weights, self._epsilon = weights, epsilon

    def constant(self, name: str, values: Any, kind: Any = None) -> str:
        if name not in self.constants:
            array = np.ascontiguousarray(np.asarray(values, dtype=kind))
            self.constants[name] = numpy_helper.from_array(array, name)
        return name

    def weight(self, name: str, *, turned: bool = False) -> str:
        values = self._weights[name]
        return self.constant(name, values.T if turned else values, np.float32)

    def node(self, kind: str, inputs: Sequence[str], *, name: str = "", **attributes: Any) -> str:
        output = name or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def linear(self, values: str, layer: str) -> str:
        product = self.node("MatMul", [values, self.weight(f"{layer}.weight", turned=True)])
        return self.node("Add", [product, self.weight(f"{layer}.bias")])

    def normalised(self, values: str, layer: str) -> str:
        inputs = [values, self.weight(f"{layer}.weight"), self.weight(f"{layer}.bias")]
        return self.node("LayerNormalization", inputs, axis=-1, epsilon=self._epsilon)


def write_graph(folder: Path, target: Path, *, is_rounded: bool = False, layers: int | None = None) -> None:
    """Write the model whose ``config.json`` and ``model.safetensors`` lie in ``folder`` as ONNX to ``target``.

    Rounded weights take eight bits each: a quarter of the room, twice as fast, and nearly the same vectors. With
    ``layers`` the model ends behind so many of them.
    """
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        if config["model_type"] != "bert" or config["hidden_act"] != "gelu":
            raise Unreadable("The model is of another kind than BERT, and no graph is known for it.")
        graph = _sentence_graph(read_weights(folder / "model.safetensors"), config, layers)
    except (OSError, ValueError, KeyError) as error:
        raise Unreadable(f"The files in {folder} are not those of a BERT sentence model.") from error
    onnx.checker.check_model(graph)
    whole = graph.SerializeToString(deterministic=True)
    if not is_rounded:
        target.write_bytes(whole)
        return
    logging.getLogger().setLevel(logging.ERROR)  # a step is recommended that this graph does not need
    with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".onnx") as scratch:
        scratch.write(whole)
        scratch.flush()
        quantize_dynamic(
            scratch.name,
            target,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def _sentence_graph(weights: dict[str, np.ndarray], config: dict[str, Any], layers: int | None) -> onnx.ModelProto:
    size, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
    graph = _Graph(weights, float(config["layer_norm_eps"]))
    one, two = graph.constant("axis_1", [1], np.int64), graph.constant("axis_2", [2], np.int64)
    mask = graph.node("Cast", ["attention_mask"], to=TensorProto.FLOAT)
    values = _embedded(graph, one)
    absent = graph.node("Sub", [graph.constant("unit", 1.0, np.float32), mask])
    # Added to what a word would attend to: nothing for words that are there, far below for the filling behind them.
    hidden = graph.node("Unsqueeze", [absent, graph.constant("axes_1_2", [1, 2], np.int64)])
    hidden = graph.node("Mul", [hidden, graph.constant("far_below", _FAR_BELOW, np.float32)])
    for number in range(layers or int(config["num_hidden_layers"])):
        layer = f"encoder.layer.{number}"
        attended = _attention(graph, values, hidden, f"{layer}.attention.self", size, heads)
        attended = graph.linear(attended, f"{layer}.attention.output.dense")
        values = graph.normalised(graph.node("Add", [attended, values]), f"{layer}.attention.output.LayerNorm")
        wide = graph.node("Gelu", [graph.linear(values, f"{layer}.intermediate.dense")])
        narrow = graph.linear(wide, f"{layer}.output.dense")
        values = graph.normalised(graph.node("Add", [narrow, values]), f"{layer}.output.LayerNorm")
    counted = graph.node("Mul", [values, graph.node("Unsqueeze", [mask, two])])
    total = graph.node("ReduceSum", [counted, one], keepdims=0)
    count = graph.node("ReduceSum", [mask, one], keepdims=1)
    if layers is None:
        given = "sentence_embedding"
        mean = graph.node("Div", [total, count])
        graph.node("Div", [mean, graph.node("ReduceL2", [mean, one], keepdims=1)], name=given)
    else:
        given = "sentence_gist"
        graph.node("Div", [total, count], name=given)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "words"])
        for name in ("input_ids", "attention_mask")
    ]
    outputs = [helper.make_tensor_value_info(given, TensorProto.FLOAT, ["texts", size])]
    whole = helper.make_graph(graph.nodes, "sentences", inputs, outputs, list(graph.constants.values()))
    return helper.make_model(whole, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_IR_VERSION)


def _embedded(graph: _Graph, one: str) -> str:
    """Each word's own vector, with its place's added."""
    words = graph.node("Gather", [graph.weight("embeddings.word_embeddings.weight"), "input_ids"], axis=0)
    length = graph.node("Slice", [graph.node("Shape", ["input_ids"]), one, graph.constant("two", [2], np.int64)])
    start = graph.constant("start", [0], np.int64)
    places = graph.node("Slice", [graph.weight("embeddings.position_embeddings.weight"), start, length])
    kinds = graph.weight("embeddings.token_type_embeddings.weight")
    kind = graph.node("Gather", [kinds, graph.constant("first", 0, np.int64)], axis=0)
    values = graph.node("Add", [graph.node("Add", [words, places]), kind])
    return graph.normalised(values, "embeddings.LayerNorm")


def _attention(graph: _Graph, values: str, hidden: str, layer: str, size: int, heads: int) -> str:
    split = graph.constant("split", [0, 0, heads, size // heads], np.int64)

    def by_head(part: str, order: list[int]) -> str:
        pieces = graph.node("Reshape", [graph.linear(values, f"{layer}.{part}"), split])
        return graph.node("Transpose", [pieces], perm=order)

    asks, answers = by_head("query", [0, 2, 1, 3]), by_head("key", [0, 2, 3, 1])
    carries = by_head("value", [0, 2, 1, 3])
    scale = graph.constant("scale", (size / heads) ** -0.5, np.float32)
    weights = graph.node("Mul", [graph.node("MatMul", [asks, answers]), scale])
    weights = graph.node("Softmax", [graph.node("Add", [weights, hidden])], axis=-1)
    joined = graph.node("Transpose", [graph.node("MatMul", [weights, carries])], perm=[0, 2, 1, 3])
    return graph.node("Reshape", [joined, graph.constant("join", [0, 0, size], np.int64)])


def main(source: str, target: str, *options: str) -> None:
    layers = [int(option.removeprefix("--layers=")) for option in options if option.startswith("--layers=")]
    try:
        write_graph(Path(source), Path(target), is_rounded="--rounded" in options, layers=layers[0] if layers else None)
    except Unreadable as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"The file {target} could not be written: {error.strerror}.")


if __name__ == "__main__":
    main(*sys.argv[1:])
