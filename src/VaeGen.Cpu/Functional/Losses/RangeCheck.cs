using System.Numerics;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>Looks for values that a loss is not defined for.</summary>
internal static unsafe class RangeCheck
{
    private const int Chunk = 1 << 16;

    /// <summary>Whether a value is below the one limit or above the other, or is NaN where that matters.</summary>
    internal static bool Leaves(TensorImpl input, double low, double high, bool refusesNaN)
    {
        using var temp = new Autograd.Temporaries();
        var values = temp.Own(Ops.Contiguous(input));
        return values.DType switch
        {
            ScalarType.Float32 => Leaves<float>(values, low, high, refusesNaN),
            ScalarType.Float64 => Leaves<double>(values, low, high, refusesNaN),
            _ => false,
        };
    }

    private static bool Leaves<T>(TensorImpl values, double low, double high, bool refusesNaN)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var found = stackalloc int[1];
        var body = new Body<T> { Values = values.Pointer<T>(), Low = T.CreateTruncating(low), High = T.CreateTruncating(high), RefusesNaN = refusesNaN, Found = found };
        WorkerPool.For(values.Count, Chunk, ref body);
        GC.KeepAlive(values);
        return *found != 0;
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        public T* Values;
        public T Low;
        public T High;
        public bool RefusesNaN;
        public int* Found;

        public readonly void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                var value = Values[i];
                if (value < Low || value > High || (RefusesNaN && T.IsNaN(value)))
                {
                    Volatile.Write(ref *Found, 1);
                    return;
                }
            }
        }
    }
}
