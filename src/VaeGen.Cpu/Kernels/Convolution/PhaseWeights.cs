using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Brings the weights [groups · small, large, taps] into the order in which a transposed convolution reads them: for each phase [groups · large, small · its taps].</summary>
internal unsafe struct PhaseWeights<T> : IRangeBody
    where T : unmanaged
{
    public ConvolutionGeometry Geometry;
    public AxisTaps Y, X;
    public T* Weights, Target;

    /// <summary>Works on rows of the result: a group's channel of the large side each.</summary>
    public readonly void Run(long start, long end)
    {
        var (small, large, kernels) = (Geometry.SmallChannels, Geometry.LargeChannels, Geometry.Taps);
        var rows = (long)Geometry.Groups * large;
        for (var row = start; row < end; row++)
        {
            var (group, channel) = Math.DivRem(row, large);
            var source = Weights + (((group * small * large) + channel) * kernels);
            var done = 0L;
            for (var ry = 0; ry < Y.Join; ry++)
            {
                for (var rx = 0; rx < X.Join; rx++)
                {
                    var (fromY, toY, fromX, toX) = (Y.First[ry], Y.First[ry + 1], X.First[rx], X.First[rx + 1]);
                    var terms = (long)small * (toY - fromY) * (toX - fromX);
                    var target = Target + (done * rows) + (row * terms);
                    for (var other = 0; other < small; other++)
                    {
                        var kernel = source + ((long)other * large * kernels);
                        for (var ty = fromY; ty < toY; ty++)
                        {
                            for (var tx = fromX; tx < toX; tx++)
                            {
                                *target++ = kernel[(Y.Taps[ty].Kernel * Geometry.X.Kernel) + X.Taps[tx].Kernel];
                            }
                        }
                    }

                    done += terms;
                }
            }
        }
    }
}
