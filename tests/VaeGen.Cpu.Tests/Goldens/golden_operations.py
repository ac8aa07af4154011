"""Operations that work element by element: functions of one tensor, of several with broadcasting, losses."""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64

# Each key is the operation's name in the tests' table as well; the word after it says which inputs it is defined on.
POINTWISE = {
    "abs": (torch.abs, "nonzero"),
    "neg": (torch.neg, "normal"),
    "exp": (torch.exp, "normal"),
    "expm1": (torch.expm1, "normal"),
    "log": (torch.log, "positive"),
    "log1p": (torch.log1p, "positive"),
    "log2": (torch.log2, "positive"),
    "log10": (torch.log10, "positive"),
    "sqrt": (torch.sqrt, "positive"),
    "rsqrt": (torch.rsqrt, "positive"),
    "square": (torch.square, "normal"),
    "reciprocal": (torch.reciprocal, "nonzero"),
    "sin": (torch.sin, "normal"),
    "cos": (torch.cos, "normal"),
    "tan": (torch.tan, "open"),
    "asin": (torch.asin, "open"),
    "acos": (torch.acos, "open"),
    "atan": (torch.atan, "normal"),
    "sinh": (torch.sinh, "normal"),
    "cosh": (torch.cosh, "normal"),
    "tanh": (torch.tanh, "normal"),
    "asinh": (torch.asinh, "normal"),
    "acosh": (torch.acosh, "above one"),
    "atanh": (torch.atanh, "open"),
    "sigmoid": (torch.sigmoid, "normal"),
    "erf": (torch.erf, "normal"),
    "sign": (torch.sign, "ties"),
    "floor": (torch.floor, "normal"),
    "ceil": (torch.ceil, "normal"),
    "round": (torch.round, "normal"),
    "trunc": (torch.trunc, "normal"),
    "fmod(0.75)": (lambda x: x.fmod(0.75), "normal"),
    "remainder(0.75)": (lambda x: x.remainder(0.75), "normal"),
    "clamp(-1, 1.5)": (lambda x: x.clamp(-1, 1.5), "normal"),
    "clamp(min: 0)": (lambda x: x.clamp(min=0), "ties"),
    "clamp(max: 0.5)": (lambda x: x.clamp(max=0.5), "normal"),
    "pow(2)": (lambda x: x.pow(2), "normal"),
    "pow(3)": (lambda x: x.pow(3), "normal"),
    "pow(0.5)": (lambda x: x.pow(0.5), "positive"),
    "pow(-1)": (lambda x: x.pow(-1), "nonzero"),
    "pow(-1.7)": (lambda x: x.pow(-1.7), "positive"),
    "pow(0)": (lambda x: x.pow(0), "normal"),
    "x + 2.5": (lambda x: x + 2.5, "normal"),
    "x - 2.5": (lambda x: x - 2.5, "normal"),
    "x * -0.3": (lambda x: x * -0.3, "normal"),
    "x / 3": (lambda x: x / 3, "normal"),
    "1 - x": (lambda x: 1 - x, "normal"),
    "0.5 * x": (lambda x: 0.5 * x, "normal"),
    "2 / x": (lambda x: 2 / x, "nonzero"),
    "x > 0": (lambda x: x > 0, "ties"),
    "x >= 0": (lambda x: x >= 0, "ties"),
    "x < 0": (lambda x: x < 0, "ties"),
    "x <= 0": (lambda x: x <= 0, "ties"),
    "x == 0": (lambda x: x == 0, "ties"),
    "x != 0": (lambda x: x != 0, "ties"),
    "isnan": (torch.isnan, "normal"),
    "isinf": (torch.isinf, "normal"),
    "isfinite": (torch.isfinite, "normal"),
    "add_, mul_ on a clone": (lambda x: x.clone().add_(1.5).mul_(0.5), "normal"),
}

