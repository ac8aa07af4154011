using VaeGen.Cpu.Kernels.Special;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct ErfFunction : IRealFunction
{
    public double Invoke(double x) => ErrorFunction.Erf(x);
}

internal readonly struct ErfcFunction : IRealFunction
{
    public double Invoke(double x) => ErrorFunction.Erfc(x);
}

internal readonly struct ErfcxFunction : IRealFunction
{
    public double Invoke(double x) => ErrorFunction.ScaledErfc(x);
}

internal readonly struct InverseErfFunction : IRealFunction
{
    public double Invoke(double x) => ErrorFunction.InverseErf(x);
}

/// <summary>The standard normal distribution function.</summary>
internal readonly struct NormalFunction : IRealFunction
{
    public double Invoke(double x) => ErrorFunction.Erfc(-x / Math.Sqrt(2)) / 2;
}

internal readonly struct InverseNormalFunction : IRealFunction
{
    public double Invoke(double x) => ErrorFunction.InverseNormal(x);
}

internal readonly struct LogGammaFunction : IRealFunction
{
    public double Invoke(double x) => Gamma.Log(x);
}

internal readonly struct PolygammaFunction(int order) : IRealFunction
{
    public double Invoke(double x) => Gamma.Polygamma(order, x);
}

internal readonly struct BesselI0Function : IRealFunction
{
    public double Invoke(double x) => Bessel.I0(x);
}

internal readonly struct BesselI0ScaledFunction : IRealFunction
{
    public double Invoke(double x) => Bessel.I0Scaled(x);
}

internal readonly struct BesselI1Function : IRealFunction
{
    public double Invoke(double x) => Bessel.I1(x);
}

internal readonly struct BesselI1ScaledFunction : IRealFunction
{
    public double Invoke(double x) => Bessel.I1Scaled(x);
}

/// <summary>sin(πx) / πx.</summary>
internal readonly struct SincFunction : IRealFunction
{
    public double Invoke(double x) => x == 0 ? 1 : double.SinPi(x) / (Math.PI * x);
}

/// <summary>−x ln x.</summary>
internal readonly struct EntropyFunction : IRealFunction
{
    public double Invoke(double x) => x > 0 ? -x * Math.Log(x) : x == 0 ? 0 : double.IsNaN(x) ? x : double.NegativeInfinity;
}

/// <summary>ln(x / (1 − x)), x kept eps from 0 and 1.</summary>
internal readonly struct LogitFunction(double eps) : IRealFunction
{
    public double Invoke(double x)
    {
        var p = eps < 0 || double.IsNaN(x) ? x : Math.Clamp(x, eps, 1 - eps);
        return Math.Log(p / (1 - p));
    }
}
