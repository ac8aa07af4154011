using System.Numerics;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>Running sums; of single precision, in double.</summary>
internal readonly unsafe struct RunningSumLine(TensorImpl x, TensorImpl y) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, to = y.Pointer<T>() + offset;
        if (typeof(T) == typeof(float))
        {
            var sum = 0.0;
            for (long k = 0; k < length; k++)
            {
                sum += double.CreateTruncating(from[k * step]);
                to[k * step] = T.CreateTruncating(sum);
            }
        }
        else
        {
            var sum = T.Zero;
            for (long k = 0; k < length; k++)
            {
                sum += from[k * step];
                to[k * step] = sum;
            }
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }
}

/// <summary>Running products; of single precision, in double.</summary>
internal readonly unsafe struct RunningProductLine(TensorImpl x, TensorImpl y) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, to = y.Pointer<T>() + offset;
        if (typeof(T) == typeof(float))
        {
            var product = 1.0;
            for (long k = 0; k < length; k++)
            {
                product *= double.CreateTruncating(from[k * step]);
                to[k * step] = T.CreateTruncating(product);
            }
        }
        else
        {
            var product = T.One;
            for (long k = 0; k < length; k++)
            {
                product *= from[k * step];
                to[k * step] = product;
            }
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }
}

/// <summary>
/// The gradient of running products, without a division, so that zeros do no harm: of element k, what comes before it times
/// Sₖ = gₖ + xₖ₊₁ Sₖ₊₁, what the gradients after it say.
/// </summary>
internal readonly unsafe struct RunningProductBackwardLine(TensorImpl x, TensorImpl gradient, TensorImpl y) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, g = gradient.Pointer<T>() + offset, to = y.Pointer<T>() + offset;
        var before = T.One;
        for (long k = 0; k < length; k++)
        {
            to[k * step] = before;
            before *= from[k * step];
        }
        var after = T.Zero;
        for (var k = length - 1; k >= 0; k--)
        {
            after += g[k * step];
            to[k * step] *= after;
            after *= from[k * step];
        }
        GC.KeepAlive(x);
        GC.KeepAlive(gradient);
        GC.KeepAlive(y);
    }
}

/// <summary>ln Σ eˣ of each line so far.</summary>
internal readonly unsafe struct RunningLogSumExpLine(TensorImpl x, TensorImpl y) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, to = y.Pointer<T>() + offset;
        var sum = double.NegativeInfinity;
        for (long k = 0; k < length; k++)
        {
            var value = double.CreateTruncating(from[k * step]);
            sum = double.IsNegativeInfinity(sum) ? value : default(LogAddExpFunction).Invoke(sum, value);
            to[k * step] = T.CreateTruncating(sum);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }
}

/// <summary>
/// The gradient of running logsumexps: e^(xₖ − yₖ) Rₖ, with Rₖ = gₖ + e^(yₖ − yₖ₊₁) Rₖ₊₁, whose exponents are never positive.
/// </summary>
internal readonly unsafe struct RunningLogSumExpBackwardLine(TensorImpl x, TensorImpl sums, TensorImpl gradient, TensorImpl y) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, s = sums.Pointer<T>() + offset, g = gradient.Pointer<T>() + offset, to = y.Pointer<T>() + offset;
        double after = 0, next = 0;
        for (var k = length - 1; k >= 0; k--)
        {
            var (value, sum) = (double.CreateTruncating(from[k * step]), double.CreateTruncating(s[k * step]));
            after = double.CreateTruncating(g[k * step]) + (k == length - 1 ? 0 : Difference(sum, next) * after);
            to[k * step] = T.CreateTruncating(Difference(value, sum) * after);
            next = sum;
        }
        GC.KeepAlive(x);
        GC.KeepAlive(sums);
        GC.KeepAlive(gradient);
        GC.KeepAlive(y);
    }

    // e^(a − b), and 0 for a = −∞ whatever b
    private static double Difference(double a, double b) => double.IsNegativeInfinity(a) ? 0 : Math.Exp(a - b);
}

/// <summary>For each element, the product of the others on its line, times the line's factor: the gradient of a product.</summary>
internal readonly unsafe struct ProductOfOthersLine(TensorImpl x, TensorImpl factors, TensorImpl y) : ILineWork
{
    public void Run<T>(long line, long offset, long step, long length)
        where T : unmanaged, INumber<T>
    {
        T* from = x.Pointer<T>() + offset, to = y.Pointer<T>() + offset;
        // What comes before, forwards; then what comes after, backwards.
        var before = factors.Pointer<T>()[line];
        for (long k = 0; k < length; k++)
        {
            to[k * step] = before;
            before *= from[k * step];
        }
        var after = T.One;
        for (var k = length - 1; k >= 0; k--)
        {
            to[k * step] *= after;
            after *= from[k * step];
        }
        GC.KeepAlive(x);
        GC.KeepAlive(factors);
        GC.KeepAlive(y);
    }
}
