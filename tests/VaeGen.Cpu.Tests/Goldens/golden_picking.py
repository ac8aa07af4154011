"""What puts values in other places: gathering and scattering by an index, sorting, the largest few, classes as rows of ones."""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

PICKS = torch.tensor([[3, 0, 0], [1, 1, 4], [2, 2, 2]])

# PyTorch has the gradient of the source where its shape is the index's only
SCATTERS = {
    "gather(0)": lambda x, i: x.gather(0, i),
    "gather(-1)": lambda x, i: x.gather(-1, i),
    "scatter_add(0)": lambda x, i, y: x.scatter_add(0, i, y),
    "scatter_add(1)": lambda x, i, y: x.scatter_add(1, i, y),
    "scatter(0)": lambda x, i, y: x.scatter(0, i, y),
    "scatter(1)": lambda x, i, y: x.scatter(1, i, y),
}

ORDERS = {
    "sort().values": lambda x: x.sort()[0],
    "sort().indices": lambda x: x.sort(stable=True)[1],
    "sort(0, descending).values": lambda x: x.sort(0, descending=True)[0],
    "argsort(0)": lambda x: torch.sort(x, dim=0, stable=True)[1],
    "topk(3).values": lambda x: x.topk(3)[0],
    "topk(3).indices": lambda x: x.topk(3)[1],
    "topk(2, 0, smallest).values": lambda x: x.topk(2, 0, largest=False)[0],
    "topk(2, 0, smallest).indices": lambda x: x.topk(2, 0, largest=False)[1],
}


def picking():
    golden = GoldenFile("picking")
    x = Numbers()
    # no place is named twice along the dimension: which of two values stays is not defined
    once = torch.tensor([[3, 0, 1], [1, 2, 4], [2, 4, 0]])
    for op, function in SCATTERS.items():
        index = once if op.startswith("scatter(") else PICKS
        inputs = [index] if op.startswith("gather") else [index, x(3, 3, salt=1)]
        double = [i.to(torch.float64) if i.is_floating_point() else i for i in inputs]
        turned = ["transpose", *[""] * len(inputs)]
        golden.operation(op, function, [x(5, 5), *inputs], "float32")
        golden.operation(op, function, [x(5, 5, dtype=torch.float64), *double], "float64")
        golden.operation(op, function, [x(5, 5), *inputs], "transposed", turned)
        golden.operation(op, function, [x(5, 5), *[i[:, :0] for i in inputs]], "no place")
        golden.operation(op, function, [x(5, 9), *inputs], "every second value", ["step", *turned[1:]])
    for op, function in ORDERS.items():
        golden.operation(op, function, [x(5, 7)], "matrix")
        golden.operation(op, function, [x(4, 5, dtype=torch.float64)], "double")
        golden.operation(op, function, [x(7, 5)], "transposed", ["transpose"])
        golden.operation(op, function, [x(5, 9)], "every second value", ["step"])
        golden.operation(op, function, [x(3, 4, 5)], "three dimensions")
        if op.startswith(("sort", "argsort")):
            golden.operation(op, function, [x(0, 3)], "empty")
            golden.operation(op, function, [x(1, 1)], "one value")
            golden.operation(op, function, [torch.tensor([[2.0, float("nan"), -1, float("inf")], [1, 1, float("nan"), 0]])], "with NaN", gradients=False)
    classes = torch.tensor([[2, 0, 1], [3, 3, 0]])
    golden.operation("one_hot", F.one_hot, [classes], "as many classes as there are")
    golden.operation("one_hot(6)", lambda c: F.one_hot(c, 6), [classes], "six classes")
    golden.operation("one_hot(6)", lambda c: F.one_hot(c, 6), [classes[:0]], "empty")
    golden.operation("one_hot(6)", lambda c: F.one_hot(c, 6), [classes], "transposed", ["transpose"])
    return golden
