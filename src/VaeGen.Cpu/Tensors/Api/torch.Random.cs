using VaeGen.Cpu;
using VaeGen.Cpu.Random;

namespace TorchSharp;

public static unsafe partial class torch
{
    private static Tensor MakeRand(long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var result = MakeReal(size, dtype, device);
        Ops.Uniform(result, 0, 1, generator);
        return Finish(result, requiresGrad);
    }

    private static Tensor MakeRandn(long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var result = MakeReal(size, dtype, device);
        Ops.Normal(result, 0, 1, generator);
        return Finish(result, requiresGrad);
    }

    private static TensorImpl MakeReal(long[] size, ScalarType? dtype, Device? device)
    {
        Device.Check(device);
        CheckSizes(size);
        var type = dtype ?? defaultType;
        Errors.Check(DTypes.IsFloating(type), $"random numbers of this kind are not implemented for '{DTypes.Name(type)}'");
        return TensorImpl.Empty(size, type);
    }
}
