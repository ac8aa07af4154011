"""Operations that change the shape: reductions, views and copies, matrix products."""

import torch
import torch.nn.functional as F

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64

REDUCTIONS = {
    "sum()": lambda x: x.sum(),
    "sum(0)": lambda x: x.sum(0),
    "sum(1)": lambda x: x.sum(1),
    "sum(-1, keepdim)": lambda x: x.sum(-1, keepdim=True),
    "sum([0, 1])": lambda x: x.sum([0, 1]),
    "mean()": lambda x: x.mean(),
    "mean([0])": lambda x: x.mean([0]),
    "mean([1], keepdim)": lambda x: x.mean([1], keepdim=True),
    "var()": lambda x: x.var(),
    "var(unbiased: false)": lambda x: x.var(unbiased=False),
    "var(0)": lambda x: x.var(0),
    "var(1, unbiased: false, keepdim)": lambda x: x.var(1, unbiased=False, keepdim=True),
    "std()": lambda x: x.std(),
    "std(1)": lambda x: x.std(1),
    "max()": lambda x: x.max(),
    "min()": lambda x: x.min(),
    "max(0).values": lambda x: x.max(0).values,
    "max(1).indexes": lambda x: x.max(1).indices,
    "min(1, keepdim).values": lambda x: x.min(1, keepdim=True).values,
    "min(0).indexes": lambda x: x.min(0).indices,
    "argmax()": lambda x: x.argmax(),
    "argmax(1)": lambda x: x.argmax(1),
    "argmin(0)": lambda x: x.argmin(0),
    "logsumexp(1)": lambda x: x.logsumexp(1),
    "logsumexp(0, keepdim)": lambda x: x.logsumexp(0, keepdim=True),
    "norm()": lambda x: x.norm(),
    "prod()": lambda x: x.prod(),
    "cumsum(0)": lambda x: x.cumsum(0),
    "cumsum(1)": lambda x: x.cumsum(1),
}

# extrema of nothing are an error
OF_NOTHING = ("sum", "mean", "norm", "prod", "cumsum")

VIEWS = {
    "view(-1)": (lambda x: x.view(-1), (5, 7)),
    "view(7, 5)": (lambda x: x.view(7, 5), (5, 7)),
    "reshape(5, 7) of a transpose": (lambda x: x.t().reshape(5, 7), (5, 7)),
    "reshape(-1, 6)": (lambda x: x.reshape(-1, 6), (3, 4, 2)),
    "t()": (lambda x: x.t(), (5, 7)),
    "transpose(0, 2)": (lambda x: x.transpose(0, 2), (2, 3, 5)),
    "permute(2, 0, 1)": (lambda x: x.permute(2, 0, 1), (2, 3, 5)),
    "contiguous() of a permute": (lambda x: x.permute(2, 0, 1).contiguous(), (2, 3, 5)),
    "flatten()": (lambda x: x.flatten(), (2, 3, 5)),
    "flatten(1)": (lambda x: x.flatten(1), (2, 3, 5)),
    "unsqueeze(0)": (lambda x: x.unsqueeze(0), (5,)),
    "unsqueeze(-1)": (lambda x: x.unsqueeze(-1), (5, 7)),
    "squeeze()": (lambda x: x.squeeze(), (1, 5, 1)),
    "squeeze(0)": (lambda x: x.squeeze(0), (1, 5, 1)),
    "expand(4, 5)": (lambda x: x.expand(4, 5), (1, 5)),
    "expand(-1, 7)": (lambda x: x.expand(-1, 7), (5, 1)),
    "broadcast_to(3, 4, 5)": (lambda x: x.broadcast_to(3, 4, 5), (4, 1)),
    "repeat(2, 3)": (lambda x: x.repeat(2, 3), (3, 4)),
    "flip(0, 2)": (lambda x: x.flip(0, 2), (2, 3, 5)),
    "unflatten(1, [2, 3])": (lambda x: x.unflatten(1, (2, 3)), (5, 6)),
    "unbind(1)[2]": (lambda x: x.unbind(1)[2], (5, 7)),
    "narrow(1, 2, 3)": (lambda x: x.narrow(1, 2, 3), (5, 7)),
    "narrow(0, 1, 0)": (lambda x: x.narrow(0, 1, 0), (5, 7)),
    "slice(1, 1, 6, 2)": (lambda x: x[:, 1:6:2], (5, 7)),
    "slice(0, -3, 100, 1)": (lambda x: x[-3:], (5, 7)),
    "select(0, 2)": (lambda x: x.select(0, 2), (5, 7)),
    "select(-1, -1)": (lambda x: x.select(-1, -1), (2, 3, 5)),
    "x[1]": (lambda x: x[1], (2, 3, 5)),
    "x[1, 2]": (lambda x: x[1, 2], (5, 7)),
    "x[.., 1..4]": (lambda x: x[:, 1:4], (5, 7)),
    "x[..., 0]": (lambda x: x[..., 0], (2, 3, 5)),
    "split(2)[2]": (lambda x: x.split(2)[2], (5, 7)),
    "split([3, 4], 1)[1]": (lambda x: x.split([3, 4], 1)[1], (5, 7)),
    "chunk(2, 1)[0]": (lambda x: x.chunk(2, 1)[0], (5, 7)),
    "chunk(3)[2]": (lambda x: x.chunk(3)[2], (5, 7)),
    "cat(0) of x, x, 2x": (lambda x: torch.cat([x, x, 2 * x], 0), (3, 5)),
    "cat(1) of x, x.exp()": (lambda x: torch.cat([x, x.exp()], 1), (3, 5)),
    "cat(0) of a transpose": (lambda x: torch.cat([x.t(), x.t()[1:]], 0), (3, 5)),
    "stack(0)": (lambda x: torch.stack([x, -x], 0), (3, 5)),
    "stack(-1)": (lambda x: torch.stack([x, -x], -1), (3, 5)),
    "chained views": (lambda x: x.transpose(0, 1)[1:, ::2].unsqueeze(0).expand(3, 6, 3) * 2, (5, 7)),
    "to double and back": (lambda x: (x.double() * 2).float(), (5, 7)),
    "detach": (lambda x: x * x.detach(), (5, 7)),
    "write through a slice": (lambda x: write_through(x), (5, 7)),
}


