"""Elements in other places, what their order says, and products over any dimensions."""

import torch

from golden_file import GoldenFile, Numbers

DOUBLE = torch.float64
L = torch.linalg
PLACES = torch.tensor([2, 0, 4])

REARRANGING = {
    "roll(2)": (lambda x: x.roll(2), (5, 7)),
    "roll(-1, 1)": (lambda x: x.roll(-1, 1), (5, 7)),
    "roll([3, 9], [0, 1])": (lambda x: x.roll((3, 9), (0, 1)), (5, 7)),
    "rot90()": (lambda x: x.rot90(), (5, 7)),
    "rot90(2)": (lambda x: x.rot90(2), (5, 7)),
    "rot90(-1, [1, 2])": (lambda x: x.rot90(-1, (1, 2)), (2, 3, 5)),
    "unfold(1, 3, 2)": (lambda x: x.unfold(1, 3, 2), (5, 7)),
    "unfold(0, 2, 1)": (lambda x: x.unfold(0, 2, 1), (5, 3)),
    "repeat_interleave(3)": (lambda x: x.repeat_interleave(3), (2, 3)),
    "repeat_interleave(2, 1)": (lambda x: x.repeat_interleave(2, 1), (2, 3)),
    "repeat_interleave(tensor, 0)": (lambda x: x.repeat_interleave(torch.tensor([1, 0, 3]), 0), (3, 4)),
    "tensor_split(3, 1)[1]": (lambda x: x.tensor_split(3, 1)[1], (5, 7)),
    "tensor_split([1, 4])[1]": (lambda x: x.tensor_split([1, 4])[1], (5, 7)),
    "hsplit(2)[0]": (lambda x: x.hsplit(2)[0], (3, 6)),
    "vsplit([1, 2])[2]": (lambda x: x.vsplit([1, 2])[2], (5, 7)),
    "dsplit(5)[3]": (lambda x: x.dsplit(5)[3], (2, 3, 5)),
    "diag() of a vector": (lambda x: x.diag(), (5,)),
    "diag(1)": (lambda x: x.diag(1), (5, 7)),
    "diag_embed(-1)": (lambda x: x.diag_embed(-1), (2, 3)),
    "diag_embed(0, 0, 2)": (lambda x: x.diag_embed(0, 0, 2), (2, 3)),
    "diagflat(1)": (lambda x: x.diagflat(1), (2, 3)),
    "trace()": (lambda x: x.trace(), (5, 7)),
    "block_diag": (lambda x: torch.block_diag(x, x[0], 2 * x), (2, 3)),
    "select_scatter": (lambda x: x.select_scatter(2 * x[:, 0], 1, 2), (5, 7)),
    "slice_scatter": (lambda x: x.slice_scatter(2 * x[:, :3], 1, 1, 6, 2), (5, 7)),
    "diagonal_scatter": (lambda x: x.diagonal_scatter(2 * x[0, :4], 1), (4, 5)),
    "moveaxis(0, 2)": (lambda x: torch.moveaxis(x, 0, 2), (2, 3, 5)),
    "dstack": (lambda x: torch.dstack([x, -x]), (2, 3)),
    "column_stack": (lambda x: torch.column_stack([x, x[:, 0]]), (2, 3)),
    "meshgrid": (lambda x: torch.meshgrid(x, 2 * x, indexing="ij")[0], (5,)),
    "meshgrid(xy)": (lambda x: torch.meshgrid(x, x[:2], indexing="xy")[1], (5,)),
    "cartesian_prod": (lambda x: torch.cartesian_prod(x, x[:2]), (4,)),
    "combinations(2)": (lambda x: torch.combinations(x), (4,)),
    "combinations(3, with replacement)": (lambda x: torch.combinations(x, 3, True), (3,)),
    "vander": (lambda x: torch.vander(x.detach(), 3), (4,)),
    "tril_(1)": (lambda x: (2 * x).tril_(1), (5, 7)),
    "index_copy": (lambda x: x.index_copy(1, PLACES, 2 * x[:, :3]), (5, 7)),
    "index_fill": (lambda x: x.index_fill(0, PLACES, 2.5), (5, 7)),
    "index_add": (lambda x: x.index_add(1, PLACES, x[:, 3:6], alpha=2), (5, 7)),
    "take": (lambda x: x.take(torch.tensor([[3, 0], [-1, 3]])), (5, 7)),
    "take_along_dim": (lambda x: x.take_along_dim(torch.tensor([[1], [0], [4]]).t(), 1), (5, 7)),
    "masked_scatter": (lambda x: x.masked_scatter(x > 0, 2 * x.flatten()), (5, 7)),
    "masked_select": (lambda x: x.masked_select(x > 0), (5, 7)),
    "nan_to_num": (lambda x: (x / (x.round() != 0)).nan_to_num(7, 8, 9), (5, 7)),
    "diff()": (lambda x: x.diff(), (5, 7)),
    "diff(prepend)": (lambda x: x.diff(1, 0, prepend=x[:1]), (5, 7)),
}

