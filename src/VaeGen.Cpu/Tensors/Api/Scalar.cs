using VaeGen.Cpu;

namespace TorchSharp;

/// <summary>A number as an argument: real, integer or truth value.</summary>
public sealed class Scalar : IDisposable
{
    private Number? value;

    internal Scalar(Number value, torch.ScalarType type)
    {
        this.value = value;
        Type = type;
    }

    public torch.ScalarType Type { get; }

    internal Number Value => value ?? throw new ObjectDisposedException(nameof(Scalar), "The scalar has been disposed.");

    public static implicit operator Scalar(byte value) => value.ToScalar();

    public static implicit operator Scalar(sbyte value) => value.ToScalar();

    public static implicit operator Scalar(short value) => value.ToScalar();

    public static implicit operator Scalar(int value) => value.ToScalar();

    public static implicit operator Scalar(long value) => value.ToScalar();

    public static implicit operator Scalar(float value) => value.ToScalar();

    public static implicit operator Scalar(double value) => value.ToScalar();

    public static implicit operator Scalar(bool value) => value.ToScalar();

    public void Dispose() => value = null;
}

/// <summary>Numbers as arguments of operations.</summary>
public static partial class ScalarExtensionMethods
{
    public static Scalar ToScalar(this byte value) => new(Number.Of(value), torch.ScalarType.Int64);

    public static Scalar ToScalar(this sbyte value) => new(Number.Of(value), torch.ScalarType.Int64);

    public static Scalar ToScalar(this short value) => new(Number.Of(value), torch.ScalarType.Int64);

    public static Scalar ToScalar(this int value) => new(Number.Of(value), torch.ScalarType.Int64);

    public static Scalar ToScalar(this long value) => new(Number.Of(value), torch.ScalarType.Int64);

    public static Scalar ToScalar(this float value) => new(Number.Of((double)value), torch.ScalarType.Float64);

    public static Scalar ToScalar(this double value) => new(Number.Of(value), torch.ScalarType.Float64);

    public static Scalar ToScalar(this bool value) => new(Number.Of(value), torch.ScalarType.Bool);
}
