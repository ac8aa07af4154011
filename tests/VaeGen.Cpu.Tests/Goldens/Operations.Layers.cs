using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Goldens;

// What golden_norms.py and its like compute.
internal static partial class Operations
{
    public static string[] LayerSubjects { get; } = ["layers", "norms", "paddings", "pooling", "resizing", "units"];

    private static Table OfLayers(string subject) => subject switch
    {
        "layers" => Layers,
        "norms" => Norms,
        "paddings" => Paddings,
        "pooling" => Pooling,
        "resizing" => Resizing,
        "units" => Units,
        _ => throw new InvalidDataException($"No table of operations is called '{subject}'."),
    };

    private static Table Norms { get; } = new()
    {
        ["batch_norm"] = x => functional.batch_norm(x[0], null, null, x[1], x[2], training: true),
        ["batch_norm, no affine"] = x => functional.batch_norm(x[0], null, null, training: true, eps: 1e-3),
        ["batch_norm, in evaluation"] = x => functional.batch_norm(x[0], x[1], x[2], x[3], x[4]),
        ["batch_norm, in evaluation, no affine"] = x => functional.batch_norm(x[0], x[1], x[2]),
        ["batch_norm, running statistics"] = x => Moved(x, (mean, variance) => functional.batch_norm(x[0], mean, variance, training: true, momentum: 0.3)),
        ["instance_norm"] = x => functional.instance_norm(x[0], weight: x[1], bias: x[2]),
        ["instance_norm, no affine"] = x => functional.instance_norm(x[0]),
        ["instance_norm, in evaluation"] = x => functional.instance_norm(x[0], x[1], x[2], x[3], x[4], use_input_stats: false),
        ["instance_norm, running statistics"] = x => Moved(x, (mean, variance) => functional.instance_norm(x[0], mean, variance, momentum: 0.3)),
        ["group_norm(2)"] = x => functional.group_norm(x[0], 2, x[1], x[2]),
        ["group_norm(3), no affine"] = x => functional.group_norm(x[0], 3),
        ["layer_norm, last"] = x => functional.layer_norm(x[0], x[0].shape[^1..], x[1], x[2]),
        ["layer_norm, last, no affine"] = x => functional.layer_norm(x[0], x[0].shape[^1..], eps: 1e-3),
        ["layer_norm, last, no bias"] = x => functional.layer_norm(x[0], x[0].shape[^1..], x[1]),
        ["layer_norm, last two"] = x => functional.layer_norm(x[0], x[0].shape[^2..], x[1], x[2]),
        ["normalize"] = x => functional.normalize(x[0]),
        ["normalize(1, -1)"] = x => functional.normalize(x[0], 1, -1),
    };

    // The running statistics after a batch: means, then variances.
    private static Tensor Moved(Tensor[] x, Func<Tensor, Tensor, Tensor> norm)
    {
        Tensor mean = x[1].clone(), variance = x[2].clone();
        _ = norm(mean, variance);
        return cat([mean, variance]);
    }
}
