using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolution layers share: their sizes, weight [out, in / groups, *kernel] (transposed [in, out / groups, *kernel]) and bias [out].</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
#pragma warning disable CA2213 // The base class disposes of everything that is registered.
    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;
#pragma warning restore CA2213

    /// <summary>The padding as <see cref="nn.functional.pad(Tensor, long[], PaddingModes, double)"/> takes it: before and after, from the last dimension to the first.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    // The draws come in PyTorch's order, the weight's before the bias's, so that a seed gives the weights it gives there.
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        if (transposed && padding_mode != PaddingModes.Zeros)
        {
            throw new ArgumentException($"{name} pads with zeros only, not with {padding_mode}.", nameof(padding_mode));
        }

        if (groups <= 0 || in_channels % groups != 0 || out_channels % groups != 0)
        {
            throw new ArgumentException($"{name}: {in_channels} input and {out_channels} output channels cannot be divided into {groups} groups.", nameof(groups));
        }

        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        if (padding_type is { } type)
        {
            SetPadding(type);
        }
        else
        {
            SetPadding(padding ?? new long[kernel_size.Length]);
        }

        long[] sizes = transposed ? [in_channels, out_channels / groups, .. kernel_size] : [out_channels, in_channels / groups, .. kernel_size];
        weight = new Parameter(empty(sizes, device: device, dtype: dtype));
        if (bias)
        {
            this.bias = new Parameter(empty(out_channels, device: device, dtype: dtype));
        }

        reset_parameters();
    }

    public Parameter? bias
    {
        get => _bias;
        set
        {
            if (ReferenceEquals(_bias, value))
            {
                return;
            }

            _bias?.Dispose();
            value?.DetachFromDisposeScope();
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public Parameter weight
    {
        get => _weight!;
        set
        {
            ArgumentNullException.ThrowIfNull(value, nameof(weight));
            if (ReferenceEquals(_weight, value))
            {
                return;
            }

            _weight?.Dispose();
            value.DetachFromDisposeScope();
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    /// <summary>The padding by name, if it was given so.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>The padding on both sides of each axis; null where it has a name.</summary>
    public long[]? padding { get; private set; }

    public PaddingModes padding_mode { get; set; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    /// <summary>Draws weight and bias anew, uniformly within ± 1 / √(inputs of an output).</summary>
    public void reset_parameters()
    {
        nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is not null)
        {
            var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
            if (fanIn != 0)
            {
                var bound = 1 / Math.Sqrt(fanIn);
                nn.init.uniform_(bias, -bound, bound);
            }
        }
    }

    public void SetPadding(long[] padding)
    {
        padding_type = null;
        this.padding = padding;
        _reversed_padding_repeated_twice = [.. padding.AsEnumerable().Reverse().SelectMany(static size => new[] { size, size })];
    }

    /// <exception cref="ArgumentException">The layer is transposed, or its output cannot be as large as its input because its stride is not 1.</exception>
    public void SetPadding(Padding padding)
    {
        if (transposed)
        {
            throw new ArgumentException($"{GetName()}: a transposed convolution takes its padding in numbers.", nameof(padding));
        }

        if (padding == Padding.Same && stride.Any(static step => step != 1))
        {
            throw new ArgumentException($"padding='same' is not supported for strided convolutions: the stride is [{string.Join(", ", stride)}].", nameof(padding));
        }

        this.padding = null;
        padding_type = padding;
        _reversed_padding_repeated_twice = new long[kernel_size.Length * 2];
        for (var d = 0; padding == Padding.Same && d < kernel_size.Length; d++)
        {
            var total = dilation[d] * (kernel_size[d] - 1);
            var last = kernel_size.Length - 1 - d;
            _reversed_padding_repeated_twice[2 * last] = total / 2;
            _reversed_padding_repeated_twice[(2 * last) + 1] = total - (total / 2);
        }
    }

    /// <summary>Whether the input is [batch, in_channels, *size] or [in_channels, *size].</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var sizes = input.shape;
        return (sizes.Length == dimensions + 2 && sizes[1] == in_channels) || (sizes.Length == dimensions + 1 && sizes[0] == in_channels);
    }

    private protected void CheckInput(Tensor input, int dimensions)
    {
        if (!ValidateShape(input, dimensions))
        {
            throw new ArgumentException(
                $"Expected {dimensions + 1}D (unbatched) or {dimensions + 2}D (batched) input with {in_channels} channels to {GetName()}, but got input of size [{string.Join(", ", input.shape)}] for the weight [{string.Join(", ", weight.shape)}].",
                nameof(input));
        }
    }
}