BINARY = {
    "a + b": (lambda a, b: a + b, "normal"),
    "a - b": (lambda a, b: a - b, "normal"),
    "a * b": (lambda a, b: a * b, "normal"),
    "a / b": (lambda a, b: a / b, "nonzero"),
    "add(alpha: -0.7)": (lambda a, b: torch.add(a, b, alpha=-0.7), "normal"),
    "pow(tensor)": (torch.pow, "positive"),
    "atan2": (torch.atan2, "normal"),
    "fmod": (torch.fmod, "nonzero"),
    "remainder": (torch.remainder, "nonzero"),
    "div(trunc)": (lambda a, b: torch.div(a, b, rounding_mode="trunc"), "nonzero"),
    "div(floor)": (lambda a, b: torch.div(a, b, rounding_mode="floor"), "nonzero"),
    "maximum": (torch.maximum, "ties"),
    "minimum": (torch.minimum, "ties"),
    "a == b": (lambda a, b: a == b, "ties"),
    "a != b": (lambda a, b: a != b, "ties"),
    "a < b": (lambda a, b: a < b, "ties"),
    "a <= b": (lambda a, b: a <= b, "ties"),
    "a > b": (lambda a, b: a > b, "ties"),
    "a >= b": (lambda a, b: a >= b, "ties"),
    "logical_and": (torch.logical_and, "bool"),
    "logical_or": (torch.logical_or, "bool"),
    "logical_xor": (torch.logical_xor, "bool"),
}

ACTIVATIONS = {
    "relu": (F.relu, "ties"),
    "leaky_relu": (F.leaky_relu, "normal"),
    "leaky_relu(0.2)": (lambda x: F.leaky_relu(x, 0.2), "ties"),
    "elu": (F.elu, "normal"),
    "elu(0.5)": (lambda x: F.elu(x, 0.5), "normal"),
    "selu": (F.selu, "normal"),
    "gelu": (F.gelu, "normal"),
    "silu": (F.silu, "normal"),
    "softplus": (F.softplus, "normal"),
    "softplus(2, 1.5)": (lambda x: F.softplus(x, beta=2, threshold=1.5), "normal"),
    "tanh": (torch.tanh, "normal"),
    "sigmoid": (torch.sigmoid, "normal"),
    "logsigmoid": (F.logsigmoid, "normal"),
    "hardtanh": (F.hardtanh, "normal"),
    "relu6": (lambda x: F.relu6(4 * x), "normal"),
    "mish": (F.mish, "normal"),
}


def unary_cases(golden, operations):
    for op, (function, domain) in operations.items():
        x = Numbers(domain)
        golden.operation(op, function, [x()], "a scalar")
        golden.operation(op, function, [x(1)], "one value")
        golden.operation(op, function, [x(0, 3)], "empty")
        golden.operation(op, function, [x(33)], "a vector")
        golden.operation(op, function, [x(2, 3, 5)], "three dimensions")
        golden.operation(op, function, [x(7, 5)], "transposed", ["transpose"])
        golden.operation(op, function, [x(3, 9)], "every second value", ["step"])
        golden.operation(op, function, [x(1, 5)], "expanded", ["expand"])
        golden.operation(op, function, [x(3, 7, dtype=DOUBLE)], "double")
        golden.operation(op, function, [x(5, 3, dtype=DOUBLE)], "double transposed", ["transpose"])
        # what no range reduction may get wrong; values only
        nan, inf = float("nan"), float("inf")
        special = [nan, inf, -inf, 0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, 1e-30, -1e-30, 1e-8, 1e-4, 20.5, -20.5, 88, 89,
                   -87, -104, 100, -100, 1e4, -1e4]
        for dtype in (torch.float32, DOUBLE):
            golden.operation(op, function, [torch.tensor(special, dtype=dtype)], f"special values, {str(dtype)[6:]}", gradients=False)


def pointwise():
    golden = GoldenFile("pointwise")
    unary_cases(golden, POINTWISE)
    flags = Numbers("bool")
    golden.operation("logical_not", torch.logical_not, [flags(5, 7)], "matrix")
    golden.operation("logical_not", torch.logical_not, [flags(7, 5)], "transposed", ["transpose"])
    return golden