def write_through(x):
    copy = x.clone()
    copy[:, 1:3].mul_(3)
    copy.t().add_(1)
    return copy


def reductions():
    golden = GoldenFile("reductions")
    x, ties = Numbers(), Numbers("ties")
    for op, function in REDUCTIONS.items():
        golden.operation(op, function, [x(5, 7)], "matrix")
        golden.operation(op, function, [x(2, 3, 5)], "three dimensions")
        golden.operation(op, function, [x(7, 5)], "transposed", ["transpose"])
        golden.operation(op, function, [x(5, 9)], "every second value", ["step"])
        golden.operation(op, function, [x(7, 5)], "inner rows", ["rows"])
        golden.operation(op, function, [x(1, 5)], "expanded", ["expand"])
        golden.operation(op, function, [x(3, 4, dtype=DOUBLE)], "double")
        if not op.startswith(("var", "std")):
            # the variance of one value is NaN, its gradient too
            golden.operation(op, function, [x(1, 1)], "one value")
        if op.startswith(("max", "min", "arg")):
            golden.operation(op, function, [ties(6, 9)], "ties")
        elif not op.startswith("prod"):
            golden.operation(op, function, [x(2, 501)], "long rows")
            golden.operation(op, function, [x(130, 5)], "long columns")
        if op.startswith(OF_NOTHING):
            golden.operation(op, function, [x(0, 3)], "no rows")
            golden.operation(op, function, [x(3, 0)], "no columns")
    golden.operation("prod()", lambda a: a.prod(), [torch.tensor([[2.0, 0, 3], [1, -4, 5]])], "one zero")
    scalars = {"sum()": torch.sum, "mean()": torch.mean, "max()": torch.max, "min()": torch.min}
    for op, function in scalars.items():
        golden.operation(op, function, [x()], "a scalar")
        golden.operation(op, function, [torch.tensor([1.0, float("nan"), 3.0])], "a NaN", gradients=False)
    infinite = torch.tensor([[float("-inf"), 1, 2], [float("-inf")] * 3, [1000.0, 1000, -1000]])
    golden.operation("logsumexp(1)", lambda a: a.logsumexp(1), [infinite], "infinities and large values", gradients=False)
    flags = Numbers("bool")
    for op, function in (("any()", torch.any), ("all()", torch.all), ("sum()", torch.sum)):
        golden.operation(op, function, [flags(5, 7)], "flags")
        golden.operation(op, function, [flags(0, 3)], "no flags")
        golden.operation(op, function, [torch.ones(3, 3, dtype=torch.bool)], "all true")
    whole = torch.arange(-7, 8).reshape(3, 5)
    for op in ("sum()", "sum(0)", "max()", "argmax(1)", "min(1, keepdim).values", "cumsum(1)", "prod()"):
        golden.operation(op, REDUCTIONS[op], [whole], "int64")
    return golden


