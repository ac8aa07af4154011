using VaeGen.Cpu;
using VaeGen.Cpu.Functional.Resizing;
using VaeGen.Cpu.Kernels.Resizing;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Resizes the last dimension of [N, C, L], or the last two of [N, C, H, W], to a size or by a factor.</summary>
            /// <param name="x">Real numbers.</param>
            /// <param name="size">The sizes of the result, one for all dimensions or one for each.</param>
            /// <param name="scale_factor">Or its magnification.</param>
            /// <param name="mode">Nearest, NearestExact or Area; Linear of three dimensions, Bilinear or Bicubic of four.</param>
            /// <param name="align_corners">Whether the first and last values lie on the first and last values of the result, rather than the outer borders of the pixels on each other.</param>
            /// <param name="recompute_scale_factor">Whether the factor that counts is the one of the sizes, after rounding.</param>
            /// <param name="antialias">Must be false.</param>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Arguments that do not fit together, or the input.</exception>
            public static Tensor interpolate(
                Tensor x, long[]? size = null, double[]? scale_factor = null, InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null, bool recompute_scale_factor = false, bool antialias = false) =>
                Interpolation.Run(x, size, scale_factor, mode, align_corners, recompute_scale_factor, antialias);

            public static Tensor upsample(
                Tensor input, long[]? size = null, double[]? scale_factor = null, UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false) =>
                interpolate(input, size, scale_factor, (InterpolationMode)mode, mode == UpsampleMode.Nearest && !align_corners ? null : align_corners);

            public static Tensor upsample_bilinear(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Bilinear, align_corners);

            public static Tensor upsample_nearest(Tensor x, long[]? size = null, double[]? scale_factor = null, bool align_corners = false) =>
                upsample(x, size, scale_factor, UpsampleMode.Nearest, align_corners);

            public static Tensor upsample_nearest1d(Tensor input, long? outputSize, double? scaleFactor) =>
                interpolate(input, outputSize is { } size ? [size] : null, scaleFactor is { } factor ? [factor] : null);

            public static Tensor upsample_nearest1d_backward(Tensor grad_output, long? outputSize, long inputSize, double? scaleFactor)
            {
                var sizes = (long[])grad_output.Impl.Sizes.Clone();
                sizes[^1] = inputSize;
                return NearestGradient(grad_output, sizes, scaleFactor is { } factor ? [factor] : null);
            }

            public static Tensor upsample_nearest2d(Tensor input, long[]? outputSizes = null, double[]? scaleFactors = null) =>
                interpolate(input, outputSizes, scaleFactors);

            /// <summary>The gradient of an input of the sizes given, [N, C, H, W], from that of upsample_nearest2d's result.</summary>
            public static Tensor upsample_nearest2d_backward(Tensor grad_output, long[] inputSizes, long[]? outputSizes = null, double[]? scaleFactors = null) =>
                NearestGradient(grad_output, inputSizes, scaleFactors);

            private static Tensor NearestGradient(Tensor gradient, long[] sizes, double[]? factors)
            {
                var g = gradient.Impl;
                Errors.Check(
                    g.Rank is 3 or 4 && sizes.Length == g.Rank && Shapes.Same(g.Sizes.AsSpan(0, 2), sizes.AsSpan(0, 2)),
                    $"upsample_nearest: a gradient of shape {Shapes.Text(g.Sizes)} is not that of an input of shape {Shapes.Text(sizes)}");
                var layout = Interpolation.Layout(sizes, g.Sizes[2..], factors, ResizeMode.Nearest, alignsCorners: false);
                return new(ResizeOp.Backward(g, sizes, layout));
            }
        }
    }
}
