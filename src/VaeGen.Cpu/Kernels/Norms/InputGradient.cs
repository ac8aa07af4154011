using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>The coefficients of the input's gradient, scale·g + slope·(x − mean) + shift: four rows of as many as the layout has sets.</summary>
internal readonly unsafe struct GradientCoefficients<T>(T* rows, long sets)
    where T : unmanaged
{
    internal T* Scale => rows;

    internal T* Slope => rows + sets;

    internal T* Mean => rows + (2 * sets);

    internal T* Shift => rows + (3 * sets);
}

/// <summary>Writes the input's gradient plane by plane, in one pass over both operands.</summary>
internal unsafe struct PlaneGradient<T>(T* gradient, T* x, T* result, GradientCoefficients<T> coefficients, NormLayout layout) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        for (var plane = start; plane < end; plane++)
        {
            long set = plane % layout.Sets, i = plane * layout.Length, last = i + layout.Length;
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(set, ref i, last);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(set, ref i, last);
            }
            Stream<Lanes128<T>>(set, ref i, last);
            Stream<Lane<T>>(set, ref i, last);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(long set, ref long i, long last)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes scale = TLanes.All(coefficients.Scale[set]), slope = TLanes.All(coefficients.Slope[set]);
        TLanes mean = TLanes.All(coefficients.Mean[set]), shift = TLanes.All(coefficients.Shift[set]);
        for (; i <= last - TLanes.Count; i += TLanes.Count)
        {
            var direct = TLanes.MultiplyAdd(scale, TLanes.Load(gradient + i), shift);
            TLanes.MultiplyAdd(slope, TLanes.Load(x + i) - mean, direct).Store(result + i);
        }
    }
}

/// <summary>Writes the input's gradient row by row, where every column has coefficients of its own.</summary>
internal unsafe struct ColumnGradient<T>(T* gradient, T* x, T* result, GradientCoefficients<T> coefficients, long columns) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        for (var row = start; row < end; row++)
        {
            long i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(row * columns, ref i);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(row * columns, ref i);
            }
            Stream<Lanes128<T>>(row * columns, ref i);
            Stream<Lane<T>>(row * columns, ref i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(long offset, ref long i)
        where TLanes : struct, ILanes<TLanes, T>
    {
        T* g = gradient + offset, from = x + offset, to = result + offset;
        for (; i <= columns - TLanes.Count; i += TLanes.Count)
        {
            var direct = TLanes.MultiplyAdd(TLanes.Load(coefficients.Scale + i), TLanes.Load(g + i), TLanes.Load(coefficients.Shift + i));
            var centred = TLanes.Load(from + i) - TLanes.Load(coefficients.Mean + i);
            TLanes.MultiplyAdd(TLanes.Load(coefficients.Slope + i), centred, direct).Store(to + i);
        }
    }
}
