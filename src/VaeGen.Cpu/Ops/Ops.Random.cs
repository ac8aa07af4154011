using VaeGen.Cpu.Random;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Overwrites a contiguous tensor with uniform numbers.</summary>
    internal static void Uniform(TensorImpl x, double from, double to, Generator? generator)
    {
        var stream = (generator ?? Generator.Default).Stream;
        if (x.DType == ScalarType.Float32)
        {
            RandomFill.Uniform(stream, x.Pointer<float>(), x.Count, (float)from, (float)to);
        }
        else
        {
            RandomFill.Uniform(stream, x.Pointer<double>(), x.Count, from, to);
        }
        x.Storage.Version++;
        GC.KeepAlive(x);
    }

    /// <summary>Overwrites a contiguous tensor with normal numbers.</summary>
    internal static void Normal(TensorImpl x, double mean, double std, Generator? generator)
    {
        var stream = (generator ?? Generator.Default).Stream;
        if (x.DType == ScalarType.Float32)
        {
            RandomFill.Normal(stream, x.Pointer<float>(), x.Count, (float)mean, (float)std);
        }
        else
        {
            RandomFill.Normal(stream, x.Pointer<double>(), x.Count, mean, std);
        }
        x.Storage.Version++;
        GC.KeepAlive(x);
    }
}
