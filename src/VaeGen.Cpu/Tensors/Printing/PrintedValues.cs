using static TorchSharp.torch;

namespace VaeGen.Cpu.Printing;

/// <summary>A tensor's values as text, by row-major position.</summary>
internal sealed unsafe class PrintedValues : IDisposable
{
    private readonly TensorImpl dense;
    private readonly PrintOptions options;

    internal PrintedValues(TensorImpl tensor, PrintOptions options)
    {
        dense = tensor.IsContiguous ? tensor.Retain() : Ops.CloneStrided(tensor, Shapes.ContiguousStrides(tensor.Sizes));
        this.options = options;
    }

    internal long[] Sizes => dense.Sizes;

    internal int Rank => dense.Rank;

    /// <summary>The name of the element type in C#.</summary>
    internal string TypeName => dense.DType switch
    {
        ScalarType.Bool => "bool",
        ScalarType.Byte => "byte",
        ScalarType.Int8 => "sbyte",
        ScalarType.Int16 => "short",
        ScalarType.Int32 => "int",
        ScalarType.Int64 => "long",
        ScalarType.Float32 => "float",
        _ => "double",
    };

    /// <summary>What makes a literal of the value's type in C#.</summary>
    internal string LiteralSuffix => dense.DType switch
    {
        ScalarType.Int64 => "L",
        ScalarType.Float32 => "f",
        _ => "",
    };

    internal string this[long at] => dense.DType switch
    {
        ScalarType.Bool => dense.Pointer<bool>()[at].ToString(),
        ScalarType.Byte => dense.Pointer<byte>()[at].ToString(options.Provider),
        ScalarType.Int8 => dense.Pointer<sbyte>()[at].ToString(options.Provider),
        ScalarType.Int16 => dense.Pointer<short>()[at].ToString(options.Provider),
        ScalarType.Int32 => dense.Pointer<int>()[at].ToString(options.Provider),
        ScalarType.Int64 => dense.Pointer<long>()[at].ToString(options.Provider),
        ScalarType.Float32 => dense.Pointer<float>()[at].ToString(options.Format, options.Provider),
        _ => dense.Pointer<double>()[at].ToString(options.Format, options.Provider),
    };

    /// <summary>Positions between one index of a dimension and the next.</summary>
    internal long Stride(int dim) => dense.Strides[dim];

    public void Dispose() => dense.Release();
}
