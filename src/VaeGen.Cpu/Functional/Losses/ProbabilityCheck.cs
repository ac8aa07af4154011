using System.Numerics;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>Refuses values that are no probabilities, NaN among them.</summary>
internal static unsafe class ProbabilityCheck
{
    private const int Chunk = 1 << 16;

    internal static void Run(TensorImpl input)
    {
        using var temp = new Autograd.Temporaries();
        var values = temp.Own(Ops.Contiguous(input));
        var isFine = values.DType == ScalarType.Float32 ? IsFine<float>(values) : values.DType != ScalarType.Float64 || IsFine<double>(values);
        Errors.Check(isFine, $"all elements of input should be between 0 and 1");
    }

    private static bool IsFine<T>(TensorImpl values)
        where T : unmanaged, INumber<T>
    {
        var failed = stackalloc int[1];
        var body = new Body<T> { Values = values.Pointer<T>(), Failed = failed };
        WorkerPool.For(values.Count, Chunk, ref body);
        GC.KeepAlive(values);
        return *failed == 0;
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        public T* Values;
        public int* Failed;

        public readonly void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                if (!(Values[i] >= T.Zero && Values[i] <= T.One))
                {
                    Volatile.Write(ref *Failed, 1);
                    return;
                }
            }
        }
    }
}
