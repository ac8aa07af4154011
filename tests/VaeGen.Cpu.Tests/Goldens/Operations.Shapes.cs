using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

internal static partial class Operations
{
    public static Table Reductions { get; } = new()
    {
        ["sum()"] = x => x[0].sum(),
        // a bare 0 would convert to ScalarType, here as in TorchSharp
        ["sum(0)"] = x => x[0].sum(dim: 0),
        ["sum(1)"] = x => x[0].sum(1),
        ["sum(-1, keepdim)"] = x => x[0].sum(-1, keepdim: true),
        ["sum([0, 1])"] = x => x[0].sum([0, 1]),
        ["mean()"] = x => x[0].mean(),
        ["mean([0])"] = x => x[0].mean([0]),
        ["mean([1], keepdim)"] = x => x[0].mean([1], keepdim: true),
        ["var()"] = x => x[0].var(),
        ["var(unbiased: false)"] = x => x[0].var(unbiased: false),
        ["var(0)"] = x => x[0].var(0),
        ["var(1, unbiased: false, keepdim)"] = x => x[0].var(1, unbiased: false, keepdim: true),
        ["std()"] = x => x[0].std(),
        ["std(1)"] = x => x[0].std(1),
        ["max()"] = x => x[0].max(),
        ["min()"] = x => x[0].min(),
        ["max(0).values"] = x => x[0].max(0).values,
        ["max(1).indexes"] = x => x[0].max(1).indexes,
        ["min(1, keepdim).values"] = x => x[0].min(1, keepdim: true).values,
        ["min(0).indexes"] = x => x[0].min(0).indexes,
        ["argmax()"] = x => x[0].argmax(),
        ["argmax(1)"] = x => x[0].argmax(1),
        ["argmin(0)"] = x => x[0].argmin(0),
        ["logsumexp(1)"] = x => x[0].logsumexp(1),
        ["logsumexp(0, keepdim)"] = x => x[0].logsumexp(0, keepdim: true),
        ["norm()"] = x => x[0].norm(),
        ["prod()"] = x => x[0].prod(),
        ["cumsum(0)"] = x => x[0].cumsum(0),
        ["cumsum(1)"] = x => x[0].cumsum(1),
        ["any()"] = x => x[0].any(),
        ["all()"] = x => x[0].all(),
    };

    public static Table Views { get; } = new()
    {
        ["view(-1)"] = x => x[0].view(-1),
        ["view(7, 5)"] = x => x[0].view(7, 5),
        ["reshape(5, 7) of a transpose"] = x => x[0].t().reshape(5, 7),
        ["reshape(-1, 6)"] = x => x[0].reshape(-1, 6),
        ["t()"] = x => x[0].t(),
        ["transpose(0, 2)"] = x => x[0].transpose(0, 2),
        ["permute(2, 0, 1)"] = x => x[0].permute(2, 0, 1),
        ["contiguous() of a permute"] = x => x[0].permute(2, 0, 1).contiguous(),
        ["flatten()"] = x => x[0].flatten(),
        ["flatten(1)"] = x => x[0].flatten(1),
        ["unsqueeze(0)"] = x => x[0].unsqueeze(0),
        ["unsqueeze(-1)"] = x => x[0].unsqueeze(-1),
        ["squeeze()"] = x => x[0].squeeze(),
        ["squeeze(0)"] = x => x[0].squeeze(0),
        ["expand(4, 5)"] = x => x[0].expand(4, 5),
        ["expand(-1, 7)"] = x => x[0].expand(-1, 7),
        ["broadcast_to(3, 4, 5)"] = x => x[0].broadcast_to(3, 4, 5),
        ["repeat(2, 3)"] = x => x[0].repeat(2, 3),
        ["flip(0, 2)"] = x => x[0].flip(0, 2),
        ["unflatten(1, [2, 3])"] = x => x[0].unflatten(1, 2, 3),
        ["unbind(1)[2]"] = x => x[0].unbind(1)[2],
        ["narrow(1, 2, 3)"] = x => x[0].narrow(1, 2, 3),
        ["narrow(0, 1, 0)"] = x => x[0].narrow(0, 1, 0),
        ["slice(1, 1, 6, 2)"] = x => x[0].slice(1, 1, 6, 2),
        ["slice(0, -3, 100, 1)"] = x => x[0].slice(0, -3, 100, 1),
        ["select(0, 2)"] = x => x[0].select(0, 2),
        ["select(-1, -1)"] = x => x[0].select(-1, -1),
        ["x[1]"] = x => x[0][1],
        ["x[1, 2]"] = x => x[0][1, 2],
        ["x[.., 1..4]"] = x => x[0][TensorIndex.Colon, TensorIndex.Slice(1, 4)],
        ["x[..., 0]"] = x => x[0][TensorIndex.Ellipsis, 0],
        ["split(2)[2]"] = x => x[0].split(2)[2],
        ["split([3, 4], 1)[1]"] = x => x[0].split(new long[] { 3, 4 }, 1)[1],
        ["chunk(2, 1)[0]"] = x => x[0].chunk(2, 1)[0],
        ["chunk(3)[2]"] = x => x[0].chunk(3)[2],
        ["cat(0) of x, x, 2x"] = x => cat([x[0], x[0], 2 * x[0]], 0),
        ["cat(1) of x, x.exp()"] = x => cat([x[0], x[0].exp()], 1),
        ["cat(0) of a transpose"] = x => cat([x[0].t(), x[0].t().slice(0, 1, 5, 1)], 0),
        ["stack(0)"] = x => stack([x[0], -x[0]], 0),
        ["stack(-1)"] = x => stack([x[0], -x[0]], -1),
        ["chained views"] = x => x[0].transpose(0, 1).slice(0, 1, 7, 1).slice(1, 0, 5, 2).unsqueeze(0).expand(3, 6, 3) * 2,
        ["to double and back"] = x => (x[0].to(ScalarType.Float64) * 2).to(ScalarType.Float32),
        ["detach"] = x => x[0] * x[0].detach(),
        ["write through a slice"] = x => WriteThrough(x[0]),
        ["index_select(0)"] = x => x[0].index_select(0, x[1]),
        ["index_select(1)"] = x => x[0].index_select(1, x[1]),
        ["x[tensor]"] = x => x[0][x[1]],
        ["gather(1)"] = x => x[0].gather(1, x[1]),
        ["tril()"] = x => x[0].tril(),
        ["triu()"] = x => x[0].triu(),
    };

    public static Table Matmul { get; } = new()
    {
        ["mm"] = x => mm(x[0], x[1]),
        ["matmul"] = x => matmul(x[0], x[1]),
        ["bmm"] = x => bmm(x[0], x[1]),
        ["mv"] = x => mv(x[0], x[1]),
        ["dot"] = x => dot(x[0], x[1]),
        ["outer"] = x => outer(x[0], x[1]),
        ["linear"] = x => functional.linear(x[0], x[1], x[2]),
        ["linear without bias"] = x => functional.linear(x[0], x[1]),
        ["addmm"] = x => addmm(x[0], x[1], x[2], 1, 1),
        ["addmm(0.5, 2)"] = x => addmm(x[0], x[1], x[2], 0.5f, 2),
    };

    private static Tensor WriteThrough(Tensor x)
    {
        var copy = x.clone();
        copy.narrow(1, 1, 2).mul_(3);
        copy.t().add_(1);
        return copy;
    }
}
