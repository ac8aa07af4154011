using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>Softmax, or its logarithm, of the rows of a contiguous tensor.</summary>
internal static unsafe class SoftmaxRows
{
    internal static TensorImpl Run(TensorImpl x, bool logarithm)
    {
        var y = TensorImpl.EmptyLike(x);
        var length = x.Rank == 0 ? 1 : x.Sizes[^1];
        if (x.Count == 0)
        {
            return y;
        }
        if (x.DType == ScalarType.Float32)
        {
            Rows<float>(x, y, length, logarithm);
        }
        else
        {
            Rows<double>(x, y, length, logarithm);
        }
        GC.KeepAlive(x);
        return y;
    }

    private static void Rows<T>(TensorImpl x, TensorImpl y, long length, bool logarithm)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        var body = new Body<T> { X = x.Pointer<T>(), Y = y.Pointer<T>(), Length = length, Logarithm = logarithm };
        WorkerPool.For(x.Count / length, Math.Max(1, 4096 / length), ref body);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        internal T* X;
        internal T* Y;
        internal long Length;
        internal bool Logarithm;

        public readonly void Run(long start, long end)
        {
            long* offsets = stackalloc long[3] { 0, 0, 0 };
            long* strides = stackalloc long[3] { 1, 1, 0 };
            for (var row = start; row < end; row++)
            {
                T* x = X + (row * Length), y = Y + (row * Length);
                var max = Whole<MaximumReducer>(x);
                if (!T.IsFinite(max) && !T.IsNaN(max))
                {
                    max = T.IsNegative(max) ? T.Zero : max;
                }
                new BinaryRun<SubtractOp, T>(default, y, x, &max).Run(offsets, strides, Length);
                if (Logarithm)
                {
                    var sum = SumOfExponentials(y);
                    new BinaryRun<SubtractOp, T>(default, y, y, &sum).Run(offsets, strides, Length);
                }
                else
                {
                    new UnaryRun<ExpOp, T>(default, y, y).Run(offsets, strides, Length);
                    var sum = Whole<SumReducer>(y);
                    new BinaryRun<DivideOp, T>(default, y, y, &sum).Run(offsets, strides, Length);
                }
            }
        }

        // log Σ exp, in pieces that fit on the stack.
        private readonly T SumOfExponentials(T* shifted)
        {
            const int Piece = 512;
            var buffer = stackalloc T[Piece];
            long* offsets = stackalloc long[3] { 0, 0, 0 };
            long* strides = stackalloc long[3] { 1, 1, 0 };
            var sum = 0.0;
            for (long i = 0; i < Length; i += Piece)
            {
                var count = Math.Min(Piece, Length - i);
                new UnaryRun<ExpOp, T>(default, buffer, shifted + i).Run(offsets, strides, count);
                sum += double.CreateTruncating(RunReduction<SumReducer, T>.Reduce(buffer, count));
            }
            return T.CreateTruncating(Math.Log(sum));
        }

        private readonly T Whole<TOp>(T* x)
            where TOp : struct, IReducer
        {
            var result = RunReduction<TOp, T>.Reduce(x, Math.Min(Length, RunReduction<TOp, T>.MaxRun));
            for (var i = RunReduction<TOp, T>.MaxRun; i < Length; i += RunReduction<TOp, T>.MaxRun)
            {
                result = RunReduction<TOp, T>.Join(result, RunReduction<TOp, T>.Reduce(x + i, Math.Min(Length - i, RunReduction<TOp, T>.MaxRun)));
            }
            return result;
        }
    }
}
