using System.Numerics;
using System.Runtime.CompilerServices;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>One multiplication in one vector width, cut into tasks that threads compute on their own.</summary>
/// <remarks>
/// The blocking is that of BLIS (Van Zee and van de Geijn, 2015), from the registers outwards: a tile of C in registers; a slice of a
/// panel of B, two vectors wide, packed into the first-level cache just before use; a block of A, as many rows as leave room in the
/// second-level cache, over which the panels pass. C is walked block by block, panel by panel, tile by tile; a task is a stretch of this
/// walk, so that the tasks are of one size whatever the shape, nothing is shared and nothing waits. While the tiles run, the part of B that
/// is packed next is fetched: a training step touches more than the nearer caches hold, and waiting for it cost a tenth.
/// Every number of C is summed in the same order wherever the cuts lie.
/// </remarks>
internal unsafe struct GemmJob<TSimd, TVector, T, TRows> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
    where TRows : struct, IConstant
{
    // The slice of B and a tile of A share a first-level cache of 32 KiB, or of 48 where vectors have 512 bits.
    private const int SliceBytes = 32 * 1024;
    private const int LongestSlice = 320;

    // A block's slice of A stays in half of a second-level cache of 512 KiB.
    private const int BlockBytes = 256 * 1024;

    // Below this many multiplications a second thread costs more than it brings.
    private const long Worthwhile = 100_000;

    // As many multiplications as a task should have, if every thread still gets one: others then make up for a thread that was held up.
    private const long TaskSize = 10_000_000;

    // Packing A pays when so many columns are computed with it.
    private const int PackFrom = 192;

    public int M, N, K;
    public T Alpha, Beta;
    public T* A, B, C, Bias;
    public long ARow, ACol, BRow, BCol, CRow;

    private Parts slices;
    private Parts blocks;
    private Parts tiles;
    private int panels;
    private long tasks;
    private T* packed;

    private static int Width => 2 * TSimd.Count;

    private static int MaxSlice => Math.Min(LongestSlice, SliceBytes / (Width * sizeof(T)));

    internal void Run()
    {
        slices = Parts.OfAtMost(K, MaxSlice);
        tiles = Parts.OfAtMost(M, TRows.Value);
        blocks = new Parts(tiles.Count, Parts.OfAtMost(M, BlockBytes / (Math.Max(64, slices.Length(0)) * sizeof(T))).Count);
        panels = (N + Width - 1) / Width;
        var size = (long)M * N * K;
        var threads = size < Worthwhile ? 1 : WorkerPool.Threads;
        tasks = Math.Min((long)tiles.Count * panels, threads * Math.Clamp(size / TaskSize / threads, 1, 8));
        if (N < PackFrom || K == 0)
        {
            WorkerPool.For(tasks, 1, ref this);
            return;
        }

        using var scratch = new Scratch((long)M * K * sizeof(T));
        packed = (T*)scratch.Data;
        var packing = new GemmRows<T> { Rows = M, Terms = K, Tiles = tiles, Slices = slices, A = A, ARow = ARow, ACol = ACol, Packed = packed };
        packing.Run();
        WorkerPool.For(tasks, 1, ref this);
    }

    [SkipLocalsInit]
    public readonly void Run(long start, long end)
    {
        var buffer = stackalloc byte[((MaxSlice + N14.Value) * Width * sizeof(T)) + 64];
        var slice = (T*)(((nuint)buffer + 63) & ~(nuint)63);
        var all = (long)tiles.Count * panels;
        var (from, to) = (all * start / tasks, all * end / tasks);
        for (var b = 0; b < blocks.Count; b++)
        {
            var above = (long)blocks.Start(b) * panels;
            var (x, y) = (Math.Max(from, above) - above, Math.Min(to, (long)blocks.Start(b + 1) * panels) - above);
            if (x < y)
            {
                Walk(blocks.Start(b), blocks.Length(b), x, y, slice);
            }
        }
    }

    // The tiles x to y of a block of `height` tiles, panel after panel.
    private readonly void Walk(int first, int height, long x, long y, T* slice)
    {
        var (left, right) = ((int)(x / height), (int)((y - 1) / height));
        for (var s = 0; s < slices.Count; s++)
        {
            for (var panel = left; panel <= right; panel++)
            {
                var top = panel == left ? (int)(x % height) : 0;
                var bottom = panel == right ? (int)((y - 1) % height) + 1 : height;
                var (nextSlice, next) = panel < right ? (s, panel + 1) : (s + 1, left);
                Panel(s, panel * Width, first + top, first + bottom, nextSlice, next * Width, slice);
            }
        }
    }

    private readonly void Panel(int s, int column, int top, int bottom, int nextSlice, int nextColumn, T* slice)
    {
        // In a last panel of at most one vector, two tiles at a time: as many sums under way as elsewhere.
        var columns = Math.Min(Width, N - column);
        var isNarrow = columns <= TSimd.Count;
        var width = isNarrow ? TSimd.Count : Width;
        var pace = isNarrow && packed == null && 2 * TRows.Value <= N14.Value ? 2 : 1;
        var kernels = isNarrow ? GemmTiles<TSimd, TVector, T, N1>.ByRows : GemmTiles<TSimd, TVector, T, N2>.ByRows;
        var (from, terms) = (slices.Start(s), slices.Length(s));
        var finish = s == 0
            ? new GemmFinish<T> { Alpha = Alpha, Beta = Beta, Accumulate = Beta != T.Zero, Bias = Bias == null ? null : Bias + column }
            : new GemmFinish<T> { Alpha = Alpha, Beta = T.One, Accumulate = true };
        GemmPack.Panel(B + (from * BRow) + (column * BCol), BRow, BCol, terms, columns, slice, width);
        var ahead = Ahead(nextSlice, nextColumn, bottom - top);
        for (var tile = top; tile < bottom; tile += pace)
        {
            var row = tiles.Start(tile);
            var rows = tiles.Start(Math.Min(tile + pace, bottom)) - row;
            ahead.Fetch(Math.Min(pace, bottom - tile));
            var a = packed == null ? A + (row * ARow) + (from * ACol) : packed + ((long)from * M) + ((long)row * terms);
            var (aRow, aStep) = packed == null ? (ARow, ACol) : (1, rows);
            var c = C + (row * CRow) + column;
            if (columns == width)
            {
                kernels[rows - 1](terms, a, aRow, aStep, slice, width, &finish, c, CRow);
            }
            else
            {
                // C cuts the panel off: the sums go beside C first, then the columns that exist into it.
                var sums = new GemmFinish<T> { Alpha = Alpha };
                var edge = slice + (MaxSlice * Width);
                kernels[rows - 1](terms, a, aRow, aStep, slice, width, &sums, edge, width);
                Merge(edge, width, rows, columns, finish, c);
            }
        }
    }

    private readonly GemmPrefetch<T> Ahead(int s, int column, int steps)
    {
        var columns = s == slices.Count ? 0 : Math.Min(Width, N - column);
        return new GemmPrefetch<T>(B + (slices.Start(s) * BRow) + (column * BCol), BRow, BCol, slices.Length(s), columns, steps);
    }

    private readonly void Merge(T* sums, int width, int rows, int columns, in GemmFinish<T> finish, T* c)
    {
        for (var r = 0; r < rows; r++, c += CRow, sums += width)
        {
            for (var j = 0; j < columns; j++)
            {
                var value = finish.Bias == null ? sums[j] : sums[j] + finish.Bias[j];
                c[j] = finish.Accumulate ? value + (finish.Beta * c[j]) : value;
            }
        }
    }
}