def activations():
    golden = GoldenFile("activations")
    unary_cases(golden, ACTIVATIONS)
    x = Numbers()
    for name, function in (("softmax", torch.softmax), ("log_softmax", torch.log_softmax)):
        golden.operation(f"{name}(-1)", lambda a: function(a, -1), [x(5, 7)], "rows")
        golden.operation(f"{name}(-1)", lambda a: function(a, -1), [x(3, 100)], "long rows")
        golden.operation(f"{name}(-1)", lambda a: function(a, -1), [x(9, 1)], "rows of one")
        golden.operation(f"{name}(-1)", lambda a: function(a, -1), [x(7, 5)], "transposed", ["transpose"])
        golden.operation(f"{name}(-1)", lambda a: function(a, -1), [100 * x(4, 6)], "large values")
        golden.operation(f"{name}(-1)", lambda a: function(a, -1), [x(3, 4, dtype=DOUBLE)], "double")
        golden.operation(f"{name}(0)", lambda a: function(a, 0), [x(5, 7)], "columns")
        golden.operation(f"{name}(1)", lambda a: function(a, 1), [x(2, 3, 5)], "the middle")
    return golden


def broadcasting():
    golden = GoldenFile("broadcasting")
    layouts = {
        "same shapes": ([(5, 7), (5, 7)], None),
        "a row": ([(5, 7), (7,)], None),
        "a column": ([(5, 7), (5, 1)], None),
        "outer": ([(5, 1), (1, 7)], None),
        "across three dimensions": ([(2, 3, 5), (3, 1)], None),
        "first is a scalar": ([(), (5, 7)], None),
        "second is one value": ([(33,), (1,)], None),
        "two scalars": ([(), ()], None),
        "empty with a row": ([(0, 3), (3,)], None),
        "empty with one value": ([(2, 0), (1,)], None),
        "first transposed": ([(7, 5), (5, 7)], ["transpose", ""]),
        "second transposed": ([(5, 7), (7, 5)], ["", "transpose"]),
        "both transposed": ([(7, 5), (7, 5)], ["transpose", "transpose"]),
        "every second value with a column": ([(5, 9), (5, 1)], ["step", ""]),
        "expanded": ([(1, 5), (4, 1)], ["expand", ""]),
    }
    for op, (function, domain) in BINARY.items():
        x = Numbers(domain)
        for layout, (shapes, views) in layouts.items():
            golden.operation(op, function, [x(*shapes[0]), x(*shapes[1], salt=1)], layout, views)
        if domain != "bool":
            for layout, shapes in (("double", [(3, 5), (3, 5)]), ("double, a row", [(3, 5), (5,)])):
                golden.operation(op, function, [x(*shapes[0], dtype=DOUBLE), x(*shapes[1], dtype=DOUBLE, salt=1)], layout)

    x, flags = Numbers(), Numbers("bool")
    for layout, shapes, views in (
            ("same shapes", [(5, 7), (5, 7), (5, 7)], None),
            ("a row and a column", [(5, 7), (7,), (5, 1)], None),
            ("a condition by row", [(5, 1), (5, 7), ()], None),
            ("transposed", [(7, 5), (5, 7), (7, 5)], ["transpose", "", "transpose"])):
        golden.operation("where", torch.where, [flags(*shapes[0]), x(*shapes[1], salt=1), x(*shapes[2], salt=2)], layout, views)
    golden.operation("masked_fill(-3)", lambda a, m: a.masked_fill(m, -3), [x(5, 7), flags(5, 7)], "same shapes")
    golden.operation("masked_fill(-3)", lambda a, m: a.masked_fill(m, -3), [x(5, 7), flags(7)], "a row")
    golden.operation("lerp", torch.lerp, [x(5, 7), x(7, salt=1), Numbers("unit")(5, 1)], "a row and a column")
    golden.operation("addcmul(0.3)", lambda a, b, c: a.addcmul(b, c, value=0.3), [x(5, 7), x(7, salt=1), x(5, 1)], "a row and a column")
    golden.operation("addcdiv(0.3)", lambda a, b, c: a.addcdiv(b, c, value=0.3), [x(5, 7), x(7, salt=1), Numbers("nonzero")(5, 1)], "a row and a column")
    golden.operation("a += b", lambda a, b: a.clone().add_(b), [x(5, 7), x(7, salt=1)], "a row")
    golden.operation("a *= b", lambda a, b: a.clone().mul_(b), [x(5, 7), x(5, 1, salt=1)], "a column")
    golden.operation("mean + sigma * epsilon", lambda m, v, e: m + (0.5 * v).exp() * e, [x(3, 20), x(3, 20, salt=1), x(3, 20, salt=2)], "a batch")
    golden.operation("x used three times", lambda a: a * a + a.exp() * a.sum(), [x(3, 4)], "matrix")
    return golden


