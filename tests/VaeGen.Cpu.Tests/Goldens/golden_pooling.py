"""Pooling over windows, and resizing."""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64

# name: (function, its shapes)
LINES = [(2, 3, 9), (3, 8), (1, 1, 7), (0, 2, 9)]
IMAGES = [(2, 3, 7, 9), (3, 8, 6), (1, 1, 5, 5), (0, 2, 6, 6)]

POOLING = {
    "avg_pool1d(3)": (lambda x: F.avg_pool1d(x, 3), LINES),
    "avg_pool1d(4, 2, 1, ceil)": (lambda x: F.avg_pool1d(x, 4, 2, 1, ceil_mode=True), LINES),
    "avg_pool1d(3, 2, 1, without padding)": (lambda x: F.avg_pool1d(x, 3, 2, 1, count_include_pad=False), LINES),
    "avg_pool2d(2)": (lambda x: F.avg_pool2d(x, 2), IMAGES),
    "avg_pool2d(3, 2, 1)": (lambda x: F.avg_pool2d(x, 3, 2, 1), IMAGES),
    "avg_pool2d((3, 2), (1, 2), (1, 0), ceil, without padding)":
        (lambda x: F.avg_pool2d(x, (3, 2), (1, 2), (1, 0), ceil_mode=True, count_include_pad=False), IMAGES),
    "avg_pool2d(3, 2, 1, ceil)": (lambda x: F.avg_pool2d(x, 3, 2, 1, ceil_mode=True), IMAGES),
    "avg_pool2d(2, divisor: 3)": (lambda x: F.avg_pool2d(x, 2, divisor_override=3), IMAGES),
    "adaptive_avg_pool1d(4)": (lambda x: F.adaptive_avg_pool1d(x, 4), LINES),
    "adaptive_avg_pool2d(1)": (lambda x: F.adaptive_avg_pool2d(x, 1), IMAGES),
    "adaptive_avg_pool2d((3, 4))": (lambda x: F.adaptive_avg_pool2d(x, (3, 4)), IMAGES),
    "adaptive_avg_pool2d(10)": (lambda x: F.adaptive_avg_pool2d(x, 10), IMAGES[:3]),
}

MAXIMA = {
    "max_pool1d(3)": (lambda x, i: F.max_pool1d(x, 3, return_indices=i), LINES),
    "max_pool1d(3, 2, 1, 2, ceil)": (lambda x, i: F.max_pool1d(x, 3, 2, 1, 2, ceil_mode=True, return_indices=i), LINES),
    "max_pool2d(2)": (lambda x, i: F.max_pool2d(x, 2, return_indices=i), IMAGES),
    "max_pool2d(3, 2, 1)": (lambda x, i: F.max_pool2d(x, 3, 2, 1, return_indices=i), IMAGES),
    "max_pool2d(2, 1, 1, 2)": (lambda x, i: F.max_pool2d(x, 2, 1, 1, 2, return_indices=i), IMAGES),
    "max_pool2d((2, 3), (2, 1), (1, 0), ceil)": (lambda x, i: F.max_pool2d(x, (2, 3), (2, 1), (1, 0), ceil_mode=True, return_indices=i), IMAGES),
    "adaptive_max_pool1d(4)": (lambda x, i: F.adaptive_max_pool1d(x, 4, return_indices=i), LINES),
    "adaptive_max_pool2d((3, 4))": (lambda x, i: F.adaptive_max_pool2d(x, (3, 4), return_indices=i), IMAGES),
}

