"""Optimisers, type promotion and the first fifty steps of the reference VAE."""

import torch

from golden_file import GoldenFile, HERE, Numbers
from reference_vae import Vae, loss_terms, read_digits

OPTIMISERS = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.05),
    "SGD, momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "SGD, momentum, dampening": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.8, dampening=0.3),
    "SGD, nesterov": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9, nesterov=True),
    "SGD, weight decay": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.5, weight_decay=0.1),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.05),
    "Adam, defaults": torch.optim.Adam,
    "Adam, betas and epsilon": lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=1e-3),
    "Adam, weight decay": lambda p: torch.optim.Adam(p, lr=0.05, weight_decay=0.1),
    "Adam, amsgrad": lambda p: torch.optim.Adam(p, lr=0.2, betas=(0.5, 0.6), amsgrad=True),
    "AdamW": lambda p: torch.optim.AdamW(p, lr=0.05),
    "AdamW, weight decay": lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.3),
    "AdamW, amsgrad": lambda p: torch.optim.AdamW(p, lr=0.2, betas=(0.5, 0.6), amsgrad=True),
}


def optimisers():
    """20 steps on mean((x w + b - y)^2) + 0.01 sum(w^4); after step 10 the learning rate is halved.

    A third parameter takes no part in the loss: it has no gradient and must stay as it is, whatever decays.
    A case: {"name", "op", "in": [x, y, w, b, unused], "losses", "w", "b"}, the parameters after every step.
    """
    golden = GoldenFile("optimisers", weights=False)
    numbers = Numbers()
    for op, create in OPTIMISERS.items():
        for dtype in (torch.float32, torch.float64):
            x, y = numbers(9, 4, dtype=dtype), numbers(9, 3, dtype=dtype)
            start = [numbers(4, 3, dtype=dtype), numbers(3, dtype=dtype), numbers(2, dtype=dtype)]
            w, b, unused = [torch.nn.Parameter(p.clone()) for p in start]
            optimiser = create([w, b, unused])
            track = {"losses": [], "w": [], "b": []}
            for step in range(20):
                if step == 10:
                    optimiser.param_groups[0]["lr"] /= 2
                optimiser.zero_grad()
                loss = (x @ w + b - y).pow(2).mean() + 0.01 * w.pow(4).sum()
                loss.backward()
                optimiser.step()
                for name, value in (("losses", loss), ("w", w), ("b", b)):
                    track[name].append(value.detach().clone())
            golden.cases.append({"name": f"{op}, {str(dtype)[6:]}", "op": op, "in": [golden.keep(t) for t in (x, y, *start)],
                                 **{name: golden.keep(torch.stack(values)) for name, values in track.items()}})
    return golden


TYPES = {str(dtype)[6:]: dtype for dtype in (torch.bool, torch.uint8, torch.int8, torch.int16, torch.int32, torch.int64, torch.float32, torch.float64)}

OPERANDS = {
    **{name: torch.ones(2, dtype=dtype) for name, dtype in TYPES.items()},
    **{f"{name} scalar tensor": torch.ones((), dtype=dtype) for name, dtype in TYPES.items()},
    "2": 2,
    "2.5": 2.5,
}

OF_TWO = {
    "a + b": lambda a, b: a + b,
    "a - b": lambda a, b: a - b,
    "a * b": lambda a, b: a * b,
    "a / b": lambda a, b: a / b,
    "pow": lambda a, b: a.pow(b),
    "a < b": lambda a, b: a < b,
    "a == b": lambda a, b: a == b,
    "a += b": lambda a, b: a.clone().add_(b),
    "a *= b": lambda a, b: a.clone().mul_(b),
    "maximum": torch.maximum,
    "cat": lambda a, b: torch.cat([a, b]),
}

OF_ONE = {
    "sum()": torch.sum, "mean()": torch.mean, "prod()": torch.prod, "cumsum(0)": lambda a: a.cumsum(0), "max()": torch.max,
    "exp": torch.exp, "log": torch.log, "sqrt": torch.sqrt, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "abs": torch.abs, "neg": torch.neg,
    "floor": torch.floor, "relu": torch.relu, "argmax()": torch.argmax, "any()": torch.any, "logical_not": torch.logical_not, "isnan": torch.isnan,
    "ones_like": torch.ones_like,
}


def promotion():
    """What type a result has, or that PyTorch refuses: "float32", "error".

    A case of one operand: {"name", "op", "results": {operand: type}}; of two: with "left", the results being by right operand.
    """
    golden = GoldenFile("promotion", weights=False)

    def type_of(function, *operands):
        try:
            return str(function(*operands).dtype)[6:]
        except (RuntimeError, TypeError):
            return "error"

    for op, function in OF_ONE.items():
        golden.cases.append({"name": op, "op": op, "results": {name: type_of(function, OPERANDS[name]) for name in TYPES}})
    tensors = [name for name, value in OPERANDS.items() if isinstance(value, torch.Tensor)]
    for op, function in OF_TWO.items():
        # cat joins tensors with a dimension to join along; maximum takes no numbers
        rights = {"maximum": tensors, "cat": TYPES}.get(op, OPERANDS)
        for left in TYPES if op == "cat" else tensors:
            golden.cases.append({"name": f"{op}, a is {left}", "op": op, "left": left,
                                 "results": {right: type_of(function, OPERANDS[left], OPERANDS[right]) for right in rights}})
    return golden


def training():
    """50 batches of 128 digits in file order, Adam 1e-3, seed 1: total loss, reconstruction and KL of every step."""
    root = next(folder for folder in HERE.parents if (folder / "VaeGen.sln").exists())
    images = read_digits(root / "examples/Digits/data/t10k-images-idx3-ubyte.gz", 6400)
    torch.manual_seed(1)
    model = Vae()
    optimiser = torch.optim.Adam(model.parameters(), lr=1e-3)
    rows = []
    for x in images.split(128):
        optimiser.zero_grad()
        terms = loss_terms(*model(x), x)
        terms[0].backward()
        optimiser.step()
        rows.append(torch.stack(terms).detach())
    golden = GoldenFile("training", weights=False)
    case = {"name": "the first fifty steps", "losses": golden.keep(torch.stack(rows))}
    case["sums"] = {name: golden.keep(value.double().sum()) for name, value in model.state_dict().items()}
    golden.cases.append(case)
    return golden
