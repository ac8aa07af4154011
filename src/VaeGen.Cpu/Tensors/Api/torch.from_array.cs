using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor over the array's own memory, of its element type and sizes: both see what the other writes.</summary>
    /// <exception cref="NotSupportedException">The elements are of a type that no tensor holds.</exception>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <inheritdoc cref="from_array(Array, Device)"/>
    /// <remarks>With another <paramref name="dtype"/>, a converted copy.</remarks>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        Device.Check(device);
        var sizes = new long[rawArray.Rank];
        for (var dim = 0; dim < sizes.Length; dim++)
        {
            sizes[dim] = rawArray.GetLongLength(dim);
        }
        return Finish(Converted(Over(rawArray, sizes, 0), dtype), requires_grad);
    }

    /// <summary>A row of the array's elements from an offset on, in the array's own memory; with another type than the array's, a converted copy.</summary>
    /// <param name="rawArray">The array.</param>
    /// <param name="dtype">The tensor's type.</param>
    /// <param name="count">How many elements; all to the end when negative.</param>
    /// <param name="offset">The first element.</param>
    /// <param name="requires_grad">Whether the tensor is to have a gradient.</param>
    /// <exception cref="ArgumentException">The offset lies outside the array.</exception>
    /// <exception cref="IndexOutOfRangeException">There are fewer elements than asked for.</exception>
    /// <exception cref="NotSupportedException">The elements are of a type that no tensor holds.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        if (offset < 0 || offset >= rawArray.LongLength)
        {
            throw new ArgumentException($"The offset must lie in the array of {rawArray.LongLength} elements, but is {offset}.", nameof(offset));
        }
        var rest = rawArray.LongLength - offset;
        if (count > rest)
        {
            throw new IndexOutOfRangeException($"The array has {rest} elements from offset {offset} on, not {count}.");
        }
        return Finish(Converted(Over(rawArray, [count < 0 ? rest : count], offset), dtype), requires_grad);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    private static TensorImpl Over(Array array, long[] sizes, long offset)
    {
        var type = DTypes.Of(array.GetType().GetElementType()!);
        return new TensorImpl(VaeGen.Cpu.Memory.Storage.Over(array, array.LongLength * DTypes.Size(type)), sizes, Shapes.ContiguousStrides(sizes), offset, type);
    }

    /// <summary>The tensor, whose count it takes over, in another type.</summary>
    private static TensorImpl Converted(TensorImpl tensor, ScalarType? dtype)
    {
        if (dtype is not { } wanted || wanted == tensor.DType)
        {
            return tensor;
        }
        var converted = Ops.To(tensor, wanted);
        tensor.Release();
        return converted;
    }
}
