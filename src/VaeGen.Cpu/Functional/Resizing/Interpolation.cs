using TorchSharp;
using VaeGen.Cpu.Kernels.Resizing;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Resizing;

/// <summary>What interpolate's arguments ask for, checked.</summary>
internal static class Interpolation
{
    internal static Tensor Run(Tensor input, long[]? size, double[]? factors, InterpolationMode mode, bool? alignsCorners, bool recomputes, bool antialias)
    {
        var x = input.Impl;
        var name = $"interpolate({mode})";
        Errors.Check(DTypes.IsFloating(x.DType), $"{name} is not implemented for '{DTypes.Name(x.DType)}': expected real numbers");
        Errors.Check(x.Rank is 3 or 4, $"{name}: expected an input [N, C, L] or [N, C, H, W], but got the shape {Shapes.Text(x.Sizes)}");
        Errors.Check(!antialias, $"{name}: antialias is not implemented");
        Errors.Check(size is null || factors is null, $"{name}: only one of size or scale_factor should be defined");
        Errors.Check(size is not null || factors is not null, $"{name}: either size or scale_factor should be defined");
        Errors.Check(!recomputes || factors is not null, $"{name}: recompute_scale_factor is not meaningful with an explicit size.");
        Errors.Check(
            alignsCorners is null || mode is InterpolationMode.Linear or InterpolationMode.Bilinear or InterpolationMode.Bicubic,
            $"{name}: align_corners option can only be set with the interpolating modes: linear | bilinear | bicubic | trilinear");
        var dimensions = x.Rank - 2;
        Errors.Check(
            mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area
            || (dimensions == 1 && mode == InterpolationMode.Linear)
            || (dimensions == 2 && mode is InterpolationMode.Bilinear or InterpolationMode.Bicubic),
            $"{name}: got a {x.Rank}D input of shape {Shapes.Text(x.Sizes)}, but linear mode needs a 3D input, and bilinear and bicubic need a 4D one");
        var given = size?.Length ?? factors!.Length;
        Errors.Check(
            given == 1 || given == dimensions,
            $"{name}: Input and output must have the same number of spatial dimensions, but got an input of shape {Shapes.Text(x.Sizes)} and {given} sizes or factors");

        var output = new long[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            output[i] = size is not null ? size[Math.Min(i, given - 1)] : (long)Math.Floor(x.Sizes[i + 2] * factors![Math.Min(i, given - 1)]);
            Errors.Check(
                output[i] > 0 && x.Sizes[i + 2] > 0 && x.Sizes[1] > 0,
                $"{name}: Input and output sizes should be greater than 0, but got the input {Shapes.Text(x.Sizes)} and the output size {output[i]}");
        }

        if (mode == InterpolationMode.Area)
        {
            return dimensions == 1 ? nn.functional.adaptive_avg_pool1d(input, output[0]) : nn.functional.adaptive_avg_pool2d(input, output);
        }

        var counts = recomputes ? null : factors;
        return new(ResizeOp.Forward(x, Layout(x.Sizes, output, counts, ModeOf(mode), alignsCorners ?? false)));
    }

    /// <summary>For sizes [N, C, L] or [N, C, H, W].</summary>
    internal static ResizeLayout Layout(long[] sizes, long[] output, double[]? factors, ResizeMode mode, bool alignsCorners)
    {
        var columns = Axis(output.Length - 1);
        var rows = output.Length == 1 ? new ResizeAxis(1, 1, ResizeMode.Nearest, false, null) : Axis(0);
        return new ResizeLayout(sizes[0] * sizes[1], rows, columns);

        ResizeAxis Axis(int index) => new(sizes[index + 2], output[index], mode, alignsCorners, factors?[Math.Min(index, factors.Length - 1)]);
    }

    private static ResizeMode ModeOf(InterpolationMode mode) => mode switch
    {
        InterpolationMode.Nearest => ResizeMode.Nearest,
        InterpolationMode.NearestExact => ResizeMode.NearestExact,
        InterpolationMode.Bicubic => ResizeMode.Cubic,
        _ => ResizeMode.Linear,
    };
}
