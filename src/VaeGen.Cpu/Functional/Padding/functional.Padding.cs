using VaeGen.Cpu.Functional;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Pads before and after the last dimension, then the one before it, and so on; a negative number cuts off.</summary>
            /// <param name="input">Any shape; in other modes than a constant one or two dimensions more than are padded.</param>
            /// <param name="pad">Two numbers for each dimension that is padded.</param>
            /// <param name="mode">With what.</param>
            /// <param name="value">The constant.</param>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The input has too few dimensions, or is too small for what it is padded with.</exception>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => new(PadOp.Run(input.Impl, pad, mode, value));

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => new(PadOp.Run(input.Impl, pad, mode, value));

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) => new(PadOp.Run(input.Impl, [pad.Item1, pad.Item2], mode, value));

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0) =>
                new(PadOp.Run(input.Impl, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value));

            /// <summary>Pads every dimension on both sides.</summary>
            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                Span<long> all = stackalloc long[2 * (int)input.dim()];
                all.Fill(pad);
                return new(PadOp.Run(input.Impl, all, mode, value));
            }
        }
    }
}
