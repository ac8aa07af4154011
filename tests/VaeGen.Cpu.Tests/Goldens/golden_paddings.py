"""Padding, and convolution layers: their first weights from a seed, and what they make of an input in every padding mode."""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

PADDINGS = {
    "pad(2, 1)": (lambda x: F.pad(x, (2, 1)), [(5,), (2, 3), (2, 3, 4), (0, 3)]),
    "pad(-1, 2)": (lambda x: F.pad(x, (-1, 2), value=0.5), [(2, 3)]),
    "pad(1, 0, 2, 3), value 1.5": (lambda x: F.pad(x, (1, 0, 2, 3), value=1.5), [(2, 3), (1, 2, 3, 4)]),
    "pad(0, 0, 1, 1, 1, 0)": (lambda x: F.pad(x, (0, 0, 1, 1, 1, 0)), [(2, 3, 4)]),
    "pad(0, 0)": (lambda x: F.pad(x, (0, 0)), [(2, 3)]),
    **{f"{mode}(1, 2)": (lambda x, mode=mode: F.pad(x, (1, 2), mode=mode), [(2, 3, 5), (1, 1, 3)]) for mode in ("reflect", "replicate", "circular")},
    **{f"{mode}(1, 2, 3, 0)": (lambda x, mode=mode: F.pad(x, (1, 2, 3, 0), mode=mode), [(2, 1, 4, 3)]) for mode in ("reflect", "replicate", "circular")},
    "reflect(2, 0) of [channels, size]": (lambda x: F.pad(x, (2, 0), mode="reflect"), [(2, 3)]),
    "replicate(0, 2, 1, 3) of one": (lambda x: F.pad(x, (0, 2, 1, 3), mode="replicate"), [(1, 1, 1, 1)]),
}


def paddings():
    golden = GoldenFile("paddings")
    for op, (function, shapes) in PADDINGS.items():
        for shape in shapes:
            golden.operation(op, function, [Numbers()(*shape)], str(list(shape)))
    return golden


LAYERS = {
    "Conv1d(3, 5, 3)": (lambda: torch.nn.Conv1d(3, 5, 3), (2, 3, 9)),
    "Conv1d(4, 6, 3, groups: 2, no bias)": (lambda: torch.nn.Conv1d(4, 6, 3, groups=2, bias=False), (2, 4, 9)),
    "Conv1d(3, 5, 4, same)": (lambda: torch.nn.Conv1d(3, 5, 4, padding="same"), (2, 3, 9)),
    "Conv1d(3, 5, 4, same, reflect)": (lambda: torch.nn.Conv1d(3, 5, 4, padding="same", padding_mode="reflect"), (2, 3, 9)),
    "Conv2d(3, 5, 4, stride: 2, padding: 1)": (lambda: torch.nn.Conv2d(3, 5, 4, 2, 1), (2, 3, 8, 9)),
    "Conv2d(3, 5, (2, 3), ...)": (lambda: torch.nn.Conv2d(3, 5, (2, 3), (2, 1), (1, 2), (2, 1)), (2, 3, 8, 9)),
    "Conv2d(3, 5, 3, reflect)": (lambda: torch.nn.Conv2d(3, 5, 3, padding=2, padding_mode="reflect"), (2, 3, 8, 9)),
    "Conv2d(3, 5, 3, replicate)": (lambda: torch.nn.Conv2d(3, 5, 3, padding=2, padding_mode="replicate"), (3, 8, 9)),
    "Conv2d(3, 5, (3, 2), circular)": (lambda: torch.nn.Conv2d(3, 5, (3, 2), padding=(1, 2), padding_mode="circular"), (2, 3, 8, 9)),
    "Conv2d(3, 5, (3, 4), same, circular)": (lambda: torch.nn.Conv2d(3, 5, (3, 4), padding="same", padding_mode="circular"), (2, 3, 8, 9)),
    "Conv2d(3, 5, 3, valid)": (lambda: torch.nn.Conv2d(3, 5, 3, padding="valid"), (2, 3, 8, 9)),
    "ConvTranspose1d(3, 5, 3, stride: 2)": (lambda: torch.nn.ConvTranspose1d(3, 5, 3, 2), (2, 3, 9)),
    "ConvTranspose2d(4, 6, 3, stride: 2, padding: 1, output_padding: 1, groups: 2)": (lambda: torch.nn.ConvTranspose2d(4, 6, 3, 2, 1, 1, groups=2), (2, 4, 5, 6)),
    "ConvTranspose2d(4, 6, (2, 3), ...)": (lambda: torch.nn.ConvTranspose2d(4, 6, (2, 3), (3, 2), (0, 1), (2, 0), dilation=(1, 2), bias=False), (4, 5, 6)),
}


def convolution_layers():
    """A case: {"name", "seed", "in", "weight", "bias", "out", "next"}, next being what the stream gives after the layer was made."""
    golden = GoldenFile("convolution layers", weights=False)
    for name, (make, shape) in LAYERS.items():
        torch.manual_seed(3)
        layer, following = make(), torch.rand(2)
        x = Numbers()(*shape)
        golden.cases.append({"name": name, "seed": 3, "in": golden.keep(x), "weight": golden.keep(layer.weight),
                             "bias": None if layer.bias is None else golden.keep(layer.bias), "out": golden.keep(layer(x)), "next": golden.keep(following)})
    return golden