STATISTICS = {
    "kthvalue(2)": lambda x: x.kthvalue(2).values,
    "kthvalue(3, 0, keepdim).indices": lambda x: x.kthvalue(3, 0, keepdim=True).indices,
    "median()": lambda x: x.median(),
    "nanmedian()": lambda x: x.nanmedian(),
    "mode(0).values": lambda x: x.mode(0).values,
    "quantile(0.3, 1)": lambda x: x.quantile(torch.tensor(0.3, dtype=x.dtype), 1),
    "quantile([0.1, 0.75], 0, keepdim)": lambda x: x.quantile(torch.tensor([0.1, 0.75], dtype=x.dtype), 0, keepdim=True),
    "nanquantile(0.6, 0)": lambda x: x.nanquantile(torch.tensor(0.6, dtype=x.dtype), 0),
    "nansum()": lambda x: x.nansum(),
    "nanmean(1)": lambda x: x.nanmean(1),
    "aminmax(1).max": lambda x: x.detach().aminmax(dim=1).max,
    "logsumexp(0)": lambda x: x.logsumexp(0),
    "norm(0.5)": lambda x: L.vector_norm(x, 0.5, 1),
    "vector_norm(-inf, keepdim)": lambda x: L.vector_norm(x, float("-inf"), [0, 1], keepdim=True),
    "matrix_norm(fro)": lambda x: L.matrix_norm(x),
    "matrix_norm(1)": lambda x: L.matrix_norm(x, 1),
    "matrix_norm(-inf, keepdim)": lambda x: L.matrix_norm(x, float("-inf"), keepdim=True),
    "linalg.norm()": lambda x: L.norm(x),
    "linalg.norm(1, [1])": lambda x: L.norm(x, 1, [1]),
    "trapezoid(0.5)": lambda x: torch.trapezoid(x, dx=0.5),
    "cumulative_trapezoid(dim: 0)": lambda x: torch.cumulative_trapezoid(x, dx=1.0, dim=0),
    "var_mean(0).var": lambda x: torch.var_mean(x, 0)[0],
    "std([0, 1])": lambda x: x.std([0, 1]),
    "amax([1])": lambda x: x.amax([1]),
    "prod(1)": lambda x: x.prod(1),
    "histc(5)": lambda x: x.detach().histc(5),
    "unique": lambda x: x.detach().round().unique(),
    "unique(dim: 1)": lambda x: x.detach().round().clamp(-1, 1)[:2].unique(dim=1),
    "unique.inverse": lambda x: x.detach().round().unique(return_inverse=True)[1],
    "unique.counts": lambda x: x.detach().round().unique(return_counts=True)[1],
    "unique_consecutive": lambda x: x.detach().sign().flatten().unique_consecutive(),
    "unique_consecutive.counts": lambda x: x.detach().sign().flatten().unique_consecutive(return_counts=True)[1],
    "isin": lambda x: torch.isin(x.detach().round(), torch.tensor([-1.0, 2], dtype=x.dtype)),
    "searchsorted": lambda x: torch.searchsorted(x.detach().sort(1).values, x.detach().round()),
    "bucketize(right)": lambda x: torch.bucketize(x.detach().round(), torch.tensor([-2.0, -1, 1], dtype=x.dtype), right=True),
    "bincount": lambda x: x.detach().abs().long().flatten().bincount(minlength=9),
    "bincount(weights)": lambda x: x.detach().abs().long().flatten().bincount(x.detach().flatten()),
    "signbit": lambda x: x.detach().signbit(),
}

PRODUCTS = {
    "addbmm(0.5, 2)": (lambda c, a, b: torch.addbmm(c, a, b, beta=0.5, alpha=2), [(4, 5), (2, 4, 3), (2, 3, 5)]),
    "baddbmm": (torch.baddbmm, [(2, 4, 5), (2, 4, 3), (2, 3, 5)]),
    "addmv(0, 2)": (lambda c, a, b: torch.addmv(c, a, b, beta=0, alpha=2), [(4,), (4, 3), (3,)]),
    "addr": (torch.addr, [(1, 5), (4,), (5,)]),
    "vdot": (torch.vdot, [(7,), (7,)]),
    "tensordot(2)": (lambda a, b: torch.tensordot(a, b, 2), [(2, 3, 4), (3, 4, 5)]),
    "tensordot([0], [1])": (lambda a, b: torch.tensordot(a, b, ([0], [1])), [(3, 2), (4, 3, 2)]),
    "kron": (torch.kron, [(2, 3), (4, 1, 2)]),
    "chain_matmul": (lambda a, b, c: torch.chain_matmul(a, b, c), [(5, 2), (2, 7), (7, 3)]),
    "multi_dot": (lambda a, b, c: L.multi_dot([a, b, c]), [(5,), (5, 7), (7,)]),
    "linalg.cross": (L.cross, [(4, 3), (1, 3)]),
    "linalg.vecdot": (lambda a, b: L.vecdot(a, b, dim=0), [(4, 3), (4, 1)]),
    "einsum(ij,jk->ik)": (lambda a, b: torch.einsum("ij,jk->ik", a, b), [(4, 3), (3, 5)]),
    "einsum(bij,bjk)": (lambda a, b: torch.einsum("bij,bjk", a, b), [(2, 4, 3), (2, 3, 5)]),
    "einsum(...i,...i->...)": (lambda a, b: torch.einsum("...i,...i->...", a, b), [(2, 4, 3), (4, 3)]),
    "einsum(ii->i)": (lambda a: torch.einsum("ii->i", a), [(4, 4)]),
    "einsum(bi,ij,bj->b)": (lambda a, b, c: torch.einsum("bi,ij,bj->b", a, b, c), [(2, 3), (3, 4), (2, 4)]),
    "einsum(ijk->ki)": (lambda a: torch.einsum("ijk->ki", a), [(2, 3, 4)]),
    "einsum(i,j->ji)": (lambda a, b: torch.einsum("i, j -> ji", a, b), [(2,), (3,)]),
    "einsum(aab,b->)": (lambda a, b: torch.einsum("aab,b->", a, b), [(3, 3, 2), (2,)]),
}


