using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Truth values, a byte each, of a statement about pairs.</summary>
internal unsafe struct RelationRun<TOp, T>(TOp op, byte* target, T* x, T* y) : IRun
    where TOp : struct, IRelation
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        var d = target + offsets[0];
        T* a = x + offsets[1], b = y + offsets[2];
        long i = 0;
        if (strides[0] == 1 && strides[1] is 0 or 1 && strides[2] is 0 or 1)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(d, a, b, strides, ref i, count);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(d, a, b, strides, ref i, count);
            }
            Stream<Lanes128<T>>(d, a, b, strides, ref i, count);
        }
        for (; i < count; i++)
        {
            op.Holds<Lane<T>, T>(Lane<T>.Load(a + (i * strides[1])), Lane<T>.Load(b + (i * strides[2]))).StoreTruth(d + (i * strides[0]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(byte* d, T* a, T* b, long* strides, ref long i, long count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes u = TLanes.All(*a), v = TLanes.All(*b);
        bool movesA = strides[1] == 1, movesB = strides[2] == 1;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            op.Holds<TLanes, T>(movesA ? TLanes.Load(a + i) : u, movesB ? TLanes.Load(b + i) : v).StoreTruth(d + i);
        }
    }
}

/// <summary>Truth values of a statement about single numbers.</summary>
internal unsafe struct PropertyRun<TOp, T>(TOp op, byte* target, T* x) : IRun
    where TOp : struct, IProperty
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        var d = target + offsets[0];
        var a = x + offsets[1];
        long i = 0;
        if (strides[0] == 1 && strides[1] == 1)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(d, a, ref i, count);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(d, a, ref i, count);
            }
            Stream<Lanes128<T>>(d, a, ref i, count);
        }
        for (; i < count; i++)
        {
            op.Holds<Lane<T>, T>(Lane<T>.Load(a + (i * strides[1]))).StoreTruth(d + (i * strides[0]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(byte* d, T* a, ref long i, long count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            op.Holds<TLanes, T>(TLanes.Load(a + i)).StoreTruth(d + i);
        }
    }
}

/// <summary>x where the condition holds, else y; only the size of the elements matters.</summary>
internal unsafe struct WhereRun<T>(T* target, byte* condition, T* x, T* y) : IRun
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        var d = target + offsets[0];
        var c = condition + offsets[1];
        T* a = x + offsets[2], b = y + offsets[3];
        long i = 0;
        if (strides[0] == 1 && strides[1] == 1 && strides[2] is 0 or 1 && strides[3] is 0 or 1)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(d, c, a, b, strides, ref i, count);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(d, c, a, b, strides, ref i, count);
            }
            Stream<Lanes128<T>>(d, c, a, b, strides, ref i, count);
        }
        for (; i < count; i++)
        {
            d[i * strides[0]] = c[i * strides[1]] != 0 ? a[i * strides[2]] : b[i * strides[3]];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Stream<TLanes>(T* d, byte* c, T* a, T* b, long* strides, ref long i, long count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes u = TLanes.All(*a), v = TLanes.All(*b);
        bool movesA = strides[2] == 1, movesB = strides[3] == 1;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Select(TLanes.LoadTruth(c + i), movesA ? TLanes.Load(a + i) : u, movesB ? TLanes.Load(b + i) : v).Store(d + i);
        }
    }
}
