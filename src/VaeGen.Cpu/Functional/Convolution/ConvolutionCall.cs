using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Convolution;

namespace VaeGen.Cpu.Functional;

/// <summary>A call of one of the convolutions: checks what it was given, and brings every case to two dimensions with a batch.</summary>
/// <param name="dimensions">Spatial dimensions: 1 or 2.</param>
/// <param name="transposed">Whether the convolution runs from its small side to its large one.</param>
/// <param name="input">[batch, channels, *size] or [channels, *size].</param>
/// <param name="weight">[out, in / groups, *kernel]; transposed [in, out / groups, *kernel].</param>
/// <param name="bias">Null, or [out].</param>
/// <param name="groups">How many parts the channels are divided into.</param>
internal readonly ref struct ConvolutionCall(int dimensions, bool transposed, TensorImpl input, TensorImpl weight, TensorImpl? bias, long groups)
{
    private string Name => $"conv{(transposed ? "_transpose" : "")}{dimensions}d";

    /// <summary>The convolution whose padding is given as zeros before and after.</summary>
    internal TensorImpl Run(ReadOnlySpan<long> stride, ReadOnlySpan<long> padding, ReadOnlySpan<long> dilation, ReadOnlySpan<long> outputPadding)
    {
        CheckShapes();
        Span<ConvolutionAxis> axes = stackalloc ConvolutionAxis[2];
        axes[0] = new ConvolutionAxis(1, 1, 1, 1, 0, 1);
        for (var d = 0; d < dimensions; d++)
        {
            var (s, p, step, extra) = (At(stride, d, "stride"), At(padding, d, "padding"), At(dilation, d, "dilation"), At(outputPadding, d, "output_padding"));
            Errors.Check(s > 0, $"{Name}: non-positive stride is not supported, got a stride of {s}");
            Errors.Check(step > 0, $"{Name}: dilation should be greater than zero, got a dilation of {step}");
            Errors.Check(p >= 0, $"{Name}: negative padding is not supported, got a padding of {p}");
            axes[2 - dimensions + d] = transposed ? Up(d, s, p, step, extra) : Down(d, s, p, p, step);
        }

        return Run(axes[0], axes[1]);
    }

    /// <summary>The convolution whose output is as large as its input.</summary>
    internal TensorImpl RunSame(ReadOnlySpan<long> stride, ReadOnlySpan<long> dilation)
    {
        CheckShapes();
        Span<ConvolutionAxis> axes = stackalloc ConvolutionAxis[2];
        axes[0] = new ConvolutionAxis(1, 1, 1, 1, 0, 1);
        for (var d = 0; d < dimensions; d++)
        {
            Errors.Check(At(stride, d, "stride") == 1, $"padding='same' is not supported for strided convolutions");
            var step = At(dilation, d, "dilation");
            Errors.Check(step > 0, $"{Name}: dilation should be greater than zero, got a dilation of {step}");
            var total = step * (weight.Sizes[2 + d] - 1);
            axes[2 - dimensions + d] = Down(d, 1, total / 2, total - (total / 2), step);
        }

        return Run(axes[0], axes[1]);
    }

    private TensorImpl Run(ConvolutionAxis y, ConvolutionAxis x)
    {
        using var temp = new Temporaries();
        var isBatched = input.Rank == dimensions + 2;
        var images = isBatched ? input.Sizes[0] : 1;
        var (own, other) = (checked((int)(weight.Sizes[0] / groups)), checked((int)weight.Sizes[1]));
        var geometry = new ConvolutionGeometry(checked((int)images), checked((int)groups), other, own, y, x);
        var (height, width) = transposed ? (y.Small, x.Small) : (y.Large, x.Large);
        var source = input;
        var kernels = weight;
        if (dimensions == 1 || !isBatched)
        {
            source = temp.Own(Ops.Reshape(input, [images, input.Sizes[isBatched ? 1 : 0], height, width]));
        }

        if (dimensions == 1)
        {
            kernels = temp.Own(Ops.Reshape(weight, [weight.Sizes[0], other, 1, x.Kernel]));
        }

        var result = transposed ? ConvolutionOp.Up(source, kernels, bias, geometry) : ConvolutionOp.Down(source, kernels, bias, geometry);
        if (dimensions == 2 && isBatched)
        {
            return result;
        }

        var sizes = temp.Own(result).Sizes;
        return Ops.Reshape(result, (isBatched, dimensions) switch
        {
            (true, _) => [sizes[0], sizes[1], sizes[3]],
            (false, 1) => [sizes[1], sizes[3]],
            _ => [sizes[1], sizes[2], sizes[3]],
        });
    }

    private ConvolutionAxis Down(int d, long stride, long before, long after, long dilation)
    {
        var (size, kernel) = (input.Sizes[input.Rank - dimensions + d], weight.Sizes[2 + d]);
        var reach = (dilation * (kernel - 1)) + 1;
        var padded = size + before + after;
        Errors.Check(
            padded >= reach,
            $"{Name}: Calculated padded input size per channel: ({padded}). Kernel size: ({reach}). Kernel size can't be greater than actual input size: input of shape {Shapes.Text(input.Sizes)}, weight of shape {Shapes.Text(weight.Sizes)}");
        return Axis(size, ((padded - reach) / stride) + 1, kernel, stride, before, dilation);
    }

    private ConvolutionAxis Up(int d, long stride, long padding, long dilation, long extra)
    {
        var (size, kernel) = (input.Sizes[input.Rank - dimensions + d], weight.Sizes[2 + d]);
        Errors.Check(extra >= 0, $"{Name}: negative output_padding is not supported, got {extra}");
        Errors.Check(
            extra < stride || extra < dilation,
            $"output padding must be smaller than either stride or dilation, but got output_padding {extra}, stride {stride} and dilation {dilation}");
        var large = ((size - 1) * stride) - (2 * padding) + (dilation * (kernel - 1)) + extra + 1;
        Errors.Check(
            large > 0,
            $"{Name}: Given input of shape {Shapes.Text(input.Sizes)} and weight of shape {Shapes.Text(weight.Sizes)}, the calculated output size {large} in dimension {d} is too small");
        return Axis(large, size, kernel, stride, padding, dilation);
    }

    private static ConvolutionAxis Axis(long large, long small, long kernel, long stride, long padding, long dilation) => checked(
        new((int)large, (int)small, (int)kernel, (int)stride, (int)padding, (int)dilation));

    private long At(ReadOnlySpan<long> values, int d, string what)
    {
        Errors.Check(
            values.Length == 1 || values.Length == dimensions,
            $"{Name}: expected {what} to be a single integer value or a list of {dimensions} values to match the convolution dimensions, but got {what}={Shapes.Text(values.ToArray())}");
        return values[values.Length == 1 ? 0 : d];
    }

    private void CheckShapes()
    {
        var rank = dimensions + 1;
        Errors.Check(
            input.Rank == rank || input.Rank == rank + 1,
            $"Expected {rank}D (unbatched) or {rank + 1}D (batched) input to {Name}, but got input of size: {Shapes.Text(input.Sizes)}");
        Errors.Check(
            weight.Rank == rank + 1,
            $"{Name}: expected a weight of {rank + 1} dimensions, but got the weight {Shapes.Text(weight.Sizes)} for the input {Shapes.Text(input.Sizes)}");
        Errors.Check(
            DTypes.IsFloating(input.DType) && input.DType == weight.DType && (bias is null || bias.DType == input.DType),
            $"{Name}: expected input, weight and bias of one real type, but got {DTypes.Name(input.DType)}, {DTypes.Name(weight.DType)} and {DTypes.Name((bias ?? weight).DType)}");
        Errors.Check(groups > 0, $"{Name}: non-positive groups is not supported, got {groups} groups");
        Errors.Check(
            weight.Sizes[0] >= groups && weight.Sizes[0] % groups == 0,
            $"Given groups={groups}, expected weight to be divisible by {groups} at dimension 0, but got weight of size {Shapes.Text(weight.Sizes)} instead, for an input of size {Shapes.Text(input.Sizes)}");
        for (var d = 2; d < weight.Rank; d++)
        {
            Errors.Check(weight.Sizes[d] > 0, $"{Name}: a kernel of no elements is not supported: weight {Shapes.Text(weight.Sizes)}, input {Shapes.Text(input.Sizes)}");
        }

        var channels = input.Sizes[input.Rank - rank];
        var expected = transposed ? weight.Sizes[0] : weight.Sizes[1] * groups;
        Errors.Check(
            channels == expected,
            $"Given {(transposed ? "transposed=1" : $"groups={groups}")}, weight of size {Shapes.Text(weight.Sizes)}, expected input{Shapes.Text(input.Sizes)} to have {expected} channels, but got {channels} channels instead");
        var outputs = transposed ? weight.Sizes[1] * groups : weight.Sizes[0];
        Errors.Check(
            bias is null || (bias.Rank == 1 && bias.Sizes[0] == outputs),
            $"Given {(transposed ? "transposed=1, " : "")}weight of size {Shapes.Text(weight.Sizes)}, expected bias to be 1-dimensional with {outputs} elements, but got bias of size {Shapes.Text((bias ?? weight).Sizes)} instead");
    }
}
