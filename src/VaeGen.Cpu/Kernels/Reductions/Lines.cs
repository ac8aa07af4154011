using System.Numerics;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>Kernels that walk the lines along one dimension of a contiguous tensor: element k of line (i, j) lies at (i·length + k)·inner + j.</summary>
internal static unsafe class Lines
{
    /// <summary>The extreme of each line and its place.</summary>
    internal static void Extreme(TensorImpl x, int dim, TensorImpl values, TensorImpl indices, bool largest)
    {
        var dense = Ops.Contiguous(x);
        switch (x.DType)
        {
            case ScalarType.Float32: Run<float>(); break;
            case ScalarType.Float64: Run<double>(); break;
            case ScalarType.Int64: Run<long>(); break;
            case ScalarType.Int32: Run<int>(); break;
            case ScalarType.Int16: Run<short>(); break;
            case ScalarType.Int8: Run<sbyte>(); break;
            default: Run<byte>(); break;
        }
        GC.KeepAlive(values);
        GC.KeepAlive(indices);
        dense.Release();

        void Run<T>() where T : unmanaged, INumber<T>
        {
            var body = new ExtremeBody<T>
            {
                X = dense.Pointer<T>(),
                Values = values.Pointer<T>(),
                Indices = indices.Pointer<long>(),
                Length = x.Rank == 0 ? 1 : x.Sizes[dim],
                Inner = x.Rank == 0 ? 1 : Shapes.Count(x.Sizes.AsSpan(dim + 1)),
                Largest = largest,
            };
            Over(values.Count, body.Length, ref body);
            GC.KeepAlive(dense);
        }
    }

    /// <summary>Running sums along each line.</summary>
    internal static void CumulativeSum(TensorImpl x, int dim, TensorImpl y)
    {
        var dense = Ops.Contiguous(x);
        switch (x.DType)
        {
            case ScalarType.Float32: Run<float>(); break;
            case ScalarType.Float64: Run<double>(); break;
            default: Run<long>(); break;
        }
        GC.KeepAlive(y);
        dense.Release();

        void Run<T>() where T : unmanaged, INumber<T>
        {
            var body = new SumBody<T>
            {
                X = dense.Pointer<T>(),
                Y = y.Pointer<T>(),
                Length = x.Rank == 0 ? 1 : x.Sizes[dim],
                Inner = x.Rank == 0 ? 1 : Shapes.Count(x.Sizes.AsSpan(dim + 1)),
            };
            Over(body.Length == 0 ? 0 : x.Count / body.Length, body.Length, ref body);
            GC.KeepAlive(dense);
        }
    }

    /// <summary>For each element, the product of the others on its line, times the line's factor: the gradient of a product.</summary>
    internal static void ProductOfOthers(TensorImpl x, int dim, TensorImpl factors, TensorImpl y)
    {
        if (x.DType == ScalarType.Float32)
        {
            Run<float>();
        }
        else
        {
            Run<double>();
        }
        GC.KeepAlive(x);
        GC.KeepAlive(factors);
        GC.KeepAlive(y);

        void Run<T>() where T : unmanaged, INumber<T>
        {
            var body = new OthersBody<T>
            {
                X = x.Pointer<T>(),
                Factors = factors.Pointer<T>(),
                Y = y.Pointer<T>(),
                Length = x.Sizes[dim],
                Inner = Shapes.Count(x.Sizes.AsSpan(dim + 1)),
            };
            Over(factors.Count, body.Length, ref body);
        }
    }

    private static void Over<TBody>(long lines, long length, ref TBody body)
        where TBody : struct, IRangeBody
    {
        if (lines > 0)
        {
            WorkerPool.For(lines, Math.Max(1, 8192 / Math.Max(length, 1)), ref body);
        }
    }

    private struct ExtremeBody<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        internal T* X;
        internal T* Values;
        internal long* Indices;
        internal long Length, Inner;
        internal bool Largest;

        public readonly void Run(long start, long end)
        {
            for (var line = start; line < end; line++)
            {
                var (i, j) = Math.DivRem(line, Inner);
                var x = X + (i * Length * Inner) + j;
                var best = *x;
                var place = 0L;
                for (long k = 1; k < Length && !T.IsNaN(best); k++)
                {
                    var value = x[k * Inner];
                    if (T.IsNaN(value) || (Largest ? value > best : value < best))
                    {
                        (best, place) = (value, k);
                    }
                }
                Values[line] = best;
                Indices[line] = place;
            }
        }
    }

    private struct SumBody<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        internal T* X;
        internal T* Y;
        internal long Length, Inner;

        public readonly void Run(long start, long end)
        {
            for (var line = start; line < end; line++)
            {
                var (i, j) = Math.DivRem(line, Inner);
                var offset = (i * Length * Inner) + j;
                if (typeof(T) == typeof(float))
                {
                    var sum = 0.0;
                    for (long k = 0; k < Length; k++)
                    {
                        sum += double.CreateTruncating(X[offset + (k * Inner)]);
                        Y[offset + (k * Inner)] = T.CreateTruncating(sum);
                    }
                }
                else
                {
                    var sum = T.Zero;
                    for (long k = 0; k < Length; k++)
                    {
                        sum += X[offset + (k * Inner)];
                        Y[offset + (k * Inner)] = sum;
                    }
                }
            }
        }
    }

    private struct OthersBody<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        internal T* X;
        internal T* Factors;
        internal T* Y;
        internal long Length, Inner;

        public readonly void Run(long start, long end)
        {
            for (var line = start; line < end; line++)
            {
                var (i, j) = Math.DivRem(line, Inner);
                var offset = (i * Length * Inner) + j;
                // What comes before, forwards; then what comes after, backwards.
                var before = Factors[line];
                for (long k = 0; k < Length; k++)
                {
                    Y[offset + (k * Inner)] = before;
                    before *= X[offset + (k * Inner)];
                }
                var after = T.One;
                for (var k = Length - 1; k >= 0; k--)
                {
                    Y[offset + (k * Inner)] *= after;
                    after *= X[offset + (k * Inner)];
                }
            }
        }
    }
}
