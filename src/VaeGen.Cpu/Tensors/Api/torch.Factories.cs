using VaeGen.Cpu;
using VaeGen.Cpu.Kernels.Pointwise;

namespace TorchSharp;

public static partial class torch
{
    private static Tensor MakeEmpty(long[] size, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        Device.Check(device);
        CheckSizes(size);
        return Finish(TensorImpl.Empty(size, dtype ?? defaultType), requiresGrad);
    }

    private static Tensor MakeFull(long[] size, Number value, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        Device.Check(device);
        CheckSizes(size);
        // Without a type, the value decides: real numbers the default type, the others their own.
        return Finish(Ops.Full(size, value, dtype ?? (DTypes.IsFloating(value.DType) ? defaultType : value.DType)), requiresGrad);
    }

    private static Tensor MakeZeros(long[] size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        MakeFull(size, Number.Of(0L), dtype ?? defaultType, device, requiresGrad);

    private static Tensor MakeOnes(long[] size, ScalarType? dtype, Device? device, bool requiresGrad) =>
        MakeFull(size, Number.Of(1L), dtype ?? defaultType, device, requiresGrad);

    private static unsafe Tensor FromSpan<T>(ReadOnlySpan<T> values, long[] size, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged
    {
        Device.Check(device);
        CheckSizes(size);
        var count = Shapes.Count(size);
        if (count > values.Length)
        {
            throw new ArgumentException($"A tensor of sizes {Shapes.Text(size)} has {count} values, not {values.Length}.", nameof(size));
        }
        var impl = TensorImpl.Empty(size, DTypes.Of<T>());
        values[..(int)count].CopyTo(new Span<T>(impl.Data, (int)count));
        GC.KeepAlive(impl);
        return Finish(Converted(impl, dtype), requiresGrad);
    }

    private static Tensor Finish(TensorImpl impl, bool requiresGrad)
    {
        var tensor = new Tensor(impl);
        if (requiresGrad)
        {
            tensor.requires_grad = true;
        }
        return tensor;
    }

    private static void CheckSizes(ReadOnlySpan<long> size)
    {
        foreach (var extent in size)
        {
            if (extent < 0)
            {
                throw Errors.Torch($"Trying to create tensor with negative dimension {extent}: {Shapes.Text(size)}");
            }
        }
    }
}
