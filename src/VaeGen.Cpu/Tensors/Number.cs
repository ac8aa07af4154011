using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <summary>A number of one of the categories bool, integer and real, exact in each.</summary>
internal readonly struct Number
{
    private Number(ScalarType dtype, double real, long integer)
    {
        DType = dtype;
        Real = real;
        Integer = integer;
    }

    internal ScalarType DType { get; }

    internal double Real { get; }

    internal long Integer { get; }

    internal static Number Of(double value) => new(ScalarType.Float64, value, double.IsFinite(value) ? (long)value : 0);

    internal static Number Of(long value) => new(ScalarType.Int64, value, value);

    internal static Number Of(bool value) => new(ScalarType.Bool, value ? 1 : 0, value ? 1 : 0);

    internal static Number Of(ScalarType dtype, double real, long integer) => new(dtype, real, integer);

    internal bool IsOne => Real == 1;

    public override string ToString() => DTypes.IsFloating(DType)
        ? Real.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : Integer.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
