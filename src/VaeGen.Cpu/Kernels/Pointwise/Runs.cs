using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal unsafe struct UnaryRun<TOp, T>(TOp op, T* target, T* x) : IRun
    where TOp : struct, IUnary
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        T* d = target + offsets[0], a = x + offsets[1];
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
            op.Invoke<Lane<T>, T>(Lane<T>.Load(a + (i * strides[1]))).Store(d + (i * strides[0]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(T* d, T* a, ref long i, long count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            op.Invoke<TLanes, T>(TLanes.Load(a + i)).Store(d + i);
        }
    }
}

internal unsafe struct BinaryRun<TOp, T>(TOp op, T* target, T* x, T* y) : IRun
    where TOp : struct, IBinary
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        T* d = target + offsets[0], a = x + offsets[1], b = y + offsets[2];
        long i = 0;
        if (strides[0] == 1 && (strides[1] | strides[2]) == 1 && strides[1] >= 0 && strides[2] >= 0)
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
            op.Invoke<Lane<T>, T>(Lane<T>.Load(a + (i * strides[1])), Lane<T>.Load(b + (i * strides[2]))).Store(d + (i * strides[0]));
        }
    }

    // Of the two operands, one may stand still: a number, or a value broadcast along the run.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(T* d, T* a, T* b, long* strides, ref long i, long count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        if (strides[2] == 0)
        {
            var constant = TLanes.All(*b);
            for (; i <= count - TLanes.Count; i += TLanes.Count)
            {
                op.Invoke<TLanes, T>(TLanes.Load(a + i), constant).Store(d + i);
            }
        }
        else if (strides[1] == 0)
        {
            var constant = TLanes.All(*a);
            for (; i <= count - TLanes.Count; i += TLanes.Count)
            {
                op.Invoke<TLanes, T>(constant, TLanes.Load(b + i)).Store(d + i);
            }
        }
        else
        {
            for (; i <= count - TLanes.Count; i += TLanes.Count)
            {
                op.Invoke<TLanes, T>(TLanes.Load(a + i), TLanes.Load(b + i)).Store(d + i);
            }
        }
    }
}

internal unsafe struct TernaryRun<TOp, T>(TOp op, T* target, T* x, T* y, T* z) : IRun
    where TOp : struct, ITernary
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        T* d = target + offsets[0], a = x + offsets[1], b = y + offsets[2], c = z + offsets[3];
        long i = 0;
        if (strides[0] == 1 && strides[1] == 1 && strides[2] is 0 or 1 && strides[3] is 0 or 1)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(d, a, b, c, strides, ref i, count);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(d, a, b, c, strides, ref i, count);
            }
            Stream<Lanes128<T>>(d, a, b, c, strides, ref i, count);
        }
        for (; i < count; i++)
        {
            op.Invoke<Lane<T>, T>(
                Lane<T>.Load(a + (i * strides[1])),
                Lane<T>.Load(b + (i * strides[2])),
                Lane<T>.Load(c + (i * strides[3]))).Store(d + (i * strides[0]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Stream<TLanes>(T* d, T* a, T* b, T* c, long* strides, ref long i, long count)
        where TLanes : struct, ILanes<TLanes, T>
    {
        TLanes y = TLanes.All(*b), z = TLanes.All(*c);
        bool movesY = strides[2] == 1, movesZ = strides[3] == 1;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            op.Invoke<TLanes, T>(TLanes.Load(a + i), movesY ? TLanes.Load(b + i) : y, movesZ ? TLanes.Load(c + i) : z).Store(d + i);
        }
    }
}
