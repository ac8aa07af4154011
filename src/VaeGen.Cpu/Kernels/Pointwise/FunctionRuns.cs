using System.Numerics;
using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal unsafe struct RealFunctionRun<TOp, T>(TOp op, T* target, T* x) : IRun
    where TOp : struct, IRealFunction
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        T* d = target + offsets[0], a = x + offsets[1];
        for (long i = 0; i < count; i++)
        {
            d[i * strides[0]] = T.CreateTruncating(op.Invoke(double.CreateTruncating(a[i * strides[1]])));
        }
    }
}

internal unsafe struct RealPairRun<TOp, T>(TOp op, T* target, T* x, T* y) : IRun
    where TOp : struct, IRealPair
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        T* d = target + offsets[0], a = x + offsets[1], b = y + offsets[2];
        for (long i = 0; i < count; i++)
        {
            d[i * strides[0]] = T.CreateTruncating(op.Invoke(double.CreateTruncating(a[i * strides[1]]), double.CreateTruncating(b[i * strides[2]])));
        }
    }
}

internal unsafe struct NumberFunctionRun<TOp, T>(TOp op, T* target, T* x, T* y) : IRun
    where TOp : struct, INumberFunction
    where T : unmanaged, INumber<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run(long* offsets, long* strides, long count)
    {
        T* d = target + offsets[0], a = x + offsets[1], b = y + offsets[2];
        for (long i = 0; i < count; i++)
        {
            d[i * strides[0]] = op.Invoke(a[i * strides[1]], b[i * strides[2]]);
        }
    }
}