def views():
    golden = GoldenFile("views")
    x = Numbers()
    for op, (function, shape) in VIEWS.items():
        golden.operation(op, function, [x(*shape)], "float32")
        if "double" not in op:
            golden.operation(op, function, [x(*shape, dtype=DOUBLE)], "float64")
    for op in ("view(-1)", "flatten()", "contiguous() of a permute", "cat(0) of x, x, 2x", "stack(0)", "squeeze()"):
        function, shape = VIEWS[op]
        golden.operation(op, function, [x(*[0 if n == shape[0] else n for n in shape])], "empty")
    for op in ("reshape(-1, 6)", "flatten()", "flatten(1)", "repeat(2, 3)", "cat(0) of x, x, 2x", "stack(-1)", "split(2)[2]"):
        function, shape = VIEWS[op]
        turned = [*shape[:-2], shape[-1], shape[-2]]
        golden.operation(op, function, [x(*turned)], "transposed", ["transpose"])
    rows = torch.tensor([4, 0, 0, 2])
    golden.operation("index_select(0)", lambda a, i: a.index_select(0, i), [x(5, 7), rows], "rows, one of them twice")
    golden.operation("index_select(1)", lambda a, i: a.index_select(1, i), [x(5, 7), rows], "columns")
    golden.operation("index_select(1)", lambda a, i: a.index_select(1, i), [x(7, 5), rows], "transposed", ["transpose", ""])
    golden.operation("x[tensor]", lambda a, i: a[i], [x(5, 7), rows], "rows")
    picks = torch.tensor([[3, 0, 0], [6, 1, 6], [2, 2, 2], [0, 1, 2], [5, 5, 0]])
    golden.operation("gather(1)", lambda a, i: a.gather(1, i), [x(5, 7), picks], "matrix")
    for op, function in (("tril()", torch.tril), ("triu()", torch.triu)):
        golden.operation(op, function, [x(5, 7)], "matrix")
    return golden


def matmul():
    golden = GoldenFile("matmul")
    x = Numbers()

    def product(op, function, shapes, layout, views=None, dtype=torch.float32):
        golden.operation(op, function, [x(*s, dtype=dtype, salt=i) for i, s in enumerate(shapes)], layout, views)

    for m, k, n in ((1, 1, 1), (3, 5, 2), (7, 13, 17), (33, 20, 31), (16, 64, 16), (2, 300, 3), (1, 100, 1), (65, 1, 33), (0, 3, 2), (3, 0, 2), (3, 2, 0)):
        product("mm", torch.mm, [(m, k), (k, n)], f"{m}x{k} by {k}x{n}")
        product("mm", torch.mm, [(k, m), (k, n)], f"{m}x{k} transposed by {k}x{n}", ["transpose", ""])
        product("mm", torch.mm, [(m, k), (n, k)], f"{m}x{k} by {k}x{n} transposed", ["", "transpose"])
        product("mm", torch.mm, [(k, m), (n, k)], f"both transposed, {m}x{k} by {k}x{n}", ["transpose", "transpose"])
        product("linear", F.linear, [(m, k), (n, k), (n,)], f"{m}x{k} to {n}")
    product("mm", torch.mm, [(7, 9), (5, 4)], "every second value", ["step", ""])
    product("mm", torch.mm, [(7, 5), (5, 9)], "inner rows", ["rows", "step"])
    product("mm", torch.mm, [(1, 5), (5, 3)], "expanded", ["expand", ""])
    product("mm", torch.mm, [(13, 7), (7, 19)], "double", None, DOUBLE)
    product("mm", torch.mm, [(7, 13), (19, 7)], "double, both transposed", ["transpose", "transpose"], DOUBLE)
    product("linear", F.linear, [(5, 9), (4, 5), (4,)], "every second value", ["step", "", ""])
    product("linear", F.linear, [(9, 5), (4, 9), (4,)], "transposed", ["transpose", "", ""])
    product("linear", F.linear, [(2, 3, 5), (4, 5), (4,)], "three dimensions")
    product("linear", F.linear, [(5,), (4, 5), (4,)], "a vector")
    product("linear", F.linear, [(6, 5), (4, 5), (4,)], "double", None, DOUBLE)
    product("linear without bias", F.linear, [(6, 5), (4, 5)], "matrix")
    product("linear without bias", F.linear, [(2, 3, 5), (4, 5)], "three dimensions")
    for shapes in ([(5,), (5,)], [(3, 5), (5,)], [(5,), (5, 3)], [(3, 5), (5, 4)], [(2, 3, 5), (5, 4)], [(2, 3, 5), (2, 5, 4)],
                   [(2, 3, 5), (5,)], [(2, 1, 3, 5), (4, 5, 2)], [(5,), (2, 5, 3)], [(0, 3, 5), (5, 4)]):
        product("matmul", torch.matmul, shapes, " by ".join("x".join(map(str, s)) for s in shapes))
    product("matmul", torch.matmul, [(2, 5, 3), (2, 4, 5)], "batches transposed", ["transpose", "transpose"])
    product("bmm", torch.bmm, [(3, 4, 5), (3, 5, 2)], "three products")
    product("bmm", torch.bmm, [(3, 5, 4), (3, 5, 2)], "transposed", ["transpose", ""])
    product("mv", torch.mv, [(5, 7), (7,)], "matrix")
    product("mv", torch.mv, [(7, 5), (7,)], "transposed", ["transpose", ""])
    product("dot", torch.dot, [(33,), (33,)], "vectors")
    product("outer", torch.outer, [(5,), (7,)], "vectors")
    product("addmm", torch.addmm, [(4,), (3, 5), (5, 4)], "a row and a product")
    product("addmm(0.5, 2)", lambda c, a, b: torch.addmm(c, a, b, beta=0.5, alpha=2), [(3, 4), (3, 5), (5, 4)], "scaled")
    return golden
