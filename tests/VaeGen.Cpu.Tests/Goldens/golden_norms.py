"""Normalisations: over the batch, over groups of channels, over the last dimensions."""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64


def moved(function):
    """The running statistics after a batch: means, then variances."""
    def run(x, mean, variance):
        mean, variance = mean.clone(), variance.clone()
        function(x, mean, variance)
        return torch.cat([mean, variance])
    return run


def per_channel(golden):
    x, positive = Numbers(), Numbers("positive")
    # rows of single values, short and long planes, more than one block of each
    layouts = {
        "rows": (5, 3), "wide rows": (4, 75), "many rows": (300, 2), "two values": (2, 3), "[N, C, L]": (4, 6, 5), "one sample": (1, 6, 9),
        "images": (3, 6, 5, 7), "single pixels": (6, 3, 1, 1), "volumes": (2, 3, 2, 3, 4), "nothing": (0, 6, 3),
    }
    for layout, shape in layouts.items():
        for dtype in (torch.float32, DOUBLE):
            if dtype == DOUBLE and layout in ("wide rows", "many rows"):
                continue
            name = layout if dtype == torch.float32 else f"{layout}, double"
            channels = shape[1]
            batch, w, b = x(*shape, dtype=dtype), x(channels, dtype=dtype, salt=1), x(channels, dtype=dtype, salt=2)
            mean, variance = x(channels, dtype=dtype, salt=3), positive(channels, dtype=dtype, salt=4)
            golden.operation("batch_norm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True), [batch, w, b], name)
            golden.operation("batch_norm, in evaluation", lambda x, m, v, w, b: F.batch_norm(x, m.detach(), v.detach(), w, b), [batch, mean, variance, w, b], name)
            if shape[0] > 0:
                golden.operation("batch_norm, no affine", lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), [batch], name)
                golden.operation("batch_norm, in evaluation, no affine", lambda x, m, v: F.batch_norm(x, m.detach(), v.detach()), [batch, mean, variance], name)
                golden.operation("batch_norm, running statistics", moved(lambda x, m, v: F.batch_norm(x, m, v, training=True, momentum=0.3)),
                                 [batch, mean, variance], name, gradients=False)
            if len(shape) > 2 and layout not in ("single pixels", "nothing"):
                golden.operation("instance_norm", lambda x, w, b: F.instance_norm(x, None, None, w, b), [batch, w, b], name)
                golden.operation("instance_norm, no affine", lambda x: F.instance_norm(x), [batch], name)
                golden.operation("instance_norm, in evaluation", lambda x, m, v, w, b: F.instance_norm(x, m.detach(), v.detach(), w, b, use_input_stats=False),
                                 [batch, mean, variance, w, b], name)
                golden.operation("instance_norm, running statistics", moved(lambda x, m, v: F.instance_norm(x, m, v, momentum=0.3)),
                                 [batch, mean, variance], name, gradients=False)
            if channels == 6:
                if shape[0] > 0:
                    golden.operation("group_norm(2)", lambda x, w, b: F.group_norm(x, 2, w, b), [batch, w, b], name)
                    golden.operation("group_norm(3), no affine", lambda x: F.group_norm(x, 3), [batch], name)
    golden.operation("batch_norm, no affine", lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), [1000 + x(20, 3)], "far from zero")
    golden.operation("batch_norm, no affine", lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), [1000 + x(20, 3, 9)], "planes far from zero")
    # more than one block of a plane, and more values than there are weights for a gradient
    golden.operation("batch_norm, no affine", lambda x: F.batch_norm(x, None, None, training=True, eps=1e-3), [x(1, 2, 65, 67)], "large planes", gradients=False)
    w, b = x(6, salt=1), x(6, salt=2)
    for op, function in (("batch_norm", lambda x, w, b: F.batch_norm(x, None, None, w, b, True)), ("instance_norm", lambda x, w, b: F.instance_norm(x, None, None, w, b)),
                         ("group_norm(2)", lambda x, w, b: F.group_norm(x, 2, w, b))):
        golden.operation(op, function, [x(3, 6, 5, 4), w, b], "transposed", ["transpose", "", ""])
        golden.operation(op, function, [x(3, 6, 4, 8), w, b], "every second value", ["step", "", ""])
        golden.operation(op, function, [x(1, 6, 4, 3), x(12, salt=5), b], "expanded, the weight in steps", ["expand", "step", ""])


def per_row(golden):
    x = Numbers()
    for layout, shape in {"rows": (5, 7), "one row": (33,), "many rows": (300, 3), "wide rows": (2, 1100), "a batch of rows": (2, 3, 5), "nothing": (0, 7)}.items():
        for dtype in (torch.float32, DOUBLE):
            if dtype == DOUBLE and shape[0] * shape[-1] > 100:
                continue
            name = layout if dtype == torch.float32 else f"{layout}, double"
            batch, w, b = x(*shape, dtype=dtype), x(shape[-1], dtype=dtype, salt=1), x(shape[-1], dtype=dtype, salt=2)
            golden.operation("layer_norm, last", lambda x, w, b: F.layer_norm(x, x.shape[-1:], w, b), [batch, w, b], name)
            golden.operation("layer_norm, last, no affine", lambda x: F.layer_norm(x, x.shape[-1:], eps=1e-3), [batch], name)
    golden.operation("layer_norm, last, no bias", lambda x, w: F.layer_norm(x, x.shape[-1:], w), [x(5, 7), x(7, salt=1)], "rows")
    golden.operation("layer_norm, last two", lambda x, w, b: F.layer_norm(x, x.shape[-2:], w, b), [x(3, 4, 5), x(4, 5, salt=1), x(4, 5, salt=2)], "blocks")
    golden.operation("layer_norm, last two", lambda x, w, b: F.layer_norm(x, x.shape[-2:], w, b), [x(3, 5, 4), x(5, 4, salt=1), x(4, 5, salt=2)], "transposed", ["transpose", "transpose", ""])
    golden.operation("layer_norm, last, no affine", lambda x: F.layer_norm(x, x.shape[-1:], eps=1e-3), [1000 + x(4, 50)], "far from zero")
    for op, function in (("normalize", lambda x: F.normalize(x)), ("normalize(1, -1)", lambda x: F.normalize(x, 1, -1))):
        golden.operation(op, function, [x(5, 7)], "rows")
        golden.operation(op, function, [x(2, 3, 5, dtype=DOUBLE)], "double")
        golden.operation(op, function, [x(7, 5)], "transposed", ["transpose"])
    golden.operation("normalize", lambda x: F.normalize(x), [torch.zeros(2, 3)], "zeros", gradients=False)


def norms():
    golden = GoldenFile("norms", weights=True)
    per_channel(golden)
    per_row(golden)
    return golden
