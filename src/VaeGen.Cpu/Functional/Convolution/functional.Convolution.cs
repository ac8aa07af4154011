using VaeGen.Cpu.Functional;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The convolution of input [N, in, L] or [in, L] with weight [out, in / groups, k]: [N, out, (L + 2·padding − dilation·(k − 1) − 1) / stride + 1].</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes or types do not fit, or a step is not positive.</exception>
            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? dilation = null, long groups = 1) =>
                new(new ConvolutionCall(1, false, input.Impl, weight.Impl, bias?.Impl, groups).Run([stride ?? 1], [padding ?? 0], [dilation ?? 1], [0]));

            /// <summary>The same without padding, or padded so that the output is as long as the input.</summary>
            /// <inheritdoc cref="conv1d(Tensor, Tensor, Tensor?, long?, long?, long?, long)"/>
            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, Padding padding = Padding.Valid, long? dilation = null, long groups = 1) =>
                Padded(new(1, false, input.Impl, weight.Impl, bias?.Impl, groups), [stride ?? 1], padding, [dilation ?? 1]);

            /// <summary>The convolution of input [N, in, H, W] or [in, H, W] with weight [out, in / groups, kH, kW]: [N, out, (H + 2·padding − dilation·(kH − 1) − 1) / stride + 1, likewise].</summary>
            /// <param name="input">[N, in, H, W], or [in, H, W] for one image.</param>
            /// <param name="weight">[out, in / groups, kH, kW].</param>
            /// <param name="bias">Null, or [out].</param>
            /// <param name="strides">One step, or those of rows and columns; null: 1.</param>
            /// <param name="padding">Zeros on both sides, one number or two; null: 0.</param>
            /// <param name="dilation">Distance of the kernel's elements, one number or two; null: 1.</param>
            /// <param name="groups">Into how many parts the channels are divided that do not see each other.</param>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes or types do not fit, or a step is not positive.</exception>
            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
                new(new ConvolutionCall(2, false, input.Impl, weight.Impl, bias?.Impl, groups).Run(strides ?? One, padding ?? Zero, dilation ?? One, Zero));

            /// <summary>The same without padding, or padded so that the output is as large as the input.</summary>
            /// <inheritdoc cref="conv2d(Tensor, Tensor, Tensor?, long[], long[], long[], long)"/>
            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1) =>
                Padded(new(2, false, input.Impl, weight.Impl, bias?.Impl, groups), strides ?? One, padding, dilation ?? One);

            /// <summary>The transposed convolution of input [N, in, L] or [in, L] with weight [in, out / groups, k]: [N, out, (L − 1)·stride − 2·padding + dilation·(k − 1) + output_padding + 1].</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes or types do not fit, a step is not positive, or output_padding is neither below stride nor below dilation.</exception>
            public static Tensor conv_transpose1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null, long? padding = null, long? output_padding = null, long? dilation = null, long groups = 1) =>
                new(new ConvolutionCall(1, true, input.Impl, weight.Impl, bias?.Impl, groups).Run([stride ?? 1], [padding ?? 0], [dilation ?? 1], [output_padding ?? 0]));

            /// <summary>The transposed convolution of input [N, in, H, W] or [in, H, W] with weight [in, out / groups, kH, kW]: [N, out, (H − 1)·stride − 2·padding + dilation·(kH − 1) + output_padding + 1, likewise].</summary>
            /// <param name="input">[N, in, H, W], or [in, H, W] for one image.</param>
            /// <param name="weight">[in, out / groups, kH, kW].</param>
            /// <param name="bias">Null, or [out].</param>
            /// <param name="strides">One step, or those of rows and columns; null: 1.</param>
            /// <param name="padding">What is cut off on both sides, one number or two; null: 0.</param>
            /// <param name="output_padding">What is added at the end, one number or two; null: 0.</param>
            /// <param name="dilation">Distance of the kernel's elements, one number or two; null: 1.</param>
            /// <param name="groups">Into how many parts the channels are divided that do not see each other.</param>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Shapes or types do not fit, a step is not positive, or output_padding is neither below stride nor below dilation.</exception>
            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null, long groups = 1) =>
                new(new ConvolutionCall(2, true, input.Impl, weight.Impl, bias?.Impl, groups).Run(strides ?? One, padding ?? Zero, dilation ?? One, output_padding ?? Zero));

            private static ReadOnlySpan<long> One => [1];

            private static ReadOnlySpan<long> Zero => [0];

            private static Tensor Padded(ConvolutionCall call, ReadOnlySpan<long> stride, Padding padding, ReadOnlySpan<long> dilation) =>
                new(padding == Padding.Same ? call.RunSame(stride, dilation) : call.Run(stride, [0], dilation, [0]));
        }
    }
}
