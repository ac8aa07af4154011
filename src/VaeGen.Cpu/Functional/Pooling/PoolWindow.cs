using VaeGen.Cpu.Kernels.Pooling;

namespace VaeGen.Cpu.Functional.Pooling;

/// <summary>The windows that a caller asked for, one number a dimension, checked against an input.</summary>
internal readonly ref struct PoolWindow
{
    internal required string Name { get; init; }

    /// <summary>How many of the input's last dimensions are pooled: 1 or 2.</summary>
    internal required int Dimensions { get; init; }

    internal required ReadOnlySpan<long> Kernel { get; init; }

    internal ReadOnlySpan<long> Stride { get; init; }

    internal ReadOnlySpan<long> Padding { get; init; }

    internal ReadOnlySpan<long> Dilation { get; init; }

    internal bool Ceil { get; init; }

    internal PoolPlanes Over(TensorImpl input)
    {
        CheckInput(Name, Dimensions, input);
        var rank = input.Rank;
        var columns = Axis(Dimensions - 1, input);
        var rows = Dimensions == 1 ? PoolAxis.Sliding(1, 1, 1, 0, 1, ceil: false) : Axis(0, input);
        Errors.Check(
            rows.Output > 0 && columns.Output > 0,
            $"{Name}: the input of shape {Shapes.Text(input.Sizes)} would give an output of {rows.Output} x {columns.Output}: Output size is too small for the kernel {Shapes.Text(Kernel)}");
        return new PoolPlanes(Shapes.Count(input.Sizes.AsSpan(0, rank - Dimensions)), rows, columns);
    }

    internal static PoolPlanes Adaptive(string name, int dimensions, TensorImpl input, ReadOnlySpan<long> output)
    {
        CheckInput(name, dimensions, input);
        Errors.Check(output.Length == dimensions, $"{name}: output_size must have {dimensions} elements, but got {Shapes.Text(output)}");
        foreach (var size in output)
        {
            Errors.Check(size >= 0, $"{name}: elements of output_size must be greater than or equal to 0, but got {Shapes.Text(output)}");
        }
        var rank = input.Rank;
        return new PoolPlanes(
            Shapes.Count(input.Sizes.AsSpan(0, rank - dimensions)),
            dimensions == 1 ? PoolAxis.Adaptive(1, 1) : PoolAxis.Adaptive(input.Sizes[rank - 2], output[0]),
            PoolAxis.Adaptive(input.Sizes[rank - 1], output[^1]));
    }

    private PoolAxis Axis(int index, TensorImpl input)
    {
        long kernel = Value("kernel_size", Kernel, index, 0), stride = Value("stride", Stride, index, kernel);
        long padding = Value("padding", Padding, index, 0), dilation = Value("dilation", Dilation, index, 1);
        Errors.Check(kernel > 0, $"{Name}: kernel size should be greater than zero, but got {Shapes.Text(Kernel)}");
        Errors.Check(stride > 0, $"{Name}: stride should be greater than zero, but got {Shapes.Text(Stride)}");
        Errors.Check(dilation > 0, $"{Name}: dilation should be greater than zero, but got {Shapes.Text(Dilation)}");
        Errors.Check(padding >= 0, $"{Name}: pad must be non-negative, but got pad: {padding}");
        Errors.Check(
            padding <= ((dilation * (kernel - 1)) + 1) / 2,
            $"{Name}: pad should be at most half of effective kernel size, but got pad={padding}, kernel_size={kernel} and dilation={dilation}");
        return PoolAxis.Sliding(input.Sizes[input.Rank - Dimensions + index], kernel, stride, padding, dilation, Ceil);
    }

    // One number may stand for all dimensions.
    private long Value(string what, ReadOnlySpan<long> values, int index, long missing)
    {
        Errors.Check(values.Length == 0 || values.Length == 1 || values.Length == Dimensions, $"{Name}: {what} must be one number or {Dimensions}, but got {Shapes.Text(values)}");
        return values.Length == 0 ? missing : values.Length == 1 ? values[0] : values[index];
    }

    private static void CheckInput(string name, int dimensions, TensorImpl input)
    {
        Errors.Check(DTypes.IsFloating(input.DType), $"{name} is not implemented for '{DTypes.Name(input.DType)}': expected real numbers");
        Errors.Check(
            (input.Rank == dimensions + 1 || input.Rank == dimensions + 2) && Shapes.Count(input.Sizes.AsSpan(input.Rank - dimensions - 1)) > 0,
            $"{name}: Expected a {dimensions + 1}D or {dimensions + 2}D input that is empty in nothing but its batch, but got the shape {Shapes.Text(input.Sizes)}");
    }
}
