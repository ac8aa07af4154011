using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels;

/// <summary>eˣ.</summary>
internal readonly struct ExpOperator<T> : IUnaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => VectorMath.Exp<TSimd, TVector, T>(x);
}

/// <summary>1 / (1 + e^−x).</summary>
internal readonly struct SigmoidOperator<T> : IUnaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => VectorMath.Sigmoid<TSimd, TVector, T>(x);
}

/// <summary>tanh x.</summary>
internal readonly struct TanhOperator<T> : IUnaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => VectorMath.Tanh<TSimd, TVector, T>(x);
}

/// <summary>ln(1 + eˣ) = max(x, 0) + ln(1 + e^−|x|), without overflow.</summary>
internal readonly struct SoftplusOperator<T> : IUnaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => TSimd.Add(TSimd.Max(TSimd.Zero, x), VectorMath.LogOnePlusExpNegativeAbs<TSimd, TVector, T>(x));
}

/// <summary>max(x, 0).</summary>
internal readonly struct ReluOperator<T> : IUnaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => TSimd.Max(TSimd.Zero, x);
}

/// <summary>The gradient g where the output y (or the input) of a relu is positive, else 0.</summary>
internal readonly struct ReluGradientOperator<T> : IBinaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => TSimd.And(TSimd.Less(TSimd.Zero, y), x);
}

/// <summary>g · y · (1 − y): the gradient through a sigmoid whose output was y.</summary>
internal readonly struct SigmoidGradientOperator<T> : IBinaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => TSimd.Multiply(x, TSimd.Multiply(y, TSimd.Subtract(VectorMath.Constant<TSimd, TVector, T>(1, 1), y)));
}

/// <summary>g · (1 − y²): the gradient through a tanh whose output was y.</summary>
internal readonly struct TanhGradientOperator<T> : IBinaryOperator<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Invoke<TSimd, TVector>(TVector x, TVector y)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        => TSimd.Multiply(x, TSimd.Subtract(VectorMath.Constant<TSimd, TVector, T>(1, 1), TSimd.Multiply(y, y)));
}
