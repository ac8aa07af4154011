using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>Normalises each row of a matrix by its own mean and variance, and keeps mean and 1 / √(variance + ε) of every row.</summary>
internal unsafe struct LayerRows<T>(T* x, T* weight, T* bias, T* y, double* statistics, long length, double epsilon) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        for (var row = start; row < end; row++)
        {
            // The row is read again while it lies in a cache.
            var moments = RunSums.MomentsOf(x + (row * length), length);
            var inverse = 1 / Math.Sqrt((moments.SquaredDeviation / length) + epsilon);
            (statistics[2 * row], statistics[(2 * row) + 1]) = (moments.Mean, inverse);
            T mean = T.CreateTruncating(moments.Mean), scale = T.CreateTruncating(inverse);
            long i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(row * length, mean, scale, ref i);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(row * length, mean, scale, ref i);
            }
            Stream<Lanes128<T>>(row * length, mean, scale, ref i);
            Stream<Lane<T>>(row * length, mean, scale, ref i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(long offset, T mean, T inverse, ref long i)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes centre = TLanes.All(mean), scale = TLanes.All(inverse);
        T* from = x + offset, to = y + offset;
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            TLanes.MultiplyAdd((TLanes.Load(from + i) - centre) * scale, TLanes.Load(weight + i), TLanes.Load(bias + i)).Store(to + i);
        }
    }
}

/// <summary>
/// The gradients of <see cref="LayerRows{T}"/>: of the input row by row, of weight and bias as one row of sums for every chunk of <paramref name="grain"/> rows.
/// </summary>
internal unsafe struct LayerRowGradients<T>(
    T* gradient, T* x, T* weight, double* statistics, T* inputs, T* weights, T* biases, long length, long grain) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        var sums = start / grain * length;
        new Span<T>(weights + sums, checked((int)length)).Clear();
        new Span<T>(biases + sums, checked((int)length)).Clear();
        for (var row = start; row < end; row++)
        {
            double mean = statistics[2 * row], r = statistics[(2 * row) + 1];
            var offset = row * length;
            var (first, second) = RunSums.Of(new WeightedProducts(mean), gradient + offset, x + offset, weight, 1, length);
            var own = new Row(
                T.CreateTruncating(mean), T.CreateTruncating(r), T.CreateTruncating(-r * r * r * second / length), T.CreateTruncating(-r * first / length));
            long i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(own, offset, sums, ref i);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(own, offset, sums, ref i);
            }
            Stream<Lanes128<T>>(own, offset, sums, ref i);
            Stream<Lane<T>>(own, offset, sums, ref i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(in Row own, long offset, long sums, ref long i)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes mean = TLanes.All(own.Mean), inverse = TLanes.All(own.Inverse), slope = TLanes.All(own.Slope), shift = TLanes.All(own.Shift);
        T* g = gradient + offset, from = x + offset, to = inputs + offset, byWeight = weights + sums, byBias = biases + sums;
        for (; i <= length - TLanes.Count; i += TLanes.Count)
        {
            TLanes upstream = TLanes.Load(g + i), centred = TLanes.Load(from + i) - mean, scaled = upstream * inverse;
            TLanes.MultiplyAdd(scaled, centred, TLanes.Load(byWeight + i)).Store(byWeight + i);
            (upstream + TLanes.Load(byBias + i)).Store(byBias + i);
            TLanes.MultiplyAdd(slope, centred, TLanes.MultiplyAdd(scaled, TLanes.Load(weight + i), shift)).Store(to + i);
        }
    }

    private readonly record struct Row(T Mean, T Inverse, T Slope, T Shift);
}
