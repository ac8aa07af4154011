using VaeGen.Cpu.Functional.Pooling;
using VaeGen.Cpu.Kernels.Pooling;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The maxima over windows of kernel_size along the last dimension of [N, C, L] or [C, L].</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The input has another rank, or no window fits.</exception>
            public static Tensor max_pool1d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                Maxima(input, 1, Windows1d(input, kernel_size, stride, padding, dilation, ceil_mode));

            /// <summary>The maxima and their places along the last dimension.</summary>
            public static (Tensor output, Tensor indices) max_pool1d_with_indices(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                MaximaWithPlaces(input, 1, Windows1d(input, kernel_size, stride, padding, dilation, ceil_mode));

            /// <summary>The maxima over windows of kernel_size along the last two dimensions of [N, C, H, W] or [C, H, W].</summary>
            public static Tensor max_pool2d(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                Maxima(input, 2, Windows2d(input, kernel_size, strides, padding, dilation, ceil_mode));

            public static Tensor max_pool2d(
                Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1], ceil_mode);

            public static Tensor max_pool2d(
                Tensor input, (long, long) kernel_size, (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false) =>
                max_pool2d(input, Pair(kernel_size), Pair(stride), Pair(padding), Pair(dilation), ceil_mode);

            /// <summary>The maxima and their places, counted along the rows of their planes.</summary>
            public static (Tensor output, Tensor indices) max_pool2d_with_indices(
                Tensor input, long[] kernel_size, long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false) =>
                MaximaWithPlaces(input, 2, Windows2d(input, kernel_size, strides, padding, dilation, ceil_mode));

            /// <summary>The maxima over output_size windows that divide the last dimension of [N, C, L] or [C, L] evenly.</summary>
            public static Tensor adaptive_max_pool1d(Tensor input, long output_size) =>
                Maxima(input, 1, PoolWindow.Adaptive("adaptive_max_pool1d", 1, input.Impl, [output_size]));

            public static (Tensor Values, Tensor Indices) adaptive_max_pool1d_with_indices(Tensor input, long output_size) =>
                MaximaWithPlaces(input, 1, PoolWindow.Adaptive("adaptive_max_pool1d", 1, input.Impl, [output_size]));

            /// <summary>The maxima over output_size windows that divide the last two dimensions of [N, C, H, W] or [C, H, W] evenly.</summary>
            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size) =>
                Maxima(input, 2, PoolWindow.Adaptive("adaptive_max_pool2d", 2, input.Impl, output_size));

            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input, long[] output_size) =>
                MaximaWithPlaces(input, 2, PoolWindow.Adaptive("adaptive_max_pool2d", 2, input.Impl, output_size));

            private static Tensor Maxima(Tensor input, int dimensions, PoolPlanes planes) =>
                new(PoolOps.Maximum("MaxPoolBackward", input.Impl, dimensions, planes, wantsPlaces: false).Values);

            private static (Tensor Values, Tensor Indices) MaximaWithPlaces(Tensor input, int dimensions, PoolPlanes planes)
            {
                var (values, places) = PoolOps.Maximum("MaxPoolBackward", input.Impl, dimensions, planes, wantsPlaces: true);
                return (new(values), new(places!));
            }

            private static PoolPlanes Windows1d(Tensor input, long kernel, long? stride, long? padding, long? dilation, bool ceil) => new PoolWindow
            {
                Name = "max_pool1d", Dimensions = 1, Kernel = [kernel], Stride = [stride ?? kernel], Padding = [padding ?? 0], Dilation = [dilation ?? 1], Ceil = ceil,
            }.Over(input.Impl);

            private static PoolPlanes Windows2d(Tensor input, long[] kernel, long[]? stride, long[]? padding, long[]? dilation, bool ceil) => new PoolWindow
            {
                Name = "max_pool2d", Dimensions = 2, Kernel = kernel, Stride = stride, Padding = padding, Dilation = dilation, Ceil = ceil,
            }.Over(input.Impl);
        }
    }
}
