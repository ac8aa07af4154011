using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>A convolution or a transposed one: output = Σ over channels and taps of weight · source (+ bias), as an implicit matrix product.</summary>
/// <remarks>
/// The matrix of patches never exists: a thread takes a tile of positions, copies its part of the source into planes, and multiplies
/// the patches from where they lie there. Vectors run over the output's channels (<see cref="CorrelationJob{TSimd, TVector, T, TRows}"/>) or, where
/// these are few, over positions (<see cref="NarrowCorrelationJob{TSimd, TVector, T}"/>). An output's sum is taken in the order of channels and taps,
/// whichever tile it is in.
/// </remarks>
internal unsafe struct Correlation<T> : IAnyWidth<T>
    where T : unmanaged, INumber<T>
{
    // Below this many multiplications a second thread costs more than it brings.
    private const long Worthwhile = 100_000;

    public AxisTaps Y, X;

    /// <summary>The batch, and how many independent products share the channels.</summary>
    public int Images, Groups;

    /// <summary>Channels of source and output in each group.</summary>
    public int Channels, Rows;

    /// <summary>[Images, Groups · Channels, Y.Source, X.Source].</summary>
    public T* Source;

    /// <summary>The weight of output row r, source channel c and tap k of group g is at g · GroupStep + r · RowStep + c · ChannelStep + k.</summary>
    public T* Weights;

    public long GroupStep, RowStep, ChannelStep;

    /// <summary>Null, or [Groups · Rows].</summary>
    public T* Bias;

    /// <summary>[Images, Groups · Rows, Y.Output, X.Output].</summary>
    public T* Output;

    /// <summary>Terms of all phases together.</summary>
    internal readonly long Terms => (long)Channels * Y.Taps.Length * X.Taps.Length;

    /// <summary>Whether so many output channels leave vectors of channels too empty; the axes are then to be split by the stride.</summary>
    internal static bool IsNarrow(int rows) => rows <= 3;

    public readonly void Run<TSimd, TVector, TRows>()
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where TRows : struct, IConstant
    {
        if (IsNarrow(Rows))
        {
            RunNarrow<TSimd, TVector>();
            return;
        }

        var columns = (Rows + TSimd.Count - 1) / TSimd.Count * TSimd.Count;
        var tiles = new PositionTiles(Images, Y.Positions, X.Positions, CorrelationJob<TSimd, TVector, T, TRows>.MostPositions(this, columns));
        var positions = (long)tiles.Images * tiles.Rows * X.Positions;
        using var lists = new Scratch((Terms + (2 * positions)) * sizeof(int));
        using var packed = new Scratch(((Terms + 1) * Groups * columns * sizeof(T)));
        var job = new CorrelationJob<TSimd, TVector, T, TRows>
        {
            Whole = this, Tiles = tiles, Planes = new PhasePlanes(Y, X, Channels, tiles.Rows), Columns = columns,
            Terms = (int*)lists.Data, Places = (int*)lists.Data + Terms, Targets = (int*)lists.Data + Terms + positions, Weights = (T*)packed.Data,
        };
        job.Locate();
        Panels(2 * TSimd.Count, TSimd.Count, job.Weights).Run();
        if (Bias != null)
        {
            job.Bias = job.Weights + (Terms * Groups * columns);
            for (var group = 0; group < Groups; group++)
            {
                var own = new Span<T>(job.Bias + ((long)group * columns), columns);
                own.Clear();
                new ReadOnlySpan<T>(Bias + ((long)group * Rows), Rows).CopyTo(own);
            }
        }

        WorkerPool.For((long)Groups * tiles.Count, Grain, ref job);
    }

    private readonly void RunNarrow<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
    {
        // The sums of a tile fill a quarter of a second-level cache at most.
        var most = Math.Clamp(32 * 1024 / Math.Max(1, Rows * X.Join), 64, 1024);
        var tiles = new PositionTiles(Images, Y.Positions, X.Positions, most);
        using var lists = new Scratch(Terms * sizeof(int));
        using var packed = new Scratch(Terms * Groups * Rows * sizeof(T));
        Panels(1, 1, (T*)packed.Data).Run();
        var job = new NarrowCorrelationJob<TSimd, TVector, T>(this, tiles, new PhasePlanes(Y, X, Channels, tiles.Rows), (int*)lists.Data, (T*)packed.Data);
        WorkerPool.For((long)Groups * tiles.Count, Grain, ref job);
    }

    private readonly PanelWeights<T> Panels(int width, int narrow, T* target) => new()
    {
        Y = Y, X = X, Groups = Groups, Channels = Channels, Rows = Rows, GroupStep = GroupStep, RowStep = RowStep, ChannelStep = ChannelStep,
        Width = width, Narrow = narrow, Weights = Weights, Target = target,
    };

    // Tiles for a thread at a time: all of them where the whole is little.
    private readonly long Grain => (double)Images * Groups * Rows * Y.Positions * X.Positions * Terms < Worthwhile ? long.MaxValue : 1;
}
