namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Along one axis, what each tap reads: output[Join · a + r] = Σ over the taps of phase r: source[Split · (a + Shift) + Phase] · w[Kernel].</summary>
/// <remarks>
/// In these terms a convolution and its transpose are one algorithm. The convolution splits its source by the stride, so that
/// neighbouring outputs read neighbouring elements of one phase; the transposed one joins its output from as many phases, each
/// with the taps that reach it.
/// </remarks>
internal sealed class AxisTaps
{
    /// <summary>For phase r of the output, its taps are those from <c>First[r]</c> up to <c>First[r + 1]</c>.</summary>
    internal readonly int[] First;

    internal readonly Tap[] Taps;

    /// <summary>For each phase of the source, its number among those that some tap reads, or −1.</summary>
    internal readonly int[] Plane;

    private AxisTaps(int split, int join, int source, int output, int kernel)
    {
        (Split, Join, Source, Output) = (split, join, source, output);
        Positions = (output + join - 1) / join;
        First = new int[join + 1];
        Taps = new Tap[kernel];
        Plane = new int[split];
    }

    internal int Split { get; }

    internal int Join { get; }

    /// <summary>Size of the source.</summary>
    internal int Source { get; }

    /// <summary>Size of the output.</summary>
    internal int Output { get; }

    /// <summary>How many values a takes.</summary>
    internal int Positions { get; }

    /// <summary>How many phases of the source are read.</summary>
    internal int Planes { get; private set; }

    /// <summary>The lowest shift.</summary>
    internal int MinShift { get; private set; }

    /// <summary>The highest shift less the lowest.</summary>
    internal int Span { get; private set; }

    /// <summary>From the large side to the small one.</summary>
    internal static AxisTaps Down(in ConvolutionAxis axis)
    {
        var taps = new AxisTaps(axis.Stride, 1, axis.Large, axis.Small, axis.Kernel);
        for (var k = 0; k < axis.Kernel; k++)
        {
            var at = (k * axis.Dilation) - axis.Padding;
            var shift = (int)Math.Floor((double)at / axis.Stride);
            taps.Taps[k] = new Tap(k, at - (shift * axis.Stride), shift);
        }

        taps.First[1] = axis.Kernel;
        return taps.Measured();
    }

    /// <summary>From the small side to the large one.</summary>
    internal static AxisTaps Up(in ConvolutionAxis axis)
    {
        var taps = new AxisTaps(1, axis.Stride, axis.Small, axis.Large, axis.Kernel);
        var count = 0;
        for (var r = 0; r < axis.Stride; r++)
        {
            taps.First[r] = count;
            for (var k = 0; k < axis.Kernel; k++)
            {
                var (shift, rest) = Math.DivRem(r + axis.Padding - (k * axis.Dilation), axis.Stride);
                if (rest == 0)
                {
                    taps.Taps[count++] = new Tap(k, 0, shift);
                }
            }
        }

        taps.First[axis.Stride] = count;
        return taps.Measured();
    }

    private AxisTaps Measured()
    {
        Array.Fill(Plane, -1);
        var (min, max) = (int.MaxValue, int.MinValue);
        foreach (var tap in Taps)
        {
            Plane[tap.Phase] = 0;
            (min, max) = (Math.Min(min, tap.Shift), Math.Max(max, tap.Shift));
        }

        (MinShift, Span) = (min, max - min);
        for (var phase = 0; phase < Split; phase++)
        {
            Plane[phase] = Plane[phase] < 0 ? -1 : Planes++;
        }

        return this;
    }

    /// <summary>One weight of the kernel and where it reads.</summary>
    internal readonly record struct Tap(int Kernel, int Phase, int Shift);
}
