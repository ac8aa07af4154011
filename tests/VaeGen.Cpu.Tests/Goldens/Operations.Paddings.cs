using TorchSharp;
using static TorchSharp.torch.nn;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

// What golden_paddings.py computes.
internal static partial class Operations
{
    private static Table Paddings { get; } = new()
    {
        ["pad(2, 1)"] = x => functional.pad(x[0], (2, 1)),
        ["pad(-1, 2)"] = x => functional.pad(x[0], new long[] { -1, 2 }, value: 0.5),
        ["pad(1, 0, 2, 3), value 1.5"] = x => functional.pad(x[0], (1, 0, 2, 3), value: 1.5),
        ["pad(0, 0, 1, 1, 1, 0)"] = x => functional.pad(x[0], new long[] { 0, 0, 1, 1, 1, 0 }.AsSpan()),
        ["pad(0, 0)"] = x => functional.pad(x[0], 0),
        ["reflect(1, 2)"] = x => functional.pad(x[0], (1, 2), PaddingModes.Reflect),
        ["replicate(1, 2)"] = x => functional.pad(x[0], (1, 2), PaddingModes.Replicate),
        ["circular(1, 2)"] = x => functional.pad(x[0], (1, 2), PaddingModes.Circular),
        ["reflect(1, 2, 3, 0)"] = x => functional.pad(x[0], (1, 2, 3, 0), PaddingModes.Reflect),
        ["replicate(1, 2, 3, 0)"] = x => functional.pad(x[0], (1, 2, 3, 0), PaddingModes.Replicate),
        ["circular(1, 2, 3, 0)"] = x => functional.pad(x[0], (1, 2, 3, 0), PaddingModes.Circular),
        ["reflect(2, 0) of [channels, size]"] = x => functional.pad(x[0], (2, 0), PaddingModes.Reflect),
        ["replicate(0, 2, 1, 3) of one"] = x => functional.pad(x[0], (0, 2, 1, 3), PaddingModes.Replicate),
    };
}
