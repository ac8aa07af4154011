using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>Copies A into the order in which the tiles read it: slice by slice of k, tile by tile, term by term.</summary>
/// <remarks>
/// A tile then is one stretch of memory. Rows that lie a power of two apart, as those of a matrix of 1024 columns, would fall on the same
/// few lines of the first-level cache and drive each other out of it.
/// </remarks>
internal unsafe struct GemmRows<T> : IRangeBody
    where T : unmanaged
{
    // Numbers that are worth a chunk of their own.
    private const int Grain = 1 << 14;

    public int Rows, Terms;
    public Parts Tiles, Slices;
    public T* A, Packed;
    public long ARow, ACol;

    internal void Run() => WorkerPool.For(Tiles.Count, Math.Max(1, (long)Grain * Tiles.Count / ((long)Rows * Terms)), ref this);

    public readonly void Run(long start, long end)
    {
        for (var s = 0; s < Slices.Count; s++)
        {
            var (from, terms) = (Slices.Start(s), Slices.Length(s));
            for (var tile = (int)start; tile < end; tile++)
            {
                var (top, rows) = (Tiles.Start(tile), Tiles.Length(tile));
                GemmPack.Panel(A + (top * ARow) + (from * ACol), ACol, ARow, terms, rows, Packed + ((long)from * Rows) + ((long)top * terms), rows);
            }
        }
    }
}
