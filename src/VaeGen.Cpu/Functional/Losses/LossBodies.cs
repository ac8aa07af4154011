using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>A chunk of a loss: written element by element, or summed where there is no target.</summary>
internal readonly unsafe struct LossForward<TLoss, T> : IRangeBody
    where TLoss : struct, ILoss
    where T : unmanaged, INumber<T>
{
    // So many registers are added up in single precision before their sum goes on in double.
    private const int Block = 32;

    private readonly TLoss loss;
    private readonly T* x;
    private readonly T* target;
    private readonly T* extra;
    private readonly T* weight;
    private readonly T* result;
    private readonly double* sums;
    private readonly long chunk;

    internal LossForward(TLoss loss, in LossOperands operands, T* result, double* sums, long chunk)
    {
        this.loss = loss;
        x = operands.Input.Pointer<T>();
        target = operands.Target.Pointer<T>();
        extra = operands.Extra is null ? null : operands.Extra.Pointer<T>();
        weight = operands.Weight is null ? null : operands.Weight.Pointer<T>();
        this.result = result;
        this.sums = sums;
        this.chunk = chunk;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long start, long end)
    {
        var sum = 0.0;
        if (Vector512.IsHardwareAccelerated)
        {
            Stream<Lanes512<T>>(ref start, end, ref sum);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Stream<Lanes256<T>>(ref start, end, ref sum);
        }

        Stream<Lanes128<T>>(ref start, end, ref sum);
        var first = (end - 1) / chunk;
        Stream<Lane<T>>(ref start, end, ref sum);
        if (result == null)
        {
            sums[first] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stream<TLanes>(ref long start, long end, ref double sum)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var i = start;
        while (i <= end - TLanes.Count)
        {
            var block = TLanes.All(default);
            var stop = Math.Min(end - TLanes.Count, i + ((Block - 1) * TLanes.Count));
            for (; i <= stop; i += TLanes.Count)
            {
                var value = loss.Value<TLanes, T>(TLanes.Load(x + i), TLanes.Load(target + i), extra == null ? TLanes.All(default) : TLanes.Load(extra + i));
                if (weight != null)
                {
                    value *= TLanes.Load(weight + i);
                }

                if (result != null)
                {
                    value.Store(result + i);
                }
                else
                {
                    block += value;
                }
            }

            sum += Sum(block);
        }

        start = i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum<TLanes>(TLanes lanes)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var elements = stackalloc T[TLanes.Count];
        lanes.Store(elements);
        var sum = 0.0;
        for (var k = 0; k < TLanes.Count; k++)
        {
            sum += double.CreateTruncating(elements[k]);
        }

        return sum;
    }
}

/// <summary>A chunk of the gradient of one operand.</summary>
internal readonly unsafe struct LossBackward<TLoss, T> : IRangeBody
    where TLoss : struct, ILoss
    where T : unmanaged
{
    private readonly TLoss loss;
    private readonly LossOperand by;
    private readonly T* x;
    private readonly T* target;
    private readonly T* extra;
    private readonly T* weight;
    private readonly T* gradient;
    private readonly T factor;
    private readonly T* result;

    internal LossBackward(TLoss loss, in LossOperands operands, LossOperand by, T* gradient, T factor, T* result)
    {
        this.loss = loss;
        this.by = by;
        x = operands.Input.Pointer<T>();
        target = operands.Target.Pointer<T>();
        extra = operands.Extra is null ? null : operands.Extra.Pointer<T>();
        weight = operands.Weight is null ? null : operands.Weight.Pointer<T>();
        this.gradient = gradient;
        this.factor = factor;
        this.result = result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(long start, long end)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Stream<Lanes512<T>>(ref start, end);
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Stream<Lanes256<T>>(ref start, end);
        }

        Stream<Lanes128<T>>(ref start, end);
        Stream<Lane<T>>(ref start, end);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Stream<TLanes>(ref long start, long end)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var scale = TLanes.All(factor);
        var i = start;
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            TLanes a = TLanes.Load(x + i), b = TLanes.Load(target + i), c = extra == null ? TLanes.All(default) : TLanes.Load(extra + i);
            var slope = by switch
            {
                LossOperand.Input => loss.ByInput<TLanes, T>(a, b, c),
                LossOperand.Target => loss.ByTarget<TLanes, T>(a, b, c),
                _ => loss.ByExtra<TLanes, T>(a, b, c),
            };
            slope *= scale;
            if (gradient != null)
            {
                slope *= TLanes.Load(gradient + i);
            }

            if (weight != null)
            {
                slope *= TLanes.Load(weight + i);
            }

            slope.Store(result + i);
        }

        start = i;
    }
}