def losses():
    golden = GoldenFile("losses")
    x, unit = Numbers(), Numbers("unit")
    pairs = {
        "mse_loss": (F.mse_loss, x, x),
        "l1_loss": (F.l1_loss, x, x),
        "smooth_l1_loss": (F.smooth_l1_loss, x, x),
        "huber_loss(delta: 0.7)": (lambda a, b, reduction: F.huber_loss(a, b, reduction, 0.7), x, x),
        "kl_div(log_target: false)": (lambda a, b, reduction: F.kl_div(a, b, reduction=reduction), x, unit),
        "kl_div(log_target: true)": (lambda a, b, reduction: F.kl_div(a, b, reduction=reduction, log_target=True), x, x),
        "binary_cross_entropy": (F.binary_cross_entropy, unit, unit),
        "binary_cross_entropy_with_logits": (F.binary_cross_entropy_with_logits, x, unit),
    }
    for name, (function, first, second) in pairs.items():
        for reduction in ("sum", "mean", "none"):
            op, run = f"{name}({reduction})", lambda a, b: function(a, b, reduction=reduction)
            golden.operation(op, run, [first(5, 7), second(5, 7, salt=1)], "matrix")
            golden.operation(op, run, [first(), second(salt=1)], "scalars")
            golden.operation(op, run, [first(7, 5), second(5, 7, salt=1)], "transposed", ["transpose", ""])
            golden.operation(op, run, [first(5, 9), second(5, 5, salt=1)], "every second value", ["step", ""])
            golden.operation(op, run, [first(3, 4, dtype=DOUBLE), second(3, 4, dtype=DOUBLE, salt=1)], "double")
            if reduction != "none":
                golden.operation(op, run, [first(2, 784), second(2, 784, salt=1)], "two digits")
            if reduction != "mean":
                golden.operation(op, run, [first(0, 3), second(0, 3, salt=1)], "empty")
    extreme = torch.tensor([-200.0, -100, -50, -1e-9, 0, 1e-9, 50, 100, 200, 1e4])
    for target in (0.0, 1.0, 0.3):
        golden.operation("binary_cross_entropy_with_logits(none)", lambda a, b: F.binary_cross_entropy_with_logits(a, b, reduction="none"),
                         [extreme, torch.full((10,), target)], f"extreme logits, target {target}")
    golden.operation("binary_cross_entropy(none)", lambda a, b: F.binary_cross_entropy(a, b, reduction="none"),
                     [torch.tensor([0.0, 1, 0, 1]), torch.tensor([0.0, 1, 1, 0])], "certain and right, certain and wrong", gradients=False)
    for reduction in ("sum", "mean", "none"):
        weight, positive = Numbers("positive")(7), Numbers("positive")(7, salt=1)
        golden.operation(f"binary_cross_entropy, weighted({reduction})", lambda a, b, w: F.binary_cross_entropy(a, b, w.detach(), reduction=reduction),
                         [unit(5, 7), unit(5, 7, salt=1), weight], "a weight for each column")
        golden.operation(f"binary_cross_entropy_with_logits, weighted({reduction})",
                         lambda a, b, w, p: F.binary_cross_entropy_with_logits(a, b, w.detach(), reduction=reduction, pos_weight=p.detach()),
                         [x(5, 7), unit(5, 7, salt=1), weight, positive], "weights for each column")
        for full in (False, True):
            golden.operation(f"gaussian_nll_loss, full: {str(full).lower()}({reduction})", lambda a, b, v: F.gaussian_nll_loss(a, b, v, full, reduction=reduction),
                             [x(5, 7), x(5, 7, salt=1), Numbers("positive")(5, 7)], "matrix")
    classes = torch.tensor([2, 0, 6, 6, 3])
    for reduction in ("sum", "mean", "none"):
        golden.operation(f"cross_entropy({reduction})", lambda a, b: F.cross_entropy(a, b, reduction=reduction), [x(5, 7), classes], "matrix")
        golden.operation(f"nll_loss({reduction})", lambda a, b: F.nll_loss(a, b, reduction=reduction), [x(5, 7), classes], "matrix")
    golden.operation("KL to N(0, I)", lambda m, v: 0.5 * (m.pow(2) + v.exp() - 1 - v).sum() / 16, [x(16, 20), x(16, 20, salt=1)], "a batch")
    return golden
