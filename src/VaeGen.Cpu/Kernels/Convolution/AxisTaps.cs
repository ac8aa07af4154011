namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Along one axis, what each tap reads: output[Join · a + r] = Σ over the taps of phase r: source[Split · (Step · a + Shift) + Phase] · w[Kernel].</summary>
/// <remarks>
/// In these terms a convolution and its transpose are one algorithm. The convolution reads its source in steps of the stride, or, where
/// neighbouring outputs should read neighbouring elements, splits it into as many phases; the transposed one joins its output from
/// as many phases, each with the taps that reach it.
/// </remarks>
internal sealed class AxisTaps
{
    /// <summary>For phase r of the output, its taps are those from <c>First[r]</c> up to <c>First[r + 1]</c>.</summary>
    internal readonly int[] First;

    internal readonly Tap[] Taps;

    /// <summary>For each phase of the source, its number among those that some tap reads, or −1.</summary>
    internal readonly int[] Plane;

    private AxisTaps(int split, int step, int join, int source, int output, int kernel)
    {
        (Split, Step, Join, Source, Output) = (split, step, join, source, output);
        Positions = (output + join - 1) / join;
        First = new int[join + 1];
        Taps = new Tap[kernel];
        Plane = new int[split];
    }

    internal int Split { get; }

    internal int Step { get; }

    internal int Join { get; }

    /// <summary>Size of the source.</summary>
    internal int Source { get; }

    /// <summary>Size of the output.</summary>
    internal int Output { get; }

    /// <summary>How many values a takes.</summary>
    internal int Positions { get; }

    /// <summary>How many of a plane's elements so many neighbouring positions reach over.</summary>
    internal int Reach(int positions) => (Step * (positions - 1)) + 1 + Span;

    /// <summary>How many phases of the source are read.</summary>
    internal int Planes { get; private set; }

    /// <summary>The lowest shift.</summary>
    internal int MinShift { get; private set; }

    /// <summary>The highest shift less the lowest.</summary>
    internal int Span { get; private set; }

    /// <summary>From the large side to the small one.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="isSplit">Whether the source is split by the stride or read in steps of it.</param>
    internal static AxisTaps Down(in ConvolutionAxis axis, bool isSplit)
    {
        var (split, step) = isSplit ? (axis.Stride, 1) : (1, axis.Stride);
        var taps = new AxisTaps(split, step, 1, axis.Large, axis.Small, axis.Kernel);
        for (var k = 0; k < axis.Kernel; k++)
        {
            var at = (k * axis.Dilation) - axis.Padding;
            var shift = (int)Math.Floor((double)at / split);
            taps.Taps[k] = new Tap(k, at - (shift * split), shift);
        }

        taps.First[1] = axis.Kernel;
        return taps.Measured();
    }

    /// <summary>From the small side to the large one.</summary>
    internal static AxisTaps Up(in ConvolutionAxis axis)
    {
        var taps = new AxisTaps(1, 1, axis.Stride, axis.Small, axis.Large, axis.Kernel);
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
