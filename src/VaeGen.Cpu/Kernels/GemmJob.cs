using System.Numerics;
using System.Runtime.CompilerServices;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>One multiplication in one vector width, cut into cells that threads compute on their own.</summary>
/// <remarks>
/// A cell is a block of rows of C by one panel of two vectors' width. Its thread packs the panel's part of B, a slice of k at a time,
/// into a buffer that fits the first-level cache, and runs the block's tiles over it while A streams from the second level: what BLIS
/// calls the macro-kernel, with B packed just before use, so that nothing is shared and nothing waits. While the tiles run, the part
/// of B that is packed next is fetched: a training step touches more than the nearer caches hold, and waiting for it cost a tenth. Every number of C is summed in the same order wherever the cell boundaries lie.
/// </remarks>
internal unsafe struct GemmJob<TSimd, TVector, T, TRows> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
    where TRows : struct, IConstant
{
    // The slice of B and a tile of A share 32 KiB of first-level cache.
    private const int MaxSlice = 320;

    // A block's slice of A stays in half of a second-level cache of 512 KiB.
    private const int BlockBytes = 256 * 1024;

    // Below this many multiplications a second thread costs more than it brings.
    private const long Worthwhile = 100_000;

    public int M, N, K;
    public T Alpha, Beta;
    public T* A, B, C, Bias;
    public long ARow, ACol, BRow, BCol, CRow;

    private int slices;
    private int blocks;
    private int panels;
    private long whole;
    private long count;
    private int parts;
    private int threads;

    private static int Width => 2 * TSimd.Count;

    internal void Run()
    {
        slices = Math.Max(1, (K + MaxSlice - 1) / MaxSlice);
        var rows = BlockBytes / (Math.Max(64, (K + slices - 1) / slices) * sizeof(T));
        blocks = (M + rows - 1) / rows;
        panels = (N + Width - 1) / Width;
        var cells = (long)blocks * panels;
        threads = (long)M * N * K < Worthwhile ? 1 : WorkerPool.Threads;

        // Every thread gets the same number of whole cells; the few that remain are cut into as many parts as give each thread one.
        var rest = (int)(cells % threads);
        whole = cells - rest;
        parts = rest == 0 ? 1 : (threads + rest - 1) / rest;
        count = whole + (rest * (long)parts);
        if (threads == 1)
        {
            Run(0, count);
        }
        else
        {
            WorkerPool.For(count, 1, ref this);
        }
    }

    [SkipLocalsInit]
    public readonly void Run(long start, long end)
    {
        var buffer = stackalloc byte[((MaxSlice + N14.Value) * Width * sizeof(T)) + 64];
        var slice = (T*)(((nuint)buffer + 63) & ~(nuint)63);
        for (var task = start; task < end; task++)
        {
            var (cell, pieces, part) = Place(task);
            var piece = ((int)(cell / panels) * pieces) + part;

            // Tasks are claimed in order: the one that this thread is likely to do next is as many further as there are threads.
            var next = task + threads < count ? (int)(Place(task + threads).Cell % panels) * Width : -1;
            Cell(Cut(M, blocks * pieces, piece), Cut(M, blocks * pieces, piece + 1), (int)(cell % panels) * Width, next, slice);
        }
    }

    private readonly (long Cell, int Pieces, int Part) Place(long task)
        => task < whole ? (task, 1, 0) : (whole + ((task - whole) / parts), parts, (int)((task - whole) % parts));

    // Where piece number `piece` of `pieces` begins: as even as whole tiles allow.
    private static int Cut(int rows, int pieces, int piece)
    {
        var tiles = (rows + TRows.Value - 1) / TRows.Value;
        return (int)Math.Min(rows, (long)tiles * piece / pieces * TRows.Value);
    }

    private readonly void Cell(int top, int bottom, int column, int next, T* slice)
    {
        if (top == bottom)
        {
            return;
        }

        // A last panel of at most one vector has tiles twice as high: fewer lanes idle, and as many sums under way.
        var columns = Math.Min(Width, N - column);
        var isNarrow = columns <= TSimd.Count;
        var width = isNarrow ? TSimd.Count : Width;
        var height = isNarrow ? Math.Min(2 * TRows.Value, N14.Value) : TRows.Value;
        var tiles = isNarrow ? GemmTiles<TSimd, TVector, T, N1>.ByRows : GemmTiles<TSimd, TVector, T, N2>.ByRows;
        var finish = new GemmFinish<T> { Alpha = Alpha, Beta = Beta, Accumulate = Beta != T.Zero, Bias = Bias == null ? null : Bias + column };
        for (var s = 0; s < slices; s++)
        {
            var from = From(s);
            var terms = From(s + 1) - from;
            GemmPack.Panel(B + (from * BRow) + (column * BCol), BRow, BCol, terms, columns, slice, width);
            var ahead = Ahead(s, column, next, bottom - top);
            int rows;
            for (var i = top; i < bottom; i += rows)
            {
                // The last two tiles share what is left: a very low tile would wait for its own sums.
                var left = bottom - i;
                rows = left >= height + (height / 2) || left == height ? height : left > height ? (left + 1) / 2 : left;
                ahead.Fetch(rows);
                var a = A + (i * ARow) + (from * ACol);
                var c = C + (i * CRow) + column;
                if (columns == width)
                {
                    tiles[rows - 1](terms, a, ARow, ACol, slice, width, &finish, c, CRow);
                }
                else
                {
                    // C cuts the panel off: the sums go beside C first, then the columns that exist into it.
                    var sums = new GemmFinish<T> { Alpha = Alpha };
                    var edge = slice + (MaxSlice * Width);
                    tiles[rows - 1](terms, a, ARow, ACol, slice, width, &sums, edge, width);
                    Merge(edge, width, rows, columns, finish, c);
                }
            }

            // What follows is added to what stands.
            finish.Accumulate = true;
            finish.Beta = T.One;
            finish.Bias = null;
        }
    }

    // What is packed after slice s of this panel: its next slice, or the first of the next panel.
    private readonly GemmPrefetch<T> Ahead(int s, int column, int next, int rows)
    {
        var (slice, first) = s + 1 < slices ? (s + 1, column) : (0, next);
        var columns = first < 0 ? 0 : Math.Min(Width, N - first);
        return new GemmPrefetch<T>(B + (From(slice) * BRow) + (first * BCol), BRow, BCol, From(slice + 1) - From(slice), columns, rows);
    }

    private readonly int From(int slice) => (int)((long)K * slice / slices);

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
