"""Type promotion and the first fifty steps of the reference VAE."""

import torch

from golden_file import GoldenFile, HERE
from reference_vae import Vae, loss_terms, read_digits

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
