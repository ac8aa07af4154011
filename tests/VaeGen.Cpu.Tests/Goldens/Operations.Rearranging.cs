using TorchSharp;
using static TorchSharp.torch;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

internal static partial class Operations
{
    public static Table Rearranging { get; } = new()
    {
        ["roll(2)"] = x => x[0].roll(2),
        ["roll(-1, 1)"] = x => x[0].roll(-1, 1),
        ["roll([3, 9], [0, 1])"] = x => x[0].roll((3, 9), (0, 1)),
        ["rot90()"] = x => x[0].rot90(),
        ["rot90(2)"] = x => x[0].rot90(2),
        ["rot90(-1, [1, 2])"] = x => x[0].rot90(-1, (1, 2)),
        ["unfold(1, 3, 2)"] = x => x[0].unfold(1, 3, 2),
        ["unfold(0, 2, 1)"] = x => x[0].unfold(0, 2, 1),
        ["repeat_interleave(3)"] = x => x[0].repeat_interleave(3),
        ["repeat_interleave(2, 1)"] = x => x[0].repeat_interleave(2, 1),
        ["repeat_interleave(tensor, 0)"] = x => x[0].repeat_interleave(tensor([1L, 0, 3]), 0),
        ["tensor_split(3, 1)[1]"] = x => x[0].tensor_split(3, 1)[1],
        ["tensor_split([1, 4])[1]"] = x => x[0].tensor_split([1, 4])[1],
        ["hsplit(2)[0]"] = x => x[0].hsplit(2)[0],
        ["vsplit([1, 2])[2]"] = x => x[0].vsplit(1, 2)[2],
        ["dsplit(5)[3]"] = x => x[0].dsplit(5)[3],
        ["diag() of a vector"] = x => x[0].diag(),
        ["diag(1)"] = x => x[0].diag(1),
        ["diag_embed(-1)"] = x => x[0].diag_embed(-1),
        ["diag_embed(0, 0, 2)"] = x => x[0].diag_embed(0, 0, 2),
        ["diagflat(1)"] = x => x[0].diagflat(1),
        ["trace()"] = x => x[0].trace(),
        ["block_diag"] = x => block_diag(x[0], x[0][0], 2 * x[0]),
        ["select_scatter"] = x => x[0].select_scatter(2 * x[0].select(1, 0), 1, 2),
        ["slice_scatter"] = x => x[0].slice_scatter(2 * x[0].narrow(1, 0, 3), 1, 1, 6, 2),
        ["diagonal_scatter"] = x => x[0].diagonal_scatter(2 * x[0][0].narrow(0, 0, 4), 1),
        ["moveaxis(0, 2)"] = x => moveaxis(x[0], 0, 2),
        ["dstack"] = x => dstack(x[0], -x[0]),
        ["column_stack"] = x => column_stack(x[0], x[0].select(1, 0)),
        ["meshgrid"] = x => meshgrid([x[0], 2 * x[0]])[0],
        ["meshgrid(xy)"] = x => meshgrid([x[0], x[0].narrow(0, 0, 2)], "xy")[1],
        ["cartesian_prod"] = x => cartesian_prod(x[0], x[0].narrow(0, 0, 2)),
        ["combinations(2)"] = x => combinations(x[0]),
        ["combinations(3, with replacement)"] = x => combinations(x[0], 3, with_replacement: true),
        ["vander"] = x => vander(x[0].detach(), 3),
        ["tril_(1)"] = x => (2 * x[0]).tril_(1),
        ["index_copy"] = x => x[0].index_copy(1, Places(), 2 * x[0].narrow(1, 0, 3)),
        ["index_fill"] = x => x[0].index_fill(0, Places(), 2.5),
        ["index_add"] = x => x[0].index_add(1, Places(), x[0].narrow(1, 3, 3), 2),
        ["take"] = x => x[0].take(tensor([3L, 0, -1, 3], [2, 2])),
        ["take_along_dim"] = x => x[0].take_along_dim(tensor([1L, 0, 4], [1, 3]), 1),
        ["masked_scatter"] = x => x[0].masked_scatter(x[0] > 0, 2 * x[0].flatten()),
        ["masked_select"] = x => x[0].masked_select(x[0] > 0),
        ["nan_to_num"] = x => (x[0] / (x[0].round() != 0)).nan_to_num(7, 8, 9),
        ["diff()"] = x => x[0].diff(),
        ["diff(prepend)"] = x => x[0].diff(1, 0, prepend: x[0].narrow(0, 0, 1)),
    };

    public static Table Products { get; } = new()
    {
        ["addbmm(0.5, 2)"] = x => x[0].addbmm(x[1], x[2], 0.5f, 2),
        ["baddbmm"] = x => x[0].baddbmm(x[1], x[2]),
        ["addmv(0, 2)"] = x => x[0].addmv(x[1], x[2], 0, 2),
        ["addr"] = x => x[0].addr(x[1], x[2]),
        ["vdot"] = x => x[0].vdot(x[1]),
        ["tensordot(2)"] = x => x[0].tensordot(x[1]),
        ["tensordot([0], [1])"] = x => x[0].tensordot(x[1], [0], [1]),
        ["kron"] = x => x[0].kron(x[1]),
        ["chain_matmul"] = x => chain_matmul(x[0], x[1], x[2]),
        ["multi_dot"] = x => linalg.multi_dot([x[0], x[1], x[2]]),
        ["linalg.cross"] = x => linalg.cross(x[0], x[1]),
        ["linalg.vecdot"] = x => linalg.vecdot(x[0], x[1], 0),
        ["einsum(ij,jk->ik)"] = x => einsum("ij,jk->ik", x[0], x[1]),
        ["einsum(bij,bjk)"] = x => einsum("bij,bjk", x[0], x[1]),
        ["einsum(...i,...i->...)"] = x => einsum("...i,...i->...", x[0], x[1]),
        ["einsum(ii->i)"] = x => einsum("ii->i", x[0]),
        ["einsum(bi,ij,bj->b)"] = x => einsum("bi,ij,bj->b", x[0], x[1], x[2]),
        ["einsum(ijk->ki)"] = x => einsum("ijk->ki", x[0]),
        ["einsum(i,j->ji)"] = x => einsum("i, j -> ji", x[0], x[1]),
        ["einsum(aab,b->)"] = x => einsum("aab,b->", x[0], x[1]),
    };

    private static Tensor Places() => tensor([2L, 0, 4]);
}
