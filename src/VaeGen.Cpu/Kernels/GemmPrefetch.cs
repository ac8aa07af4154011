using System.Runtime.Intrinsics.X86;

namespace VaeGen.Cpu.Kernels;

/// <summary>Asks for the part of an operand that is packed or copied next, a little with every tile, in proportion to the tile's rows.</summary>
internal unsafe struct GemmPrefetch<T>
    where T : unmanaged
{
    private const int Line = 64;

    private readonly byte* b;
    private readonly long step;
    private readonly long across;
    private readonly int lines;
    private readonly int width;
    private readonly int rows;
    private int seen;
    private int done;

    /// <summary>Fetches nothing.</summary>
    internal static GemmPrefetch<T> None => new(null, 1, 0, 0, 0, 1);

    /// <param name="b">The first element that will be packed.</param>
    /// <param name="bRow">Step from term to term.</param>
    /// <param name="bCol">Step from column to column.</param>
    /// <param name="terms">Terms that will be packed.</param>
    /// <param name="columns">Columns that will be packed; 0: nothing will be.</param>
    /// <param name="rows">Rows of the tiles among which the fetches are divided.</param>
    internal GemmPrefetch(T* b, long bRow, long bCol, int terms, int columns, int rows)
    {
        this.b = (byte*)b;
        this.rows = rows;
        if (bCol == 1)
        {
            // Each term is a stretch of columns.
            (step, across, lines, width) = (bRow * sizeof(T), Line, terms, ((columns * sizeof(T)) + Line - 1) / Line);
        }
        else if (bRow == 1)
        {
            // Each column is a stretch of terms.
            (step, across, lines, width) = (Line, bCol * sizeof(T), ((terms * sizeof(T)) + Line - 1) / Line, columns);
        }
    }

    /// <summary>Fetches the share of a tile of so many rows.</summary>
    internal void Fetch(int tileRows)
    {
        seen += tileRows;
        var until = (int)((long)lines * seen / rows);
        if (Sse.IsSupported)
        {
            for (var line = done; line < until; line++)
            {
                var address = b + (line * step);
                for (var i = 0; i < width; i++)
                {
                    // Into the second level: the first one is full with what the tiles read.
                    Sse.Prefetch1(address + (i * across));
                }
            }
        }

        done = until;
    }
}
