using System.Collections;
using VaeGen.Cpu;

namespace TorchSharp.Utils;

/// <summary>A tensor's elements, in row-major order whatever its strides.</summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T>
    where T : unmanaged
{
    private readonly torch.Tensor tensor;

    internal TensorAccessor(torch.Tensor tensor)
    {
        _ = tensor.Impl;
        this.tensor = tensor;
    }

    public long Count => tensor.Impl.Count;

    public bool IsReadOnly => false;

    /// <summary>One element; a single index of a tensor of several dimensions counts through all of them.</summary>
    public T this[params long[] indices]
    {
        get
        {
            var impl = tensor.Impl;
            var value = impl.Pointer<T>()[Place(impl, indices)];
            GC.KeepAlive(impl);
            return value;
        }
        set
        {
            var impl = tensor.Impl;
            impl.Pointer<T>()[Place(impl, indices)] = value;
            impl.Storage.Version++;
        }
    }

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    public T[] ToArray()
    {
        var impl = tensor.Impl;
        var result = GC.AllocateUninitializedArray<T>(checked((int)impl.Count));
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>An array of as many dimensions as the tensor has.</summary>
    public Array ToNDArray()
    {
        var sizes = tensor.Impl.Sizes;
        if (sizes.Length <= 1)
        {
            return ToArray();
        }
#pragma warning disable IL3050 // The element type is T, whose arrays the caller's own code already has.
        var result = Array.CreateInstance(typeof(T), sizes);
#pragma warning restore IL3050
        CopyTo(System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(result)),
            result.Length));
        return result;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var impl = tensor.Impl;
        var count = (int)Math.Min(array.Length - arrayIndex, impl.Count - tensorIndex);
        var target = array.Slice(arrayIndex, count);
        if (impl.IsContiguous)
        {
            new ReadOnlySpan<T>(impl.Pointer<T>() + tensorIndex, count).CopyTo(target);
        }
        else
        {
            var dense = Ops.CloneStrided(impl, Shapes.ContiguousStrides(impl.Sizes));
            new ReadOnlySpan<T>(dense.Pointer<T>() + tensorIndex, count).CopyTo(target);
            dense.Release();
        }
        GC.KeepAlive(impl);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var impl = tensor.Impl;
        var count = (int)Math.Min(array.Length - arrayIndex, impl.Count - tensorIndex);
        for (var i = 0; i < count; i++)
        {
            impl.Pointer<T>()[Place(impl, tensorIndex + i)] = array[arrayIndex + i];
        }
        impl.Storage.Version++;
        GC.KeepAlive(impl);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && Count == other.Count && this.SequenceEqual(other);

    public override int GetHashCode() => tensor.GetHashCode();

    public void Dispose()
    {
    }

    private static long Place(TensorImpl impl, ReadOnlySpan<long> indices)
    {
        if (indices.Length == 1)
        {
            return Place(impl, indices[0]);
        }
        if (indices.Length != impl.Rank)
        {
            throw new ArgumentException($"A tensor of {impl.Rank} dimensions is indexed by as many numbers, not {indices.Length}.", nameof(indices));
        }
        var place = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            var index = indices[i] < 0 ? indices[i] + impl.Sizes[i] : indices[i];
            if ((ulong)index >= (ulong)impl.Sizes[i])
            {
                throw new IndexOutOfRangeException($"Index {indices[i]} is out of range for dimension {i} of size {impl.Sizes[i]}.");
            }
            place += index * impl.Strides[i];
        }
        return place;
    }

    private static long Place(TensorImpl impl, long index)
    {
        if ((ulong)index >= (ulong)impl.Count)
        {
            throw new IndexOutOfRangeException($"Index {index} is out of range for a tensor of {impl.Count} elements.");
        }
        if (impl.IsContiguous)
        {
            return index;
        }
        var place = 0L;
        for (var i = impl.Rank - 1; i >= 0; i--)
        {
            (index, var position) = Math.DivRem(index, impl.Sizes[i]);
            place += position * impl.Strides[i];
        }
        return place;
    }
}
