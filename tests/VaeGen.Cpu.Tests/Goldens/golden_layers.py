"""The remaining activations, and layers that are made of other operations: embedding, attention, shuffles, distances."""

import math

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers
from golden_operations import unary_cases

DOUBLE = torch.float64

UNITS = {
    "celu(1)": (lambda x: F.celu(x, 1.0), "normal"),
    "celu(0.5)": (lambda x: F.celu(x, 0.5), "normal"),
    "hardswish": (lambda x: F.hardswish(2 * x), "normal"),
    "hardsigmoid": (lambda x: F.hardsigmoid(2 * x), "normal"),
    "hardshrink": (F.hardshrink, "normal"),
    "hardshrink(1)": (lambda x: F.hardshrink(x, 1.0), "ties"),
    "softshrink": (F.softshrink, "normal"),
    "softshrink(1)": (lambda x: F.softshrink(x, 1.0), "ties"),
    "softsign": (F.softsign, "normal"),
    "tanhshrink": (F.tanhshrink, "normal"),
    "threshold(0.5, -3)": (lambda x: F.threshold(x, 0.5, -3), "normal"),
    "threshold(1, 2)": (lambda x: F.threshold(x, 1, 2), "ties"),
    "rrelu": (lambda x: F.rrelu(x, 0.1, 0.3, training=False), "normal"),
}


def units():
    golden = GoldenFile("units")
    unary_cases(golden, UNITS)
    # PyTorch 1.13 has the slope 1/6 in single precision only, and takes NaN for a small number where later versions keep it
    golden.cases = [case for case in golden.cases if not (case["op"] == "hardsigmoid" and "double" in case["name"])
                    and not (case["op"].startswith("softshrink") and "special" in case["name"])]
    return golden


def attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is not None:
        scores = scores.masked_fill(~mask, -math.inf) if mask.dtype == torch.bool else scores + mask
    return torch.softmax(scores, -1) @ v


def causal(q, k, v):
    return attention(q, k, v, torch.ones(q.shape[-2], k.shape[-2], dtype=torch.bool).tril())


def layers():
    golden = GoldenFile("layers")
    x = Numbers()
    for dtype, suffix in ((torch.float32, ""), (DOUBLE, ", double")):
        def n(*shape, salt=0):
            return x(*shape, dtype=dtype, salt=salt)

        golden.operation("prelu", F.prelu, [n(5, 7), n(1, salt=1)], "one weight" + suffix)
        golden.operation("prelu", F.prelu, [n(2, 3, 5), n(3, salt=1)], "a weight a channel" + suffix)
        golden.operation("glu", F.glu, [n(5, 8)], "rows" + suffix)
        golden.operation("glu(1)", lambda x: F.glu(x, 1), [n(2, 6, 5)], "the middle" + suffix)
        golden.operation("softmin(1)", lambda x: F.softmin(x, 1), [n(5, 7)], "rows" + suffix)
        golden.operation("softmax2d", torch.nn.Softmax2d(), [n(2, 3, 4, 5)], "images" + suffix)
        golden.operation("cosine_similarity", F.cosine_similarity, [n(5, 7), n(5, 7, salt=1)], "rows" + suffix)
        golden.operation("cosine_similarity", F.cosine_similarity, [n(2, 3, 4), n(1, 3, 1, salt=1)], "broadcast" + suffix)
        golden.operation("pairwise_distance", F.pairwise_distance, [n(5, 7), n(5, 7, salt=1)], "rows" + suffix)
        golden.operation("pairwise_distance(1, keepdim)", lambda x, y: F.pairwise_distance(x, y, 1, keepdim=True), [n(5, 7), n(7, salt=1)], "one point" + suffix)
        golden.operation("pixel_shuffle(2)", lambda x: F.pixel_shuffle(x, 2), [n(2, 8, 3, 4)], "images" + suffix)
        golden.operation("pixel_unshuffle(3)", lambda x: F.pixel_unshuffle(x, 3), [n(2, 6, 9)], "one image" + suffix)
        golden.operation("bilinear", F.bilinear, [n(5, 3), n(5, 4, salt=1), n(2, 3, 4, salt=2), n(2, salt=3)], "rows" + suffix)
        golden.operation("bilinear, no bias", F.bilinear, [n(2, 5, 3), n(2, 5, 4, salt=1), n(2, 3, 4, salt=2)], "a batch of rows" + suffix)
        indices = torch.tensor([[2, 0, 2], [4, 2, 1]])
        golden.operation("embedding", lambda w, i: F.embedding(i, w), [n(5, 3), indices], "a matrix of indices" + suffix)
        golden.operation("embedding, padding 2", lambda w, i: F.embedding(i, w, padding_idx=2), [n(5, 3), indices], "padded" + suffix)
        golden.operation("embedding, by frequency", lambda w, i: F.embedding(i, w, scale_grad_by_freq=True), [n(5, 70), indices], "long rows" + suffix)
        golden.operation("embedding", lambda w, i: F.embedding(i, w), [n(5, 3), indices[0, 0]], "one index" + suffix)
        golden.operation("embedding", lambda w, i: F.embedding(i, w), [n(5, 3), indices[:0]], "no index" + suffix)
        q, k, v = n(2, 3, 5, 4), n(2, 3, 6, 4, salt=1), n(2, 3, 6, 7, salt=2)
        golden.operation("attention", attention, [q, k, v], "heads" + suffix)
        golden.operation("attention", attention, [n(5, 4), n(6, 4, salt=1), n(6, 2, salt=2)], "one head" + suffix)
        golden.operation("attention, causal", causal, [q, k, v], "heads" + suffix)
        golden.operation("attention, masked", attention, [q, k, v, Numbers("bool")(5, 6) | torch.eye(5, 6, dtype=torch.bool)], "truth values" + suffix)
        golden.operation("attention, masked", attention, [q, k, v, n(2, 1, 5, 6, salt=3)], "numbers" + suffix)
    golden.operation("prelu", F.prelu, [x(7, 5), x(7, salt=1)], "transposed", ["transpose", ""])
    golden.operation("embedding", lambda w, i: F.embedding(i, w), [x(3, 5), torch.tensor([[4, 0], [1, 4], [0, 0]])], "a table of columns", ["transpose", "transpose"])
    return golden
