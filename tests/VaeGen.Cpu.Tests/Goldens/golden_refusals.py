"""What PyTorch refuses: shapes that do not fit, dimensions that are not there.

A case: {"name", "subject", "op", "shapes": [...], "view"}; the operation is the one of that name in the subject's table.
"""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, VIEWS
from golden_operations import BINARY
from golden_shapes import REDUCTIONS, VIEWS as SHAPE_OPERATIONS

REFUSED = [
    *[("broadcasting", op, BINARY[op][0], shapes) for op in ("a + b", "a - b", "a * b", "a / b", "pow(tensor)", "maximum", "a < b")
      for shapes in ([(2, 3), (4,)], [(2, 3), (3, 2)], [(0, 3), (2, 3)], [(2, 1, 4), (3, 5)])],
    # an operation in place cannot change its target's shape
    ("broadcasting", "a += b", lambda a, b: a.add_(b), [(3,), (2, 3)]),
    ("broadcasting", "a *= b", lambda a, b: a.mul_(b), [(1, 3), (2, 3)]),
    ("broadcasting", "where", lambda c, a, b: torch.where(c > 0, a, b), [(2, 3), (2, 4), (2, 4)]),
    ("matmul", "mm", torch.mm, [(2, 3), (4, 5)]),
    ("matmul", "mm", torch.mm, [(2, 3), (3,)]),
    ("matmul", "mm", torch.mm, [(2, 2, 3), (3, 4)]),
    ("matmul", "matmul", torch.matmul, [(3,), (4,)]),
    ("matmul", "matmul", torch.matmul, [(2, 3), (4,)]),
    ("matmul", "matmul", torch.matmul, [(2, 3, 4), (3, 4, 5)]),
    ("matmul", "matmul", torch.matmul, [(), (4,)]),
    ("matmul", "bmm", torch.bmm, [(2, 3, 4), (3, 4, 5)]),
    ("matmul", "bmm", torch.bmm, [(2, 3, 4), (2, 5, 4)]),
    ("matmul", "linear without bias", F.linear, [(2, 3), (5, 4)]),
    ("matmul", "linear", F.linear, [(2, 3), (5, 3), (4,)]),
    ("matmul", "addmm", torch.addmm, [(3, 3), (2, 3), (3, 4)]),
    ("losses", "binary_cross_entropy_with_logits(sum)", F.binary_cross_entropy_with_logits, [(5, 7), (5, 1)]),
    ("losses", "binary_cross_entropy(mean)", lambda a, b: F.binary_cross_entropy(a.abs(), b.abs()), [(5, 7), (7,)]),
    ("losses", "mse_loss(mean)", F.mse_loss, [(5, 7), (4, 7)]),
    ("reductions", "sum(1)", REDUCTIONS["sum(1)"], [(5,)]),
    ("reductions", "mean([1], keepdim)", REDUCTIONS["mean([1], keepdim)"], [(5,)]),
    ("reductions", "max()", REDUCTIONS["max()"], [(0, 3)]),
    ("reductions", "max(0).values", REDUCTIONS["max(0).values"], [(0, 3)]),
    ("reductions", "argmax()", REDUCTIONS["argmax()"], [(0,)]),
    ("activations", "softmax(1)", lambda x: torch.softmax(x, 1), [(5,)]),
    *[("views", op, SHAPE_OPERATIONS[op][0], [shape]) for op, shape in (
        ("view(7, 5)", (5, 6)), ("reshape(-1, 6)", (5, 7)), ("t()", (2, 3, 4)), ("transpose(0, 2)", (5, 7)), ("permute(2, 0, 1)", (5, 7)),
        ("expand(4, 5)", (3, 5)), ("expand(4, 5)", (2, 4, 5)), ("broadcast_to(3, 4, 5)", (4, 2)), ("narrow(1, 2, 3)", (5, 4)), ("narrow(1, 2, 3)", (5,)),
        ("select(0, 2)", (2, 3)), ("x[1, 2]", (5, 2)), ("x[1]", ()), ("split([3, 4], 1)[1]", (5, 8)))],
]


def refusals():
    golden = GoldenFile("refusals", weights=False)

    def case(subject, op, function, shapes, views=None):
        views = views or [""] * len(shapes)
        try:
            function(*[VIEWS[view](torch.ones(shape)) for view, shape in zip(views, shapes)])
        except (RuntimeError, IndexError, ValueError):
            golden.cases.append({"name": f"{op} of {' and '.join(str(list(shape)) for shape in shapes)}{', transposed' if any(views) else ''}",
                                 "subject": subject, "op": op, "shapes": shapes, "view": views})
        else:
            raise AssertionError(f"PyTorch does not refuse {op} of {shapes}")

    for refused in REFUSED:
        case(*refused)
    case("views", "view(-1)", lambda x: x.view(-1), [(5, 7)], ["transpose"])
    return golden
