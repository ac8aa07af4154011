namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct AsinFunction : IRealFunction
{
    public double Invoke(double x) => Math.Asin(x);
}

internal readonly struct AcosFunction : IRealFunction
{
    public double Invoke(double x) => Math.Acos(x);
}

internal readonly struct AtanFunction : IRealFunction
{
    public double Invoke(double x) => Math.Atan(x);
}

internal readonly struct SinhFunction : IRealFunction
{
    public double Invoke(double x) => Math.Sinh(x);
}

internal readonly struct CoshFunction : IRealFunction
{
    public double Invoke(double x) => Math.Cosh(x);
}

internal readonly struct AsinhFunction : IRealFunction
{
    public double Invoke(double x) => Math.Asinh(x);
}

internal readonly struct AcoshFunction : IRealFunction
{
    public double Invoke(double x) => Math.Acosh(x);
}

internal readonly struct AtanhFunction : IRealFunction
{
    public double Invoke(double x) => Math.Atanh(x);
}
