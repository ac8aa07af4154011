"""Special functions, of one tensor and of two."""

import math

import torch

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64
S = torch.special

# The word says which inputs they are defined on. PyTorch computes some of these in single precision with single-precision
# series: their goldens are made in double and rounded.
ONE = {
    "lgamma": (torch.lgamma, "positive"),
    "lgamma of any": (lambda x: torch.lgamma(x - 0.25), "ties"),
    "digamma": (torch.digamma, "positive"),
    "digamma of any": (lambda x: torch.digamma(x - 0.25), "ties"),
    "polygamma(1)": (lambda x: torch.polygamma(1, x), "positive"),
    "polygamma(2)": (lambda x: torch.polygamma(2, x), "positive"),
    "mvlgamma(2)": (lambda x: torch.mvlgamma(x + 1, 2), "positive"),
    "erfc": (torch.erfc, "normal"),
    "erfinv": (torch.erfinv, "open"),
    "erfcx": (S.erfcx, "normal"),
    "ndtr": (S.ndtr, "normal"),
    "ndtri": (S.ndtri, "unit"),
    "exp2": (torch.exp2, "normal"),
    "sinc": (torch.sinc, "normal"),
    "logit": (torch.logit, "unit"),
    "logit(0.2)": (lambda x: torch.logit(x, 0.2), "unit"),
    "entr": (S.entr, "positive"),
    "i0": (torch.i0, "normal"),
    "i0e": (S.i0e, "normal"),
    "i1": (S.i1, "normal"),
    "i1e": (S.i1e, "normal"),
}

TWO = {
    "hypot": (torch.hypot, "nonzero"),
    "copysign": (torch.copysign, "normal"),
    "heaviside": (torch.heaviside, "ties"),
    "xlogy": (torch.xlogy, "positive"),
    "xlog1py": (S.xlog1py, "positive"),
    "logaddexp": (torch.logaddexp, "normal"),
    "logaddexp2": (torch.logaddexp2, "normal"),
    "nextafter": (torch.nextafter, "ties"),
    "fmax": (torch.fmax, "normal"),
    "fmin": (torch.fmin, "normal"),
    "igamma": (lambda a, x: torch.igamma(a.detach(), x), "positive"),
    "igammac": (lambda a, x: torch.igammac(a.detach(), x), "positive"),
    "zeta": (lambda s, q: S.zeta(s.detach(), q.detach()), "above one"),
}

FLAT = ("heaviside", "nextafter")


def in_double(function):
    return lambda *tensors: function(*[x.double() for x in tensors]).to(tensors[0].dtype)


def special():
    golden = GoldenFile("special")
    for op, (function, domain) in ONE.items():
        x, exact = Numbers(domain), in_double(function)
        golden.operation(op, exact, [x()], "a scalar")
        golden.operation(op, exact, [x(0, 3)], "empty")
        golden.operation(op, exact, [x(5, 7)], "matrix")
        golden.operation(op, exact, [x(7, 5)], "transposed", ["transpose"])
        golden.operation(op, exact, [x(1, 5)], "expanded", ["expand"])
        # PyTorch's trigamma, which is digamma's derivative too, is only good to nine digits
        golden.operation(op, function, [x(3, 7, dtype=DOUBLE)] if op != "polygamma(1)" else [x(0, dtype=DOUBLE)], "double", gradients="digamma" not in op)
        edges = torch.tensor([math.nan, math.inf, 0.0, 1.0, 2.0, 0.5, 20.5, 1e-8, 3.25], dtype=DOUBLE)
        if op not in ("mvlgamma(2)", "polygamma(2)", "sinc", "polygamma(1)"):
            golden.operation(op, function, [edges], "edges", gradients=False)
    for op, (function, domain) in TWO.items():
        x = Numbers(domain)
        # the next number is another one in each type
        exact = function if op == "nextafter" else in_double(function)
        for one, other, layout in (((5, 7), (5, 7), "alike"), ((5, 1), (7,), "broadcast"), ((), (3,), "a scalar and a vector"),
                                   ((0, 3), (3,), "empty"), ((2, 1, 5), (3, 1), "three dimensions")):
            golden.operation(op, exact, [x(*one), x(*other, salt=1)], layout, gradients=op not in FLAT)
        golden.operation(op, exact, [x(7, 5), x(5, 7, salt=1)], "transposed", ["transpose", ""], gradients=op not in FLAT)
        golden.operation(op, function, [x(3, 4, dtype=DOUBLE), x(3, 4, dtype=DOUBLE, salt=1)], "double", gradients=op not in FLAT)
    return golden
