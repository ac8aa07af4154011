using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

internal static partial class GradientTable
{
    private static IEnumerable<Case> Rearranged()
    {
        Input free = Any(2, 3), other = Any(2, 3, 0.4), matrix = Any(3, 4, 0.1);
        var cube = new Input(Any(6, 4).Values, [2, 3, 4]);
        var line = new Input(Any(1, 4).Values, [4]);
        yield return One("roll", cube, static x => x.roll([1, -1], [0, 2]));
        yield return One("rot90", cube, static x => x.rot90(1, (1, 2)));
        yield return One("unfold", cube, static x => x.unfold(2, 3, 1) * 2);
        yield return One("unfold apart", cube, static x => x.unfold(1, 1, 2));
        yield return One("repeat_interleave", cube, static x => x.repeat_interleave(2, 1));
        yield return One("repeat_interleave each", free, static x => x.repeat_interleave(tensor([2L, 0, 1]), 1));
        yield return One("tensor_split", cube, static x => x.tensor_split(3, 2)[0]);
        yield return One("diag", line, static x => x.diag(1));
        yield return One("diag_embed", cube, static x => x.diag_embed(-1, 0, 2));
        yield return One("trace", free, static x => x.trace());
        yield return Two("block_diag", free, other, static (x, y) => block_diag(x, y[0]));
        yield return Two("select_scatter", cube, Any(2, 4), static (x, y) => x.select_scatter(y, 1, 1));
        yield return Two("slice_scatter", free, Any(2, 2), static (x, y) => x.slice_scatter(y, 1, 0, 3, 2));
        yield return Two("index_copy", free, Any(2, 2), static (x, y) => x.index_copy(1, tensor([2L, 0]), y));
        yield return One("index_fill", free, static x => x.index_fill(1, tensor([2L, 0]), 3));
        yield return Two("index_add", free, Any(2, 2), static (x, y) => x.index_add(1, tensor([2L, 2]), y, 0.5));
        yield return One("take", free, static x => x.take(tensor([5L, 0, -1])));
        yield return One("take_along_dim", free, static x => x.take_along_dim(tensor([1L, 0], [2, 1]), 1));
        yield return Two("masked_scatter", free, other, static (x, y) => x.masked_scatter(tensor([true, false, true, false, false, true], [2, 3]), y));
        yield return One("masked_select of a transpose", free, static x => x.t().masked_select(tensor([true, false, true, false, false, true], [3, 2])));
        yield return One("combinations", line, static x => combinations(x).prod(1));
        yield return Two("addbmm", free, cube, static (c, x) => c.addbmm(x.transpose(1, 2).narrow(1, 0, 2), x.narrow(2, 0, 3), 0.5f, 2));
        yield return Two("tensordot", cube, matrix, static (x, y) => x.tensordot(y, [1], [0]));
        yield return Two("kron", free, matrix, static (x, y) => x.kron(y));
        yield return Two("einsum", cube, matrix, static (x, y) => einsum("bij,ik->bk", x, y));
        yield return Two("einsum ellipsis", cube, matrix, static (x, y) => einsum("...ij,ij->...", x, y));
        yield return One("einsum diagonal", matrix, static x => einsum("ii,ij->j", x.narrow(1, 0, 3), x));
        yield return Two("cross", free, other, static (x, y) => linalg.cross(x, y));
        yield return One("matrix_norm", cube, static x => linalg.matrix_norm(x, 1));
        yield return One("kthvalue", cube, static x => x.kthvalue(2, 1).values);
        yield return One("median", free, static x => x.median() * x);
        yield return One("quantile", cube, static x => x.quantile(tensor([0.3, 0.8]), 1));
        yield return One("mode", cube, static x => x.mode(2, keepdim: true).values);
        yield return One("nanmean", cube, static x => x.nanmean(1));
        yield return One("diff", cube, static x => x.diff(2, 2));
        yield return Two("trapezoid", free, other, static (y, x) => y.trapezoid(x));
        yield return One("nan_to_num", free, static x => x.nan_to_num());
        yield return One("var of two", cube, static x => x.var_mean((0, 2)).var);
    }
}
