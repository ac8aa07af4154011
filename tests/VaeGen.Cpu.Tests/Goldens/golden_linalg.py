"""Linear algebra: factorisations, systems of equations, distances; and what accumulates along a dimension."""

import torch

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64
L = torch.linalg


def definite(x):
    """A symmetric positive definite matrix with eigenvalues well apart from zero."""
    return x @ x.mT + 2 * torch.eye(x.shape[-1], dtype=x.dtype)


def regular(x):
    return x + 4 * torch.eye(x.shape[-1], dtype=x.dtype)


SQUARE = {
    "cholesky": lambda x: L.cholesky(definite(x)),
    "cholesky(upper)": lambda x: torch.cholesky(definite(x), upper=True),
    "cholesky_inverse": lambda x: torch.cholesky_inverse(L.cholesky(definite(x))),
    "det": lambda x: regular(x).det(),
    "slogdet": lambda x: torch.slogdet(regular(x))[1],
    "logdet": lambda x: definite(x).logdet(),
    "inverse": lambda x: regular(x).inverse(),
    "matrix_power(3)": lambda x: x.matrix_power(3),
    "matrix_power(-2)": lambda x: regular(x).matrix_power(-2),
    "matrix_power(0)": lambda x: x.matrix_power(0) * x,
}

SYSTEM = {
    "cholesky_solve": lambda a, b: torch.cholesky_solve(b, L.cholesky(definite(a))),
    "cholesky_solve(upper)": lambda a, b: torch.cholesky_solve(b, L.cholesky(definite(a)).mT, upper=True),
    "solve": lambda a, b: L.solve(regular(a), b),
    "solve(left: false)": lambda a, b: L.solve(regular(a), b.mT, left=False),
    "solve_triangular(lower)": lambda a, b: L.solve_triangular(regular(a), b, upper=False),
    "solve_triangular(upper)": lambda a, b: L.solve_triangular(regular(a), b, upper=True),
    "solve_triangular(left: false)": lambda a, b: L.solve_triangular(regular(a), b.mT, upper=True, left=False),
    "solve_triangular(unitriangular)": lambda a, b: L.solve_triangular(a / 4, b, upper=False, unitriangular=True),
}

DISTANCES = {
    "cdist": lambda a, b: torch.cdist(a, b),
    "cdist(1)": lambda a, b: torch.cdist(a, b, p=1),
    "cdist(3)": lambda a, b: torch.cdist(a, b, p=3),
    "cdist(inf)": lambda a, b: torch.cdist(a, b, p=float("inf")),
}

ALONG = {
    "cumprod(0)": lambda x: x.cumprod(0),
    "cumprod(1)": lambda x: x.cumprod(1),
    "logcumsumexp(0)": lambda x: x.logcumsumexp(0),
    "logcumsumexp(1)": lambda x: x.logcumsumexp(1),
    "cummax(0).values": lambda x: x.cummax(0).values,
    "cummax(1).indexes": lambda x: x.cummax(1).indices,
    "cummin(1).values": lambda x: x.cummin(1).values,
    "cummin(0).indexes": lambda x: x.cummin(0).indices,
}


def linalg():
    golden = GoldenFile("linalg")
    x = Numbers()
    for op, function in SQUARE.items():
        for shape, layout in (((1, 1), "one value"), ((5, 5), "matrix"), ((2, 3, 4, 4), "batches"), ((7, 7), "transposed")):
            golden.operation(op, function, [x(*shape)], layout, ["transpose"] if layout == "transposed" else None)
        golden.operation(op, function, [x(3, 3, dtype=DOUBLE)], "double")
        if op != "det":
            # of which PyTorch gives no gradient
            golden.operation(op, function, [x(0, 3, 3)], "no matrix")
    for op, function in SYSTEM.items():
        golden.operation(op, function, [x(5, 5), x(5, 3, salt=1)], "matrix")
        golden.operation(op, function, [x(2, 4, 4), x(2, 4, 1, salt=1)], "batches")
        if "cholesky" not in op:
            golden.operation(op, function, [x(3, 1, 4, 4), x(2, 4, 2, salt=1)], "broadcast batches")
        golden.operation(op, function, [x(5, 5), x(3, 5, salt=1)], "transposed", ["transpose", "transpose"])
        golden.operation(op, function, [x(3, 3, dtype=DOUBLE), x(3, 2, dtype=DOUBLE, salt=1)], "double")
        golden.operation(op, function, [x(3, 3), x(3, 0)], "no columns")
    golden.operation("solve", SYSTEM["solve"], [x(5, 5), x(5, salt=1)], "a vector")
    golden.operation("solve", SYSTEM["solve"], [x(3, 4, 4), x(3, 4, salt=1)], "a batch of vectors")
    for op, function in DISTANCES.items():
        for one, other, layout in (((5, 3), (7, 3), "points"), ((2, 4, 5), (2, 3, 5), "batches"), ((3, 1, 4, 2), (5, 3, 2), "broadcast batches"),
                                   ((1, 1), (1, 1), "one value"), ((0, 3), (4, 3), "no points")):
            golden.operation(op, function, [x(*one), x(*other, salt=1)], layout)
        golden.operation(op, function, [x(3, 5), x(4, 3, salt=1)], "transposed", ["transpose", ""])
        golden.operation(op, function, [x(3, 4, dtype=DOUBLE), x(2, 4, dtype=DOUBLE, salt=1)], "double")
    points = x(4, 3)
    golden.operation("cdist", DISTANCES["cdist"], [points, points.clone()], "points that coincide")
    ties = Numbers("ties")
    for op, function in ALONG.items():
        golden.operation(op, function, [x(5, 7)], "matrix")
        golden.operation(op, function, [x(2, 3, 5)], "three dimensions")
        golden.operation(op, function, [x(7, 5)], "transposed", ["transpose"])
        golden.operation(op, function, [x(3, 4, dtype=DOUBLE)], "double")
        golden.operation(op, function, [x(0, 3)], "empty")
        if not op.startswith("logcumsumexp"):
            golden.operation(op, function, [ties(6, 9)], "ties")
            golden.operation(op, function, [torch.arange(-4, 8).reshape(3, 4)], "int64")
    return golden
