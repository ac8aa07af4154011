"""Random streams and initialisers: what the generator gives after torch.manual_seed, call after call.

A case of the random subject: {"name", "seed", "calls": [{"fn", "size", "dtype", "args", "out", "start"}]}: the calls are
made one after another on one stream; "out" holds the values from "start" on (long results keep their ends only).
A case of the init subject: {"name", "seed", "op", "outs": [...]}; the last of the outs is torch.rand(2) drawn
afterwards, which shows that the operation took as much from the stream as PyTorch's does.
"""

import torch
import torch.nn.functional as F
from torch.nn import init

from golden_file import GoldenFile

FUNCTIONS = {
    "rand": lambda size, dtype: torch.rand(size, dtype=dtype),
    "randn": lambda size, dtype: torch.randn(size, dtype=dtype),
    "rand_like": lambda size, dtype: torch.rand_like(torch.empty(size, dtype=dtype)),
    "randn_like": lambda size, dtype: torch.randn_like(torch.empty(size, dtype=dtype)),
    "randn_like of a transpose": lambda size, dtype: torch.randn_like(torch.empty(size[::-1], dtype=dtype).t()),
    "normal": lambda size, dtype, mean, std: torch.normal(mean, std, size, dtype=dtype),
    "normal_": lambda size, dtype, mean, std: torch.empty(size, dtype=dtype).normal_(mean, std),
    "normal_ of a transpose": lambda size, dtype, mean, std: torch.empty(size[::-1], dtype=dtype).t().normal_(mean, std),
    "uniform_": lambda size, dtype, low, high: torch.empty(size, dtype=dtype).uniform_(low, high),
    "randint": lambda size, dtype, low, high: torch.randint(low, high, size, dtype=dtype),
    "randperm": lambda size, dtype: torch.randperm(size[0], dtype=dtype),
    "bernoulli_": lambda size, dtype, p: torch.empty(size, dtype=dtype).bernoulli_(p),
    "bernoulli": lambda size, dtype, p: torch.bernoulli(torch.full(size, p, dtype=dtype)),
    "exponential_": lambda size, dtype, rate: torch.empty(size, dtype=dtype).exponential_(rate),
    "cauchy_": lambda size, dtype, median, sigma: torch.empty(size, dtype=dtype).cauchy_(median, sigma),
    "geometric_": lambda size, dtype, p: torch.empty(size, dtype=dtype).geometric_(p),
    "log_normal_": lambda size, dtype, mean, std: torch.empty(size, dtype=dtype).log_normal_(mean, std),
    "poisson": lambda size, dtype, rate: torch.poisson(torch.full(size, rate, dtype=dtype)),
    # of twelve categories; the last size counts the draws, the one before it the rows
    "multinomial": lambda size, dtype, replacement: torch.multinomial(weights(size, dtype), size[-1], bool(replacement)),
    "dropout": lambda size, dtype, p: F.dropout(torch.ones(size, dtype=dtype), p),
}


def weights(size, dtype):
    return (torch.arange(12, dtype=dtype) % 5 + 0.5).expand(*size[:-1], 12)


SIZES = (1, 2, 7, 15, 16, 17, 31, 32, 33, 100, 1000)


