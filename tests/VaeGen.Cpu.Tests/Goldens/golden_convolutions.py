"""Convolutions and transposed convolutions: values and the gradients of input, weight and bias.

A case is an operation's with the call's arguments: "stride", "padding" (numbers, or "same" or "valid"), "dilation" and
"output_padding" as lists, "groups". The inputs are the input, the weight and, if there is one, the bias.
"""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers, VIEWS

FUNCTIONS = {"conv1d": F.conv1d, "conv2d": F.conv2d, "conv_transpose1d": F.conv_transpose1d, "conv_transpose2d": F.conv_transpose2d}


def convolutions():
    golden = GoldenFile("convolutions")
    numbers = Numbers()

    def case(what, op, x, w, stride=1, padding=0, dilation=1, output_padding=0, groups=1, bias=True, views=("", ""), dtype=torch.float32):
        spread = lambda value: list(value) if isinstance(value, tuple) else [value]
        arguments = {"stride": spread(stride), "dilation": spread(dilation)}
        if not isinstance(padding, str):
            arguments["padding"] = spread(padding)
        if "transpose" in op:
            arguments["output_padding"] = spread(output_padding)
        leaves = [numbers(*x, dtype=dtype), numbers(*w, dtype=dtype, salt=1)]
        seen = VIEWS[views[1]](leaves[1])
        if bias:
            leaves.append(numbers(seen.shape[1] * groups if "transpose" in op else seen.shape[0], dtype=dtype, salt=2))
        leaves = [leaf.requires_grad_() for leaf in leaves]
        given = [VIEWS[views[i] if i < 2 else ""](leaf) for i, leaf in enumerate(leaves)]
        result = FUNCTIONS[op](*given, groups=groups, **({"padding": padding} if isinstance(padding, str) else {}), **arguments)
        (result * golden.weight(result)).sum().backward()
        golden.cases.append({
            "name": f"{op}, {what}", "op": op, "in": [golden.keep(leaf) for leaf in leaves], "view": [*views, ""][:len(leaves)],
            "out": golden.keep(result), "grad": [golden.keep(leaf.grad) for leaf in leaves], "groups": groups,
            "named": padding if isinstance(padding, str) else "", **arguments})

    # one dimension
    case("plain", "conv1d", (2, 3, 11), (4, 3, 3))
    case("stride, padding and dilation", "conv1d", (3, 4, 23), (5, 4, 4), stride=2, padding=3, dilation=2)
    case("unbatched", "conv1d", (3, 17), (4, 3, 5), padding=2)
    case("groups, no bias", "conv1d", (2, 6, 9), (4, 3, 3), padding=1, groups=2, bias=False)
    case("same, even kernel", "conv1d", (2, 3, 10), (4, 3, 4), padding="same", dilation=3)
    case("valid", "conv1d", (2, 3, 10), (4, 3, 4), padding="valid", stride=3)
    case("long", "conv1d", (1, 2, 501), (3, 2, 7), stride=1, padding=3)
    case("a slice of a longer signal", "conv1d", (2, 3, 21), (4, 3, 3), views=("step", ""))
    case("plain", "conv_transpose1d", (2, 3, 7), (3, 4, 3))
    case("stride, padding, output padding and dilation", "conv_transpose1d", (3, 4, 9), (4, 5, 4), stride=3, padding=2, output_padding=2, dilation=2)
    case("unbatched, groups", "conv_transpose1d", (6, 9), (6, 2, 3), stride=2, groups=3)
    case("output padding below dilation", "conv_transpose1d", (1, 2, 5), (2, 3, 2), dilation=3, output_padding=2)

    # two dimensions
    case("plain", "conv2d", (2, 3, 7, 9), (4, 3, 3, 3))
    case("one of everything", "conv2d", (1, 1, 1, 1), (1, 1, 1, 1))
    case("one by one", "conv2d", (2, 5, 6, 7), (9, 5, 1, 1))
    case("one by one, stride 2", "conv2d", (2, 5, 7, 7), (9, 5, 1, 1), stride=2)
    case("stride 1, padding 1", "conv2d", (3, 4, 8, 8), (6, 4, 3, 3), padding=1)
    case("4x4, stride 2, padding 1", "conv2d", (3, 2, 14, 14), (19, 2, 4, 4), stride=2, padding=1)
    case("3x3, stride 2, padding 1", "conv2d", (5, 3, 16, 16), (8, 3, 3, 3), stride=2, padding=1)
    case("3x3, stride 2, odd size", "conv2d", (3, 3, 13, 9), (8, 3, 3, 3), stride=2, padding=1)
    case("deep", "conv2d", (2, 40, 6, 6), (33, 40, 3, 3), padding=1)
    case("deep, small maps", "conv2d", (9, 72, 4, 4), (21, 72, 3, 3), stride=2, padding=1)
    case("unequal axes", "conv2d", (2, 3, 11, 8), (4, 3, 2, 5), stride=(3, 1), padding=(0, 2), dilation=(2, 1))
    case("stride over the kernel", "conv2d", (2, 3, 13, 11), (4, 3, 2, 2), stride=5)
    case("stride 3, padding over the kernel", "conv2d", (2, 2, 7, 7), (3, 2, 3, 3), stride=3, padding=4)
    case("dilation 3", "conv2d", (2, 3, 15, 16), (4, 3, 3, 3), padding=3, dilation=3)
    case("dilation and stride", "conv2d", (2, 3, 17, 16), (4, 3, 3, 3), stride=2, padding=2, dilation=2)
    case("groups", "conv2d", (2, 6, 7, 7), (9, 2, 3, 3), padding=1, groups=3)
    case("depthwise", "conv2d", (2, 6, 9, 9), (6, 1, 3, 3), padding=1, stride=2, groups=6)
    case("depthwise with a multiplier", "conv2d", (2, 5, 8, 8), (10, 1, 3, 3), groups=5)
    case("unbatched, no bias", "conv2d", (3, 8, 7), (4, 3, 3, 3), bias=False)
    case("empty batch", "conv2d", (0, 3, 8, 7), (4, 3, 3, 3))
    case("same", "conv2d", (2, 3, 8, 7), (4, 3, 3, 4), padding="same", dilation=(1, 2))
    case("valid", "conv2d", (2, 3, 8, 7), (4, 3, 3, 4), padding="valid")
    case("a kernel as large as the image", "conv2d", (3, 4, 5, 6), (7, 4, 5, 6))
    case("an image of one row", "conv2d", (2, 3, 1, 40), (4, 3, 1, 3), padding=(0, 1))
    case("an image of one column", "conv2d", (2, 3, 40, 1), (4, 3, 3, 1), stride=(2, 1))
    case("a large image", "conv2d", (1, 2, 44, 45), (2, 2, 3, 3), padding=1)
    case("channels last", "conv2d", (2, 9, 8, 3), (4, 3, 3, 3), padding=1, views=("channels last", ""))
    case("transposed image and weight", "conv2d", (2, 3, 9, 7), (4, 3, 2, 3), views=("transpose", "transpose"))
    case("some images of a batch", "conv2d", (5, 3, 7, 7), (4, 3, 3, 3), views=("rows", ""))
    case("every other column", "conv2d", (2, 3, 7, 15), (4, 3, 3, 3), padding=1, views=("step", ""))
    case("an expanded batch", "conv2d", (1, 3, 7, 7), (4, 3, 3, 3), views=("expand", ""))
    case("plain", "conv_transpose2d", (2, 3, 5, 6), (3, 4, 3, 3))
    case("one of everything", "conv_transpose2d", (1, 1, 1, 1), (1, 1, 1, 1))
    case("one by one", "conv_transpose2d", (2, 5, 6, 7), (5, 9, 1, 1))
    case("one by one, stride 2", "conv_transpose2d", (2, 5, 4, 4), (5, 3, 1, 1), stride=2)
    case("4x4, stride 2, padding 1", "conv_transpose2d", (3, 18, 7, 7), (18, 5, 4, 4), stride=2, padding=1)
    case("3x3, stride 2, padding 1, output padding 1", "conv_transpose2d", (3, 9, 8, 8), (9, 3, 3, 3), stride=2, padding=1, output_padding=1)
    case("3x3, stride 2, padding 1", "conv_transpose2d", (3, 9, 5, 4), (9, 7, 3, 3), stride=2, padding=1)
    case("deep", "conv_transpose2d", (2, 90, 4, 4), (90, 13, 3, 3), stride=2, padding=1, output_padding=1)
    case("unequal axes", "conv_transpose2d", (2, 3, 4, 7), (3, 4, 2, 5), stride=(3, 1), padding=(0, 2), output_padding=(2, 0), dilation=(2, 1))
    case("stride over the kernel", "conv_transpose2d", (2, 3, 4, 3), (3, 2, 2, 2), stride=5, output_padding=3)
    case("dilation 3", "conv_transpose2d", (2, 3, 6, 5), (3, 4, 3, 3), padding=3, dilation=3, output_padding=2)
    case("dilation and stride", "conv_transpose2d", (2, 3, 6, 5), (3, 4, 3, 3), stride=2, padding=1, dilation=3, output_padding=1)
    case("groups", "conv_transpose2d", (2, 6, 5, 5), (6, 2, 3, 3), stride=2, padding=1, groups=3)
    case("depthwise", "conv_transpose2d", (2, 6, 5, 5), (6, 1, 3, 3), stride=2, groups=6)
    case("unbatched, no bias", "conv_transpose2d", (3, 5, 4), (3, 4, 3, 3), stride=2, bias=False)
    case("empty batch", "conv_transpose2d", (0, 3, 5, 4), (3, 4, 3, 3))
    case("channels last", "conv_transpose2d", (2, 5, 6, 3), (3, 4, 3, 3), stride=2, views=("channels last", ""))
    case("transposed image and weight", "conv_transpose2d", (2, 3, 5, 4), (3, 4, 2, 3), stride=2, views=("transpose", "transpose"))

    # the same in double precision
    case("4x4, stride 2, padding 1, double", "conv2d", (3, 3, 10, 14), (9, 3, 4, 4), stride=2, padding=1, dtype=torch.float64)
    case("3x3, stride 2, padding 1, output padding 1, double", "conv_transpose2d", (2, 9, 7, 8), (9, 3, 3, 3), stride=2, padding=1, output_padding=1, dtype=torch.float64)
    case("dilation, double", "conv1d", (2, 3, 31), (4, 3, 3), padding=2, dilation=2, dtype=torch.float64)
    return golden
