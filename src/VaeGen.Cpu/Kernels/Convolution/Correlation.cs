using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>A convolution or a transposed one: output = Σ over channels and taps of weight · source (+ bias), as an implicit matrix product.</summary>
/// <remarks>
/// The matrix of patches never exists: a thread takes a tile of positions, splits its part of the source into planes, and for each
/// phase of the output packs slice after slice of the taps' rows, one panel of two vectors' width at a time, for the micro-kernel.
/// The rows of A are the weights, copied together tile by tile: a slice of them streams from the second-level cache while a panel's
/// slice stays in the first. With only a few rows nothing is packed at all.
/// The sums of a tile stand in a buffer until its last slice; from there they go to the output, with the bias, and the phases of
/// a transposed convolution alternating. An output's sum is taken in the order of channels and taps, whichever tile it is in.
/// </remarks>
internal unsafe struct Correlation<T> : IAnyWidth<T>
    where T : unmanaged, INumber<T>
{
    public AxisTaps Y, X;

    /// <summary>The batch, and how many independent products share the channels.</summary>
    public int Images, Groups;

    /// <summary>Channels of source and output in each group.</summary>
    public int Channels, Rows;

    /// <summary>[Images, Groups · Channels, Y.Source, X.Source].</summary>
    public T* Source;

    /// <summary>One matrix [Groups · Rows, Channels · taps] for each phase of the output.</summary>
    public T* Weights;

    /// <summary>Null, or [Groups · Rows].</summary>
    public T* Bias;

    /// <summary>[Images, Groups · Rows, Y.Output, X.Output].</summary>
    public T* Output;

    public readonly void Run<TSimd, TVector, TRows>()
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where TRows : struct, IConstant
    {
        // The sums of a tile fill a quarter of a second-level cache at most.
        var most = Math.Clamp(32 * 1024 / Math.Max(1, Rows * X.Join), 64, 1024);
        var tiles = new PositionTiles(Images, Y.Positions, X.Positions, most);
        var planes = new PhasePlanes(Y, X, Channels, tiles.Rows);
        using var offsets = new Scratch((long)Channels * Y.Taps.Length * X.Taps.Length * sizeof(int));
        var job = new CorrelationJob<TSimd, TVector, T, TRows>(this, tiles, planes, (int*)offsets.Data);
        using var packed = new Scratch((long)Groups * Rows * Channels * Y.Taps.Length * X.Taps.Length * sizeof(T));
        job.PackWeights((T*)packed.Data);
        WorkerPool.For((long)Groups * tiles.Count, job.Grain, ref job);
    }
}