def rearranging():
    golden = GoldenFile("rearranging")
    x = Numbers()
    for op, (function, shape) in REARRANGING.items():
        golden.operation(op, function, [x(*shape)], "float32")
        golden.operation(op, function, [x(*shape, dtype=DOUBLE)], "float64")
        # PyTorch 1.13 puts the gradient of a transposed tensor's selection in the wrong places
        if len(shape) > 1 and op != "masked_select":
            golden.operation(op, function, [x(*shape[:-2], shape[-1], shape[-2])], "transposed", ["transpose"])
    for op in ("roll(2)", "rot90()", "repeat_interleave(3)", "diagflat(1)", "trace()", "masked_select", "diff()", "dstack", "tril_(1)"):
        golden.operation(op, REARRANGING[op][0], [x(0, 3)], "empty")
        golden.operation(op, REARRANGING[op][0], [x(1, 1)], "one value")
    return golden


def statistics():
    golden = GoldenFile("statistics")
    x = Numbers()
    for op, function in STATISTICS.items():
        golden.operation(op, function, [x(5, 7)], "matrix")
        golden.operation(op, function, [x(7, 5)], "transposed", ["transpose"])
        golden.operation(op, function, [x(5, 9)], "every second value", ["step"])
        golden.operation(op, function, [x(5, 5, dtype=DOUBLE)], "double")
    nan = torch.tensor([[1.0, float("nan"), 3, -2], [0.5, 2, float("nan"), 4], [7, 1, 1, 5]])
    for op in ("median()", "nanmedian()", "quantile(0.3, 1)", "nanquantile(0.6, 0)", "nansum()", "nanmean(1)", "aminmax(1).max", "kthvalue(3, 0, keepdim).indices"):
        golden.operation(op, STATISTICS[op], [nan], "with NaN", gradients=False)
    ties = Numbers("ties")
    for op in ("median()", "mode(0).values", "kthvalue(2)", "unique", "unique.inverse", "searchsorted", "amax([1])"):
        golden.operation(op, STATISTICS[op], [ties(6, 9)], "ties", gradients=op != "kthvalue(2)")
    for op in ("nansum()", "unique", "unique_consecutive", "prod(1)", "isin"):
        golden.operation(op, STATISTICS[op], [x(0, 3)], "empty")
    return golden


def products():
    golden = GoldenFile("products")
    x = Numbers()
    for op, (function, shapes) in PRODUCTS.items():
        golden.operation(op, function, [x(*s, salt=i) for i, s in enumerate(shapes)], "float32")
        golden.operation(op, function, [x(*s, dtype=DOUBLE, salt=i) for i, s in enumerate(shapes)], "float64")
        # PyTorch 1.13 cannot see a transposed operand of kron as it needs to
        if all(len(s) > 1 for s in shapes) and op != "kron":
            turned = [(*s[:-2], s[-1], s[-2]) for s in shapes]
            golden.operation(op, function, [x(*s, salt=i) for i, s in enumerate(turned)], "transposed", ["transpose"] * len(shapes))
    whole = torch.arange(-6, 6)
    for op, shapes in (("einsum(ij,jk->ik)", [(4, 3), (3, 4)]), ("tensordot([0], [1])", [(3, 4), (4, 3)]), ("kron", [(3, 4), (4, 3)])):
        golden.operation(op, PRODUCTS[op][0], [whole.reshape(s) for s in shapes], "int64")
    golden.operation("einsum(ij,jk->ik)", PRODUCTS["einsum(ij,jk->ik)"][0], [x(2, 0), x(0, 3)], "nothing to sum")
    golden.operation("einsum(bij,bjk)", PRODUCTS["einsum(bij,bjk)"][0], [x(0, 2, 3), x(0, 3, 1)], "no batch")
    return golden
