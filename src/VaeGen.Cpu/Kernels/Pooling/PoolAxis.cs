namespace VaeGen.Cpu.Kernels.Pooling;

/// <summary>Along one dimension, which inputs every output looks at.</summary>
internal readonly struct PoolAxis
{
    private readonly long kernel, stride, padding, dilation;

    private PoolAxis(long input, long output, long kernel, long stride, long padding, long dilation)
    {
        Input = input;
        Output = output;
        (this.kernel, this.stride, this.padding, this.dilation) = (kernel, stride, padding, dilation);
    }

    internal long Input { get; }

    internal long Output { get; }

    /// <summary>The step from one input of a window to the next.</summary>
    internal long Step => dilation;

    // A kernel of no length marks windows that divide the input evenly.
    private bool IsAdaptive => kernel == 0;

    /// <summary>Windows of one size at equal distances; the last may hang over the end where <paramref name="ceil"/> says so, if it starts inside.</summary>
    internal static PoolAxis Sliding(long input, long kernel, long stride, long padding, long dilation, bool ceil)
    {
        var room = input + (2 * padding) - (dilation * (kernel - 1)) - 1 + (ceil ? stride - 1 : 0);
        var output = (room >= 0 ? room / stride : -1) + 1;
        if (ceil && (output - 1) * stride >= input + padding)
        {
            output--;
        }
        return new PoolAxis(input, output, kernel, stride, padding, dilation);
    }

    /// <summary>As many windows as asked for, from ⌊o·n / m⌋ to ⌈(o + 1)·n / m⌉.</summary>
    internal static PoolAxis Adaptive(long input, long output) => new(input, output, 0, 0, 0, 1);

    /// <summary>The first input of a window and the end after its last.</summary>
    internal (long Start, long End) Window(long output)
    {
        if (IsAdaptive)
        {
            return (output * Input / Output, (((output + 1) * Input) + Output - 1) / Output);
        }
        var start = (output * stride) - padding;
        var end = Math.Min(start + (dilation * (kernel - 1)) + 1, Input);
        if (start < 0)
        {
            start += (-start + dilation - 1) / dilation * dilation;
        }
        return (start, end);
    }

    /// <summary>What the window counts in a mean: its inputs, or its padding too.</summary>
    internal long Extent(long output, bool withPadding)
    {
        if (!withPadding || IsAdaptive)
        {
            var (first, last) = Window(output);
            return last - first;
        }
        var start = (output * stride) - padding;
        return Math.Min(start + kernel, Input + padding) - start;
    }
}