def streams():
    golden = GoldenFile("random", weights=False)

    def case(name, seed, calls):
        torch.manual_seed(seed)
        listed = []
        for fn, size, dtype, *arguments in calls:
            result = FUNCTIONS[fn](size, dtype, *arguments)
            start = max(0, result.numel() - 1024)
            listed.append({"fn": fn, "size": list(size), "dtype": str(dtype)[6:], "args": arguments,
                           "out": golden.keep(result.flatten()[start:]), "start": start})
        golden.cases.append({"name": name, "seed": seed, "calls": listed})

    f32, f64, i64 = torch.float32, torch.float64, torch.int64
    for dtype in (f32, f64):
        kind = str(dtype)[6:]
        for size in SIZES:
            for fn, *arguments in (("rand",), ("randn",), ("uniform_", -0.3, 2.5), ("normal_", 1.5, 0.2)):
                # twice, then a single value: where did the first call leave the stream?
                case(f"{fn}, {size} of {kind}", size, [(fn, (size,), dtype, *arguments)] * (2 if size <= 100 else 1) + [("rand", (1,), f64)])
        for size in (1, 7, 16, 17, 100, 1000):
            for p in (0.1, 0.5):
                case(f"bernoulli_({p}), {size} of {kind}", 3, [("bernoulli_", (size,), dtype, p), ("rand", (1,), f64)])
                case(f"bernoulli of {p}, {size} of {kind}", 3, [("bernoulli", (size,), dtype, p), ("rand", (1,), f64)])
                case(f"dropout({p}), {size} of {kind}", 4, [("dropout", (size,), dtype, p), ("rand", (1,), f64)])
        for fn, *arguments in (("exponential_", 1.5), ("cauchy_", 0.5, 2.0), ("geometric_", 0.3), ("log_normal_", 0.2, 0.5),
                               ("poisson", 0.0), ("poisson", 3.5), ("poisson", 42.0)):
            case(f"{fn} of {', '.join(map(str, arguments))}, {kind}", 15, [(fn, (33,), dtype, *arguments), (fn, (2, 3), dtype, *arguments), ("rand", (1,), f64)])
        for size in ((1,), (5,), (12,), (3, 1), (3, 4)):
            # a single category with replacement is drawn as without it from libtorch 2 on
            for replacement in (0, 1) if size[-1] > 1 else (0,):
                case(f"multinomial of {size}, {'with' if replacement else 'without'} replacement, {kind}", 16,
                     [("multinomial", size, dtype, replacement), ("multinomial", size, dtype, replacement), ("rand", (1,), f64)])
        case(f"multinomial of many, {kind}", 17, [("multinomial", (100,), dtype, 1), ("rand", (1,), f64)])
        case(f"normal of every size in turn, {kind}", 5, [("normal", (size,), dtype, 0.5, 2.0) for size in (3, 1, 15, 16, 17, 2, 20, 5)])
        case(f"matrices, {kind}", 6, [("randn", (5, 7), dtype), ("rand_like", (3, 5), dtype), ("randn_like", (2, 3, 5), dtype), ("randn", (4, 1, 2), dtype)])
        case(f"empty draws take nothing, {kind}", 6, [("randn", (0,), dtype), ("rand", (0, 3), dtype), ("randn", (3,), dtype)])
        case(f"a layout that is not contiguous, {kind}", 8, [("randn_like of a transpose", (5, 7), dtype), ("normal_ of a transpose", (5, 7), dtype, 0.0, 1.0),
                                                             ("normal_ of a transpose", (3, 4), dtype, 1.0, 2.0), ("rand", (1,), f64)])
        case(f"far into the stream, {kind}", 9, [("rand", (10_000,), dtype), ("randn", (10_001,), dtype), ("randn", (3,), dtype), ("rand", (3,), dtype)])
    case("the second normal of a pair is kept, across types and uniforms", 10,
         [("randn", (1,), f32), ("rand", (2,), f32), ("randn", (1,), f64), ("randn", (1,), f64), ("randn", (16,), f32), ("randn", (3,), f32)])
    for size in (0, 1, 2, 7, 16, 100, 1000):
        case(f"randperm({size})", 11, [("randperm", (size,), i64), ("randperm", (size,), i64), ("rand", (1,), f64)])
    case("randperm(60000)", 1, [("randperm", (60_000,), i64), ("rand", (1,), f64)])
    for low, high in ((0, 2), (0, 10), (-5, 1000), (0, 2**31), (0, 2**32), (0, 2**40), (-2**50, 2**50)):
        case(f"randint({low}, {high})", 12, [("randint", (17,), i64, low, high), ("randint", (3, 5), i64, low, high), ("rand", (1,), f64)])
    case("randint of float32", 13, [("randint", (17,), f32, 0, 100), ("rand", (1,), f64)])
    case("everything in turn", 14, [("rand", (3,), f32), ("randn", (20,), f32), ("randperm", (5,), i64), ("dropout", (9,), f32, 0.2), ("randn", (3,), f64),
                                    ("randint", (4,), i64, 0, 7), ("bernoulli_", (6,), f32, 0.7), ("uniform_", (5,), f64, 1.0, 3.0), ("randn", (2,), f32)])
    for seed in (0, 1, -1, 2**31, 2**40 + 7, 2**63 - 1):
        case(f"seed {seed}", seed, [("rand", (4,), f32), ("randn", (4,), f32), ("randn", (16,), f32)])
    return golden


def empty(*shape):
    return torch.empty(*shape)


def linear(inputs, outputs, bias=True):
    layer = torch.nn.Linear(inputs, outputs, bias=bias)
    return [layer.weight, layer.bias] if bias else [layer.weight]


INITIALISERS = {
    "Linear(7, 5)": lambda: linear(7, 5),
    "Linear(1, 1)": lambda: linear(1, 1),
    "Linear(20, 40)": lambda: linear(20, 40),
    "Linear(7, 5, hasBias: false)": lambda: linear(7, 5, False),
    "two Linears": lambda: linear(5, 4) + linear(4, 3),
    "uniform_": lambda: [init.uniform_(empty(5, 7))],
    "uniform_(-2, 3)": lambda: [init.uniform_(empty(5, 7), -2, 3)],
    "normal_": lambda: [init.normal_(empty(5, 7))],
    "normal_(1, 0.5) of few": lambda: [init.normal_(empty(3, 3), 1, 0.5)],
    "constant_(0.25)": lambda: [init.constant_(empty(3, 4), 0.25)],
    "zeros_": lambda: [init.zeros_(empty(3, 4))],
    "ones_": lambda: [init.ones_(empty(3, 4))],
    "eye_": lambda: [init.eye_(empty(3, 4))],
    "xavier_uniform_": lambda: [init.xavier_uniform_(empty(5, 7))],
    "xavier_uniform_(2)": lambda: [init.xavier_uniform_(empty(5, 7), 2)],
    "xavier_normal_": lambda: [init.xavier_normal_(empty(5, 7))],
    "kaiming_uniform_": lambda: [init.kaiming_uniform_(empty(5, 7))],
    "kaiming_uniform_(a: sqrt(5))": lambda: [init.kaiming_uniform_(empty(5, 7), a=5 ** 0.5)],
    "kaiming_uniform_(fan out, relu)": lambda: [init.kaiming_uniform_(empty(5, 7), mode="fan_out", nonlinearity="relu")],
    "kaiming_normal_": lambda: [init.kaiming_normal_(empty(5, 7))],
    "kaiming_normal_(fan out, relu)": lambda: [init.kaiming_normal_(empty(5, 7), mode="fan_out", nonlinearity="relu")],
}


def initialisers():
    golden = GoldenFile("init", weights=False)
    for op, function in INITIALISERS.items():
        for seed in (1, 20):
            torch.manual_seed(seed)
            outs = function() + [torch.rand(2)]
            golden.cases.append({"name": f"{op}, seed {seed}", "seed": seed, "op": op, "outs": [golden.keep(t) for t in outs]})
    return golden
