using VaeGen.Cpu.Functional.Pooling;
using VaeGen.Cpu.Kernels.Pooling;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Means over windows of kernel_size along the last dimension of [N, C, L] or [C, L].</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The input has another rank, or no window fits.</exception>
            public static Tensor avg_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true)
            {
                var planes = new PoolWindow
                {
                    Name = "avg_pool1d", Dimensions = 1, Kernel = [kernel_size], Stride = [stride ?? kernel_size], Padding = [padding ?? 0], Ceil = ceil_mode,
                }.Over(input.Impl);
                return new(PoolOps.Average("AvgPool1DBackward", input.Impl, 1, planes, new(count_include_pad, null)));
            }

            /// <summary>Means over windows of kernel_size along the last two dimensions of [N, C, H, W] or [C, H, W]; divided by divisor_override where that is given.</summary>
            public static Tensor avg_pool2d(
                Tensor input, long[] kernel_size, long[]? stride = null, long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                var planes = AverageWindows(input, kernel_size, stride, padding, ceil_mode, divisor_override);
                return new(PoolOps.Average("AvgPool2DBackward", input.Impl, 2, planes, new(count_include_pad, divisor_override)));
            }

            public static Tensor avg_pool2d(
                Tensor input, long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding], ceil_mode, count_include_pad, divisor_override);

            public static Tensor avg_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null) =>
                avg_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), ceil_mode, count_include_pad, divisor_override);

            /// <summary>The gradient of avg_pool2d's input, from that of its result (<paramref name="input"/>).</summary>
            public static Tensor avg_pool2d_backward(
                Tensor input, Tensor originalInput, long[] kernel_sizes, long[]? strides = null, long[]? paddings = null, bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
            {
                var planes = AverageWindows(originalInput, kernel_sizes, strides, paddings, ceil_mode, divisor_override);
                return new(PoolOps.AverageGradient(input.Impl, originalInput.Impl.Sizes, planes, new(count_include_pad, divisor_override)));
            }

            /// <summary>Means over output_size windows that divide the last dimension of [N, C, L] or [C, L] evenly.</summary>
            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size) =>
                new(PoolOps.Average("AdaptiveAvgPool1DBackward", input.Impl, 1, PoolWindow.Adaptive("adaptive_avg_pool1d", 1, input.Impl, [output_size]), default));

            /// <summary>Means over output_size windows that divide the last two dimensions of [N, C, H, W] or [C, H, W] evenly.</summary>
            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size) =>
                new(PoolOps.Average("AdaptiveAvgPool2DBackward", input.Impl, 2, PoolWindow.Adaptive("adaptive_avg_pool2d", 2, input.Impl, output_size), default));

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size) => adaptive_avg_pool2d(input, Pair(output_size));

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size) => adaptive_avg_pool2d(input, [output_size, output_size]);

            private static PoolPlanes AverageWindows(Tensor input, long[] kernel, long[]? stride, long[]? padding, bool ceil, long? divisor)
            {
                VaeGen.Cpu.Errors.Check(divisor != 0, $"avg_pool2d: divisor must be not zero");
                return new PoolWindow { Name = "avg_pool2d", Dimensions = 2, Kernel = kernel, Stride = stride, Padding = padding, Ceil = ceil }.Over(input.Impl);
            }

        }
    }
}
