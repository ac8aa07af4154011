using System.Numerics;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Picking;

/// <summary>
/// Moves elements between a tensor and dense blocks of what an <see cref="IndexPlan"/> picks from it.
/// On one thread: where positions repeat, sums must not depend on who comes first.
/// </summary>
internal static unsafe class IndexCopy
{
    internal static void Take(TensorImpl blocks, TensorImpl x, IndexPlan plan)
    {
        var (picked, rest) = (plan.PickedOffsets(x.Strides), plan.RestOffsets(x.Strides));
        switch (DTypes.Size(x.DType))
        {
            case 8: Take(blocks.Pointer<long>(), x.Pointer<long>(), picked, rest); break;
            case 4: Take(blocks.Pointer<int>(), x.Pointer<int>(), picked, rest); break;
            case 2: Take(blocks.Pointer<short>(), x.Pointer<short>(), picked, rest); break;
            default: Take(blocks.Pointer<byte>(), x.Pointer<byte>(), picked, rest); break;
        }
        GC.KeepAlive(x);
        GC.KeepAlive(blocks);
    }

    internal static void Put(TensorImpl target, TensorImpl blocks, IndexPlan plan)
    {
        var (picked, rest) = (plan.PickedOffsets(target.Strides), plan.RestOffsets(target.Strides));
        switch (DTypes.Size(target.DType))
        {
            case 8: Put(target.Pointer<long>(), blocks.Pointer<long>(), picked, rest); break;
            case 4: Put(target.Pointer<int>(), blocks.Pointer<int>(), picked, rest); break;
            case 2: Put(target.Pointer<short>(), blocks.Pointer<short>(), picked, rest); break;
            default: Put(target.Pointer<byte>(), blocks.Pointer<byte>(), picked, rest); break;
        }
        GC.KeepAlive(blocks);
        GC.KeepAlive(target);
    }

    internal static void Add(TensorImpl target, TensorImpl blocks, IndexPlan plan)
    {
        var (picked, rest) = (plan.PickedOffsets(target.Strides), plan.RestOffsets(target.Strides));
        switch (target.DType)
        {
            case ScalarType.Float32: Add(target.Pointer<float>(), blocks.Pointer<float>(), picked, rest); break;
            case ScalarType.Float64: Add(target.Pointer<double>(), blocks.Pointer<double>(), picked, rest); break;
            case ScalarType.Int64: Add(target.Pointer<long>(), blocks.Pointer<long>(), picked, rest); break;
            case ScalarType.Int32: Add(target.Pointer<int>(), blocks.Pointer<int>(), picked, rest); break;
            case ScalarType.Int16: Add(target.Pointer<short>(), blocks.Pointer<short>(), picked, rest); break;
            case ScalarType.Int8: Add(target.Pointer<sbyte>(), blocks.Pointer<sbyte>(), picked, rest); break;
            case ScalarType.Byte: Add(target.Pointer<byte>(), blocks.Pointer<byte>(), picked, rest); break;
            default: throw Errors.Torch("index_put_ with accumulate adds numbers; the tensor is Bool");
        }
        GC.KeepAlive(blocks);
        GC.KeepAlive(target);
    }

    private static void Take<T>(T* blocks, T* x, long[] picked, long[] rest)
        where T : unmanaged
    {
        var dense = IsDense(rest);
        foreach (var start in picked)
        {
            if (dense)
            {
                new ReadOnlySpan<T>(x + start, rest.Length).CopyTo(new Span<T>(blocks, rest.Length));
            }
            else
            {
                for (var i = 0; i < rest.Length; i++)
                {
                    blocks[i] = x[start + rest[i]];
                }
            }
            blocks += rest.Length;
        }
    }

    private static void Put<T>(T* target, T* blocks, long[] picked, long[] rest)
        where T : unmanaged
    {
        foreach (var start in picked)
        {
            for (var i = 0; i < rest.Length; i++)
            {
                target[start + rest[i]] = blocks[i];
            }
            blocks += rest.Length;
        }
    }

    private static void Add<T>(T* target, T* blocks, long[] picked, long[] rest)
        where T : unmanaged, INumber<T>
    {
        foreach (var start in picked)
        {
            for (var i = 0; i < rest.Length; i++)
            {
                target[start + rest[i]] += blocks[i];
            }
            blocks += rest.Length;
        }
    }

    private static bool IsDense(long[] rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] != i)
            {
                return false;
            }
        }
        return true;
    }
}
