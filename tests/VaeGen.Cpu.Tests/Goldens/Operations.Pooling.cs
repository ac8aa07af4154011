using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Goldens;

// What golden_pooling.py computes.
internal static partial class Operations
{
    private static Table Pooling { get; } = new()
    {
        ["avg_pool1d(3)"] = x => avg_pool1d(x[0], 3),
        ["avg_pool1d(4, 2, 1, ceil)"] = x => avg_pool1d(x[0], 4, 2, 1, ceil_mode: true),
        ["avg_pool1d(3, 2, 1, without padding)"] = x => avg_pool1d(x[0], 3, 2, 1, count_include_pad: false),
        ["avg_pool2d(2)"] = x => avg_pool2d(x[0], 2),
        ["avg_pool2d(3, 2, 1)"] = x => avg_pool2d(x[0], 3, 2, 1),
        ["avg_pool2d((3, 2), (1, 2), (1, 0), ceil, without padding)"] = x => avg_pool2d(x[0], (3, 2), (1, 2), (1, 0), ceil_mode: true, count_include_pad: false),
        ["avg_pool2d(3, 2, 1, ceil)"] = x => avg_pool2d(x[0], [3L], [2L], [1L], ceil_mode: true),
        ["avg_pool2d(2, divisor: 3)"] = x => avg_pool2d(x[0], 2, divisor_override: 3),
        ["adaptive_avg_pool1d(4)"] = x => adaptive_avg_pool1d(x[0], 4),
        ["adaptive_avg_pool2d(1)"] = x => adaptive_avg_pool2d(x[0], 1),
        ["adaptive_avg_pool2d((3, 4))"] = x => adaptive_avg_pool2d(x[0], (3, 4)),
        ["adaptive_avg_pool2d(10)"] = x => adaptive_avg_pool2d(x[0], [10L, 10L]),
        ["max_pool1d(3)"] = x => max_pool1d(x[0], 3),
        ["max_pool1d(3), places"] = x => max_pool1d_with_indices(x[0], 3).indices,
        ["max_pool1d(3, 2, 1, 2, ceil)"] = x => max_pool1d(x[0], 3, 2, 1, 2, ceil_mode: true),
        ["max_pool1d(3, 2, 1, 2, ceil), places"] = x => max_pool1d_with_indices(x[0], 3, 2, 1, 2, ceil_mode: true).indices,
        ["max_pool2d(2)"] = x => max_pool2d(x[0], 2),
        ["max_pool2d(2), places"] = x => max_pool2d_with_indices(x[0], [2L]).indices,
        ["max_pool2d(3, 2, 1)"] = x => max_pool2d(x[0], 3, 2, 1),
        ["max_pool2d(3, 2, 1), places"] = x => max_pool2d_with_indices(x[0], [3L, 3L], [2L, 2L], [1L, 1L]).indices,
        ["max_pool2d(2, 1, 1, 2)"] = x => max_pool2d(x[0], 2, 1, 1, 2),
        ["max_pool2d(2, 1, 1, 2), places"] = x => max_pool2d_with_indices(x[0], [2L], [1L], [1L], [2L]).indices,
        ["max_pool2d((2, 3), (2, 1), (1, 0), ceil)"] = x => max_pool2d(x[0], (2, 3), (2, 1), (1, 0), ceil_mode: true),
        ["max_pool2d((2, 3), (2, 1), (1, 0), ceil), places"] = x => max_pool2d_with_indices(x[0], [2L, 3L], [2L, 1L], [1L, 0L], ceil_mode: true).indices,
        ["adaptive_max_pool1d(4)"] = x => adaptive_max_pool1d(x[0], 4),
        ["adaptive_max_pool1d(4), places"] = x => adaptive_max_pool1d_with_indices(x[0], 4).Indices,
        ["adaptive_max_pool2d((3, 4))"] = x => adaptive_max_pool2d(x[0], [3L, 4L]),
        ["adaptive_max_pool2d((3, 4)), places"] = x => adaptive_max_pool2d_with_indices(x[0], [3L, 4L]).Indices,
    };

    private static Table Resizing { get; } = new()
    {
        ["nearest(13)"] = x => interpolate(x[0], [13L]),
        ["nearest(x 2)"] = x => interpolate(x[0], scale_factor: [2.0]),
        ["nearest((5, 3))"] = x => interpolate(x[0], [5L, 3L]),
        ["nearest(x 1.7)"] = x => interpolate(x[0], scale_factor: [1.7]),
        ["nearest(x 1.7, recomputed)"] = x => interpolate(x[0], scale_factor: [1.7], recompute_scale_factor: true),
        ["nearest-exact((6, 11))"] = x => interpolate(x[0], [6L, 11L], mode: InterpolationMode.NearestExact),
        ["linear(7)"] = x => interpolate(x[0], [7L], mode: InterpolationMode.Linear),
        ["linear(7, aligned)"] = x => interpolate(x[0], [7L], mode: InterpolationMode.Linear, align_corners: true),
        ["linear(x 0.6)"] = x => interpolate(x[0], scale_factor: [0.6], mode: InterpolationMode.Linear),
        ["bilinear(x 2)"] = x => interpolate(x[0], scale_factor: [2.0], mode: InterpolationMode.Bilinear),
        ["bilinear(x (1.5, 2.3))"] = x => interpolate(x[0], scale_factor: [1.5, 2.3], mode: InterpolationMode.Bilinear),
        ["bilinear(x 2, aligned)"] = x => interpolate(x[0], scale_factor: [2.0], mode: InterpolationMode.Bilinear, align_corners: true),
        ["bilinear((3, 8))"] = x => interpolate(x[0], [3L, 8L], mode: InterpolationMode.Bilinear, align_corners: false),
        ["bilinear(1, aligned)"] = x => interpolate(x[0], [1L], mode: InterpolationMode.Bilinear, align_corners: true),
        ["bicubic(x 2)"] = x => interpolate(x[0], scale_factor: [2.0], mode: InterpolationMode.Bicubic),
        ["bicubic((3, 8), aligned)"] = x => interpolate(x[0], [3L, 8L], mode: InterpolationMode.Bicubic, align_corners: true),
        ["area((3, 4))"] = x => interpolate(x[0], [3L, 4L], mode: InterpolationMode.Area),
    };
}
