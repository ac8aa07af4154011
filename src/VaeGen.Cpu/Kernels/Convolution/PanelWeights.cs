using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Brings the weights into panels of output channels, in the order in which a <see cref="CorrelationJob{TSimd, TVector, T, TRows}"/> reads them.</summary>
/// <remarks>For each phase of the output, group by group, panel by panel, the terms in the order of <see cref="PhasePlanes.Locate"/>, with all channels of the panel together.</remarks>
internal unsafe struct PanelWeights<T> : IRangeBody
    where T : unmanaged
{
    public AxisTaps Y, X;

    /// <summary>Channels of source and output in each group.</summary>
    public int Groups, Channels, Rows;

    /// <summary>The weight of output row r, source channel c and tap k of the first group is at r · RowStep + c · ChannelStep + k.</summary>
    public long GroupStep, RowStep, ChannelStep;

    /// <summary>Columns of a panel, and of a last one that needs no more.</summary>
    public int Width, Narrow;

    /// <summary>The weights as they lie, and as they are read.</summary>
    public T* Weights, Target;

    /// <summary>Output channels of a group, as many as its panels have columns.</summary>
    internal readonly int Columns => (Rows + Narrow - 1) / Narrow * Narrow;

    private readonly int Panels => (Rows + Width - 1) / Width;

    internal void Run() => WorkerPool.For((long)Groups * Panels, Math.Max(1, 16 * 1024 / ((long)Width * Channels * Y.Taps.Length * X.Taps.Length)), ref this);

    /// <summary>Works on panels.</summary>
    public readonly void Run(long start, long end)
    {
        for (var index = start; index < end; index++)
        {
            var (group, panel) = Math.DivRem(index, Panels);
            var first = (int)panel * Width;
            var (width, columns) = (Math.Min(Width, Columns - first), Math.Min(Width, Rows - first));
            var source = Weights + (group * GroupStep) + (first * RowStep);
            var done = 0L;
            for (var ry = 0; ry < Y.Join; ry++)
            {
                for (var rx = 0; rx < X.Join; rx++)
                {
                    var terms = (long)Channels * (Y.First[ry + 1] - Y.First[ry]) * (X.First[rx + 1] - X.First[rx]);
                    Phase(ry, rx, source, columns, Target + (((done * Groups) + (group * terms)) * Columns) + (terms * first), width);
                    done += terms;
                }
            }
        }
    }

    private readonly void Phase(int ry, int rx, T* source, int columns, T* target, int width)
    {
        for (var channel = 0; channel < Channels; channel++, source += ChannelStep)
        {
            for (var ty = Y.First[ry]; ty < Y.First[ry + 1]; ty++)
            {
                for (var tx = X.First[rx]; tx < X.First[rx + 1]; tx++, target += width)
                {
                    var weight = source + (Y.Taps[ty].Kernel * X.Taps.Length) + X.Taps[tx].Kernel;
                    for (var column = 0; column < width; column++, weight += RowStep)
                    {
                        target[column] = column < columns ? *weight : default;
                    }
                }
            }
        }
    }
}
