using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels;

/// <summary>A function of one number, for every vector width.</summary>
internal interface IUnaryOperator<T>
    where T : unmanaged
{
    static abstract TVector Invoke<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged;
}

/// <summary>A function of two numbers, for every vector width.</summary>
internal interface IBinaryOperator<T>
    where T : unmanaged
{
    static abstract TVector Invoke<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged;
}

/// <summary>Applies an operator to contiguous memory; source and target may be the same, but not overlap otherwise.</summary>
internal static unsafe class Elementwise
{
    /// <summary>target[i] = operator(x[i]).</summary>
    internal static void Unary<TOperator, T>(T* x, T* target, long count)
        where TOperator : struct, IUnaryOperator<T>
        where T : unmanaged
    {
        var kernel = new UnaryKernel<TOperator, T> { X = x, Target = target };
        VectorLoop.For<UnaryKernel<TOperator, T>, T>(count, VectorLoop.Grain, ref kernel);
    }

    /// <summary>target[i] = operator(x[i], y[i]).</summary>
    internal static void Binary<TOperator, T>(T* x, T* y, T* target, long count)
        where TOperator : struct, IBinaryOperator<T>
        where T : unmanaged
    {
        var kernel = new BinaryKernel<TOperator, T> { X = x, Y = y, Target = target };
        VectorLoop.For<BinaryKernel<TOperator, T>, T>(count, VectorLoop.Grain, ref kernel);
    }
}

internal unsafe struct UnaryKernel<TOperator, T> : IVectorKernel<T>
    where TOperator : struct, IUnaryOperator<T>
    where T : unmanaged
{
    public T* X, Target;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TSimd, TVector>(long start, long end)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
    {
        var x = X;
        var target = Target;
        var i = start;
        for (; i <= end - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TOperator.Invoke<TSimd, TVector>(TSimd.Load(x + i)), target + i);
        }

        if (i < end)
        {
            var result = TOperator.Invoke<TSimd, TVector>(VectorLoop.LoadPart<TSimd, TVector, T>(x + i, end - i));
            VectorLoop.StorePart<TSimd, TVector, T>(result, target + i, end - i);
        }
    }
}

internal unsafe struct BinaryKernel<TOperator, T> : IVectorKernel<T>
    where TOperator : struct, IBinaryOperator<T>
    where T : unmanaged
{
    public T* X, Y, Target;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly void Run<TSimd, TVector>(long start, long end)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
    {
        var x = X;
        var y = Y;
        var target = Target;
        var i = start;
        for (; i <= end - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TOperator.Invoke<TSimd, TVector>(TSimd.Load(x + i), TSimd.Load(y + i)), target + i);
        }

        if (i < end)
        {
            var rest = end - i;
            var result = TOperator.Invoke<TSimd, TVector>(VectorLoop.LoadPart<TSimd, TVector, T>(x + i, rest), VectorLoop.LoadPart<TSimd, TVector, T>(y + i, rest));
            VectorLoop.StorePart<TSimd, TVector, T>(result, target + i, rest);
        }
    }
}
