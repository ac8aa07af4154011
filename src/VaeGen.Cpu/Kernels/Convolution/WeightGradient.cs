using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The gradient of a convolution's weights, from both its sides: w[s, l, tap] = Σ over images and positions of small[s] · large[l, where the tap reads].</summary>
/// <remarks>
/// A matrix product whose inner dimension is all positions. It is cut into chunks of tiles, whose partial sums are added in
/// their order at the end, and into blocks of the large side's channels: by sizes alone, so that no sum depends on the threads.
/// </remarks>
internal unsafe struct WeightGradient<T> : IAnyWidth<T>
    where T : unmanaged, INumber<T>
{
    // The sums of a cell stay in a quarter of a second-level cache of 512 KiB, beside its planes.
    private const int MostSums = 32 * 1024;

    // So many cells let eight threads share the work evenly; more would only make more sums to add up.
    private const int Enough = 16;

    // Below this many multiplications a second thread costs more than it brings.
    private const long Worthwhile = 100_000;

    public ConvolutionGeometry Geometry;

    /// <summary>Both sides; the large one is read as by a convolution.</summary>
    public T* Large, Small;

    /// <summary>[groups · SmallChannels, LargeChannels, taps].</summary>
    public T* Output;

    public readonly void Run<TSimd, TVector, TRows>()
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where TRows : struct, IConstant
    {
        var g = Geometry;
        AxisTaps y = AxisTaps.Down(g.Y, isSplit: false), x = AxisTaps.Down(g.X, isSplit: false);
        var pitch = (g.SmallChannels + TSimd.Count - 1) / TSimd.Count * TSimd.Count;
        var rows = g.LargeChannels * g.Taps;
        var blocks = new Parts(g.LargeChannels, Math.Min(g.LargeChannels, Parts.OfAtMost(checked(rows * pitch), MostSums).Count));
        var most = WeightGradientJob<TSimd, TVector, T, TRows>.MostPositions(g, blocks.Length(0));
        var tiles = new PositionTiles(g.Images, g.Y.Small, g.X.Small, most);
        var chunks = new Parts(tiles.Count, Math.Clamp(Enough / (blocks.Count * g.Groups), 1, tiles.Count));
        var positions = (long)tiles.Images * tiles.Rows * g.X.Small;
        using var lists = new Scratch((positions + rows) * sizeof(int));
        using var sums = new Scratch((long)chunks.Count * g.Groups * rows * pitch * sizeof(T));
        var job = new WeightGradientJob<TSimd, TVector, T, TRows>
        {
            Geometry = g, Y = y, X = x, Tiles = tiles, Blocks = blocks, Chunks = chunks, Large = Large, Small = Small,
            Pitch = pitch, Positions = (int*)lists.Data, Targets = (int*)lists.Data + positions, Sums = (T*)sums.Data,
        };
        var isLittle = (double)g.Weights * g.Images * g.Y.Small * g.X.Small < Worthwhile;
        job.Locate();
        WorkerPool.For((long)g.Groups * blocks.Count * chunks.Count, isLittle ? long.MaxValue : 1, ref job);

        var gather = new WeightSums<T> { Sums = job.Sums, Output = Output, Chunks = chunks.Count, Groups = g.Groups, Rows = rows, Columns = g.SmallChannels, Pitch = pitch };
        WorkerPool.For((long)g.Groups * rows, WeightSums<T>.Grain, ref gather);
    }
}
