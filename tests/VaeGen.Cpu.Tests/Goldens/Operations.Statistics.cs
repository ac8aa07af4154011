using TorchSharp;
using static TorchSharp.torch;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

internal static partial class Operations
{
    public static Table Statistics { get; } = new()
    {
        ["kthvalue(2)"] = x => x[0].kthvalue(2, -1).values,
        ["kthvalue(3, 0, keepdim).indices"] = x => x[0].kthvalue(3, 0, keepdim: true).indices,
        ["median()"] = x => x[0].median(),
        ["nanmedian()"] = x => x[0].nanmedian(),
        ["mode(0).values"] = x => x[0].mode(0).values,
        ["quantile(0.3, 1)"] = x => x[0].quantile(tensor(0.3, dtype: x[0].dtype), 1),
        ["quantile([0.1, 0.75], 0, keepdim)"] = x => x[0].quantile(tensor([0.1, 0.75], dtype: x[0].dtype), 0, keepdim: true),
        ["nanquantile(0.6, 0)"] = x => x[0].nanquantile(tensor(0.6, dtype: x[0].dtype), 0),
        ["nansum()"] = x => x[0].nansum(),
        ["nanmean(1)"] = x => x[0].nanmean(1),
        ["aminmax(1).max"] = x => x[0].aminmax(1).max,
        ["logsumexp(0)"] = x => x[0].logsumexp(0),
        ["norm(0.5)"] = x => linalg.vector_norm(x[0], 0.5, [1]),
        ["vector_norm(-inf, keepdim)"] = x => linalg.vector_norm(x[0], double.NegativeInfinity, [0, 1], keepdim: true),
        ["matrix_norm(fro)"] = x => linalg.matrix_norm(x[0]),
        ["matrix_norm(1)"] = x => linalg.matrix_norm(x[0], 1),
        ["matrix_norm(-inf, keepdim)"] = x => linalg.matrix_norm(x[0], double.NegativeInfinity, keepdim: true),
        ["linalg.norm()"] = x => linalg.norm(x[0]),
        ["linalg.norm(1, [1])"] = x => linalg.norm(x[0], 1, [1]),
        ["trapezoid(0.5)"] = x => x[0].trapezoid(0.5),
        ["cumulative_trapezoid(dim: 0)"] = x => x[0].cumulative_trapezoid(1.0, 0),
        ["var_mean(0).var"] = x => x[0].var_mean(dim: 0).var,
        ["std([0, 1])"] = x => x[0].std([0, 1]),
        ["amax([1])"] = x => x[0].amax([1]),
        ["prod(1)"] = x => x[0].prod(1),
        ["histc(5)"] = x => x[0].detach().histc(5),
        ["unique"] = x => x[0].detach().round().unique().output,
        ["unique(dim: 1)"] = x => x[0].detach().round().clamp(-1, 1).narrow(0, 0, 2).unique(dim: 1).output,
        ["unique.inverse"] = x => x[0].detach().round().unique(return_inverse: true).inverse_indices!,
        ["unique.counts"] = x => x[0].detach().round().unique(return_counts: true).counts!,
        ["unique_consecutive"] = x => x[0].detach().sign().flatten().unique_consecutive().output,
        ["unique_consecutive.counts"] = x => x[0].detach().sign().flatten().unique_consecutive(return_counts: true).counts!,
        ["isin"] = x => x[0].detach().round().isin(tensor([-1.0, 2], dtype: x[0].dtype)),
        ["searchsorted"] = x => searchsorted(x[0].detach().sort(1).Values, x[0].detach().round()),
        ["bucketize(right)"] = x => x[0].detach().round().bucketize(tensor([-2.0, -1, 1], dtype: x[0].dtype), right: true),
        ["bincount"] = x => x[0].detach().abs().to(ScalarType.Int64).flatten().bincount(null, 9),
        ["bincount(weights)"] = x => x[0].detach().abs().to(ScalarType.Int64).flatten().bincount(x[0].detach().flatten()),
        ["signbit"] = x => x[0].detach().signbit(),
    };
}
