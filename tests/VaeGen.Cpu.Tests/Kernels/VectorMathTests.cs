using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using VaeGen.Cpu.Kernels;

namespace VaeGen.Cpu.Tests.Kernels;

public sealed unsafe class VectorMathTests
{
    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void SinglesAreWithinTheirBound(int bits)
    {
        Check<ExpOperator<float>, float>(bits, -86.5, 88.7, Math.Exp, 2);
        Check<SoftplusOperator<float>, float>(bits, -80, 80, x => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))), 3);
        Check<SigmoidOperator<float>, float>(bits, -80, 80, x => 1 / (1 + Math.Exp(-x)), 3);
        Check<TanhOperator<float>, float>(bits, -12, 12, Math.Tanh, 3);
        Check<TanhOperator<float>, float>(bits, -0.7, 0.7, Math.Tanh, 3);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void DoublesAreWithinTheirBound(int bits)
    {
        // One ulp more than stated: the reference has an error of its own here.
        Check<ExpOperator<double>, double>(bits, -707, 709, Math.Exp, 3);
        Check<SoftplusOperator<double>, double>(bits, -700, 700, x => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x))), 4);
        Check<SigmoidOperator<double>, double>(bits, -30, 700, x => 1 / (1 + Math.Exp(-x)), 4);
        Check<TanhOperator<double>, double>(bits, -25, 25, Math.Tanh, 4);
        Check<TanhOperator<double>, double>(bits, -0.7, 0.7, Math.Tanh, 4);
    }

    [Theory]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void TheEndsOfTheNumberLineAreExact(int bits)
    {
        double[] x = [double.NegativeInfinity, double.PositiveInfinity, 1e30, -1e30, 0, -200, 100, 1e-30];
        Assert.Equal([0, double.PositiveInfinity, double.PositiveInfinity, 0, 1, 0, double.PositiveInfinity, 1], Apply<ExpOperator<float>, float>(bits, x));
        Assert.Equal([0.0, 1, 1, 0, 0.5, 0, 1, 0.5], Apply<SigmoidOperator<float>, float>(bits, x), (a, b) => Math.Abs(a - b) < 1e-37);
        Assert.Equal([-1.0, 1, 1, -1, 0, -1, 1, (float)1e-30], Apply<TanhOperator<float>, float>(bits, x));
        Assert.Equal([0.0, 1e300, 0], Apply<ReluOperator<double>, double>(bits, [-3, 1e300, 0]));
        Assert.True(double.IsNaN(Apply<ExpOperator<float>, float>(bits, [double.NaN])[0]) || !Sse.IsSupported);
        Assert.True(double.IsNaN(Apply<SigmoidOperator<double>, double>(bits, [double.NaN])[0]) || !Sse.IsSupported);
    }

    [Fact]
    public void GradientsOfActivations()
    {
        double[] gradient = [2, -3, 5], output = [0.25, 0, -0.5], result = new double[3];
        fixed (double* g = gradient, y = output, r = result)
        {
            Elementwise.Binary<ReluGradientOperator<double>, double>(g, y, r, 3);
            Assert.Equal([2, 0, 0], result);
            Elementwise.Binary<SigmoidGradientOperator<double>, double>(g, y, r, 3);
            Assert.Equal([2 * 0.25 * 0.75, 0, 5 * -0.5 * 1.5], result);
            Elementwise.Binary<TanhGradientOperator<double>, double>(g, y, r, 3);
            Assert.Equal([2 * (1 - 0.0625), -3, 5 * 0.75], result);
        }
    }

    // Every length around a vector, and one of several chunks: the last elements are computed like the first.
    [Fact]
    public void EveryLengthIsCovered()
    {
        foreach (var length in Enumerable.Range(0, 70).Append(50_001))
        {
            var values = new float[length + 1];
            fixed (float* p = values)
            {
                Elementwise.Unary<ExpOperator<float>, float>(p, p, length);
            }

            Assert.All(values[..length], value => Assert.Equal(1f, value));
            Assert.Equal(0f, values[length]);
        }
    }

    private static double LogOnePlus(double x) => x < 1e-4 ? x - (x * x / 2) + (x * x * x / 3) - (x * x * x * x / 4) : Math.Log(1 + x) + ((x - (1 + x - 1)) / (1 + x));

    private static void Check<TOperator, T>(int bits, double from, double to, Func<double, double> exact, double bound)
        where TOperator : struct, IUnaryOperator<T>
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
        where TOperator : struct, IUnaryOperator<T>
        where T : unmanaged, INumber<T>
    {
        var values = Array.ConvertAll(x, T.CreateChecked);
        fixed (T* p = values)
        {
            var kernel = new UnaryKernel<TOperator, T> { X = p, Target = p };
            switch (bits)
            {
                case 128: kernel.Run<Simd128<T>, Vector128<T>>(0, x.Length); break;
                case 256: kernel.Run<Simd256<T>, Vector256<T>>(0, x.Length); break;
                default: kernel.Run<Simd512<T>, Vector512<T>>(0, x.Length); break;
            }
        }

        return Array.ConvertAll(values, double.CreateChecked);
    }
}