RESIZING = {
    "nearest(13)": (lambda x: F.interpolate(x, size=13), [(2, 3, 9), (1, 1, 4)]),
    "nearest(x 2)": (lambda x: F.interpolate(x, scale_factor=2), [(2, 3, 9), (2, 3, 4, 5), (0, 2, 3, 3)]),
    "nearest((5, 3))": (lambda x: F.interpolate(x, size=(5, 3)), [(2, 3, 4, 7), (1, 2, 5, 3)]),
    "nearest(x 1.7)": (lambda x: F.interpolate(x, scale_factor=1.7), [(2, 3, 10), (2, 3, 4, 7)]),
    "nearest(x 1.7, recomputed)": (lambda x: F.interpolate(x, scale_factor=1.7, recompute_scale_factor=True), [(2, 3, 10), (2, 3, 4, 7)]),
    "nearest-exact((6, 11))": (lambda x: F.interpolate(x, size=(6, 11), mode="nearest-exact"), [(2, 3, 4, 7), (1, 2, 9, 5)]),
    "linear(7)": (lambda x: F.interpolate(x, size=7, mode="linear"), [(2, 3, 4), (2, 3, 13), (1, 1, 1)]),
    "linear(7, aligned)": (lambda x: F.interpolate(x, size=7, mode="linear", align_corners=True), [(2, 3, 4), (2, 3, 13), (1, 1, 1)]),
    "linear(x 0.6)": (lambda x: F.interpolate(x, scale_factor=0.6, mode="linear"), [(2, 3, 11)]),
    "bilinear(x 2)": (lambda x: F.interpolate(x, scale_factor=2, mode="bilinear"), [(2, 3, 4, 5), (1, 1, 1, 1), (0, 1, 2, 2)]),
    "bilinear(x (1.5, 2.3))": (lambda x: F.interpolate(x, scale_factor=(1.5, 2.3), mode="bilinear"), [(2, 3, 4, 5)]),
    "bilinear(x 2, aligned)": (lambda x: F.interpolate(x, scale_factor=2, mode="bilinear", align_corners=True), [(2, 3, 4, 5), (1, 1, 1, 3)]),
    "bilinear((3, 8))": (lambda x: F.interpolate(x, size=(3, 8), mode="bilinear"), [(2, 3, 6, 5)]),
    "bilinear(1, aligned)": (lambda x: F.interpolate(x, size=1, mode="bilinear", align_corners=True), [(2, 3, 6, 5)]),
    "bicubic(x 2)": (lambda x: F.interpolate(x, scale_factor=2, mode="bicubic"), [(2, 3, 4, 5), (1, 1, 1, 2)]),
    "bicubic((3, 8), aligned)": (lambda x: F.interpolate(x, size=(3, 8), mode="bicubic", align_corners=True), [(2, 3, 6, 5)]),
    "area((3, 4))": (lambda x: F.interpolate(x, size=(3, 4), mode="area"), [(2, 3, 6, 5)]),
}


def cases(golden, op, function, shapes, gradients=True):
    x = Numbers()
    for shape in shapes:
        golden.operation(op, function, [x(*shape)], str(list(shape)), gradients=gradients)
    double = x(*shapes[0], dtype=DOUBLE)
    golden.operation(op, function, [double], "double", gradients=gradients)
    turned = x(*shapes[0]).transpose(-2, -1).contiguous()
    golden.operation(op, function, [turned], "transposed", ["transpose"], gradients=gradients)


def pooling():
    golden = GoldenFile("pooling")
    for op, (function, shapes) in POOLING.items():
        cases(golden, op, function, shapes)
    for op, (function, shapes) in MAXIMA.items():
        cases(golden, op, lambda x: function(x, False), shapes)
        cases(golden, f"{op}, places", lambda x: function(x, True)[1], shapes, gradients=False)
    ties = Numbers("ties")(2, 6, 6)
    golden.operation("max_pool2d(2)", lambda x: F.max_pool2d(x, 2), [ties], "ties")
    golden.operation("max_pool2d(2), places", lambda x: F.max_pool2d(x, 2, return_indices=True)[1], [ties], "ties", gradients=False)
    nan, inf = float("nan"), float("inf")
    special = torch.tensor([[[1, nan, -inf, -inf], [2, nan, -inf, -inf], [inf, 0, -1, -inf], [3, inf, -inf, nan]]])
    golden.operation("max_pool2d(2)", lambda x: F.max_pool2d(x, 2), [special], "special values", gradients=False)
    golden.operation("max_pool2d(2), places", lambda x: F.max_pool2d(x, 2, return_indices=True)[1], [special], "special values", gradients=False)
    return golden


def resizing():
    golden = GoldenFile("resizing")
    for op, (function, shapes) in RESIZING.items():
        cases(golden, op, function, shapes)
    return golden
