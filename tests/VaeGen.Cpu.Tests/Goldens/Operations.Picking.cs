using static TorchSharp.torch;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

// What golden_picking.py computes.
internal static partial class Operations
{
    public static Table Picking { get; } = new()
    {
        ["gather(0)"] = x => x[0].gather(0, x[1]),
        ["gather(-1)"] = x => x[0].gather(-1, x[1]),
        ["scatter_add(0)"] = x => x[0].scatter_add(0, x[1], x[2]),
        ["scatter_add(1)"] = x => x[0].scatter_add(1, x[1], x[2]),
        ["scatter(0)"] = x => x[0].scatter(0, x[1], x[2]),
        ["scatter(1)"] = x => x[0].scatter(1, x[1], x[2]),
        ["sort().values"] = x => x[0].sort().Values,
        ["sort().indices"] = x => x[0].sort(stable: true).Indices,
        ["sort(0, descending).values"] = x => x[0].sort(0, descending: true).Values,
        ["argsort(0)"] = x => x[0].argsort(0),
        ["topk(3).values"] = x => x[0].topk(3).values,
        ["topk(3).indices"] = x => x[0].topk(3).indexes,
        ["topk(2, 0, smallest).values"] = x => x[0].topk(2, 0, largest: false).values,
        ["topk(2, 0, smallest).indices"] = x => x[0].topk(2, 0, largest: false).indexes,
        ["one_hot"] = x => nn.functional.one_hot(x[0]),
        ["one_hot(6)"] = x => nn.functional.one_hot(x[0], 6),
    };
}
