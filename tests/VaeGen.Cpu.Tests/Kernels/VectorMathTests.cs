using System.Numerics;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Tests.Kernels;

public sealed unsafe class VectorMathTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void SinglesAreWithinTheirBound(int bits)
    {
        Check<Exp, float>(bits, -86.5, 88.7, Math.Exp, 2);
        Check<Softplus, float>(bits, -80, 80, x => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))), 3);
        Check<Sigmoid, float>(bits, -80, 80, x => 1 / (1 + Math.Exp(-x)), 3);
        Check<Tanh, float>(bits, -12, 12, Math.Tanh, 3);
        Check<Tanh, float>(bits, -0.7, 0.7, Math.Tanh, 3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void DoublesAreWithinTheirBound(int bits)
    {
        // One ulp more than stated: the reference has an error of its own here.
        Check<Exp, double>(bits, -707, 709, Math.Exp, 3);
        Check<Softplus, double>(bits, -700, 700, x => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))), 4);
        Check<Sigmoid, double>(bits, -30, 700, x => 1 / (1 + Math.Exp(-x)), 4);
        Check<Tanh, double>(bits, -25, 25, Math.Tanh, 4);
        Check<Tanh, double>(bits, -0.7, 0.7, Math.Tanh, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void TheEndsOfTheNumberLineAreExact(int bits)
    {
        double[] x = [double.NegativeInfinity, double.PositiveInfinity, 1e30, -1e30, 0, -200, 100, 1e-30];
        Assert.Equal([0, double.PositiveInfinity, double.PositiveInfinity, 0, 1, 0, double.PositiveInfinity, 1], Apply<Exp, float>(bits, x));
        Assert.Equal([0.0, 1, 1, 0, 0.5, 0, 1, 0.5], Apply<Sigmoid, float>(bits, x), (a, b) => Math.Abs(a - b) < 1e-37);
        Assert.Equal([-1.0, 1, 1, -1, 0, -1, 1, (float)1e-30], Apply<Tanh, float>(bits, x));
        Assert.True(double.IsNaN(Apply<Exp, float>(bits, [double.NaN])[0]));
        Assert.True(double.IsNaN(Apply<Sigmoid, double>(bits, [double.NaN])[0]));
    }

    private static double LogOnePlus(double x) => x < 1e-4 ? x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4) : Math.Log(1 + x) + ((x - (1 + x - 1)) / (1 + x));

    private static void Check<TOperator, T>(int bits, double from, double to, Func<double, double> exact, double bound)
        where TOperator : struct, IUnary
        where T : unmanaged, INumber<T>
    {
        const int Points = 20_000;
        var x = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            x[i] = double.CreateChecked(T.CreateChecked(from + ((to - from) * i / (Points - 1))));
        }

        var found = Apply<TOperator, T>(bits, x);
        for (var i = 0; i < Points; i++)
        {
            var expected = exact(x[i]);
            var size = Math.Abs(expected);
            var ulp = typeof(T) == typeof(float) ? float.BitIncrement((float)size) - (float)size : Math.BitIncrement(size) - size;
            Assert.True(Math.Abs(found[i] - expected) <= bound * ulp, $"{typeof(TOperator).Name} at {x[i]:R}, {bits} bits: expected {expected:R}, found {found[i]:R}, {Math.Abs(found[i] - expected) / ulp:F1} ulp.");
        }
    }

    private static double[] Apply<TOperator, T>(int bits, double[] x)
        where TOperator : struct, IUnary
        where T : unmanaged, INumber<T>
    {
        var values = Array.ConvertAll([.. x, .. new double[16]], T.CreateChecked);
        fixed (T* p = values)
        {
            switch (bits)
            {
                case 1: Stream<TOperator, Lane<T>, T>(p, values.Length); break;
                case 128: Stream<TOperator, Lanes128<T>, T>(p, values.Length); break;
                case 256: Stream<TOperator, Lanes256<T>, T>(p, values.Length); break;
                default: Stream<TOperator, Lanes512<T>, T>(p, values.Length); break;
            }
        }

        return Array.ConvertAll(values[..x.Length], double.CreateChecked);
    }

    private static void Stream<TOperator, TLanes, T>(T* values, int count)
        where TOperator : struct, IUnary
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        for (var i = 0; i <= count - TLanes.Count; i += TLanes.Count)
        {
            default(TOperator).Invoke<TLanes, T>(TLanes.Load(values + i)).Store(values + i);
        }
    }

    private readonly struct Exp : IUnary
    {
        public TLanes Invoke<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => VectorMath.Exp<TLanes, T>(x);
    }

    private readonly struct Sigmoid : IUnary
    {
        public TLanes Invoke<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => VectorMath.Sigmoid<TLanes, T>(x);
    }

    private readonly struct Tanh : IUnary
    {
        public TLanes Invoke<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => VectorMath.Tanh<TLanes, T>(x);
    }

    private readonly struct Softplus : IUnary
    {
        public TLanes Invoke<TLanes, T>(TLanes x)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => TLanes.Max(x, TLanes.All(default)) + VectorMath.LogOnePlusExpNegativeAbs<TLanes, T>(x);
    }
}
