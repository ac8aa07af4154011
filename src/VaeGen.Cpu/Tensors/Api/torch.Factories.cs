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

    /// <summary>An uninitialised tensor whose dimensions lie in memory by the strides given, in elements.</summary>
    /// <exception cref="ArgumentException">There are not as many strides as sizes, or one is negative.</exception>
    public static Tensor empty_strided(long[] size, long[] strides, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        Device.Check(device);
        CheckSizes(size);
        if (strides.Length != size.Length || Array.Exists(strides, static stride => stride < 0))
        {
            throw new ArgumentException($"Every size needs a stride, which is not negative: got {Shapes.Text(size)} and {Shapes.Text(strides)}.", nameof(strides));
        }
        var last = 0L;
        for (var dim = 0; dim < size.Length; dim++)
        {
            last += (size[dim] - 1) * strides[dim];
        }
        var result = TensorImpl.Empty([Shapes.Count(size) == 0 ? 0 : last + 1], dtype ?? defaultType);
        result.Reshape((long[])size.Clone(), (long[])strides.Clone(), 0);
        return Finish(result, requires_grad);
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
