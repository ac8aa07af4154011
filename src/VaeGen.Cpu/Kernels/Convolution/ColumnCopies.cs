using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>How a stretch of a tile's positions is copied out of the planes: the same vector copies for every tap and channel.</summary>
/// <remarks>
/// Positions of one row lie together in a plane. Copies are whole vectors in ascending order: what one writes too much, the next
/// overwrites, and what the last writes too much, the next term's first. So a run of any length costs a load and a store a vector.
/// </remarks>
internal unsafe readonly struct ColumnCopies
{
    private readonly (int To, int From)* list;

    private ColumnCopies((int To, int From)* list, int count)
    {
        this.list = list;
        Count = count;
    }

    /// <summary>How many copies there are.</summary>
    internal int Count { get; }

    /// <summary>One copy: a vector from there in the planes to here among the positions.</summary>
    internal (int To, int From) this[int index] => list[index];

    /// <summary>Plans the copies of positions [<paramref name="start"/>, <paramref name="end"/>) of a tile into <paramref name="list"/>, which holds one for each position at most.</summary>
    internal static ColumnCopies Plan((int To, int From)* list, in PhasePlanes planes, int rows, int rowLength, int start, int end, int lanes)
    {
        var count = 0;
        for (var c = start; c < end;)
        {
            var (row, column) = Math.DivRem(c, rowLength);
            var (image, ownRow) = Math.DivRem(row, rows);
            var from = (image * planes.ImageStride) + (ownRow * planes.Pitch) + column;
            var length = Math.Min(rowLength - column, end - c);
            for (var i = 0; i < length; i += lanes)
            {
                list[count++] = (c - start + i, from + i);
            }

            c += length;
        }

        return new ColumnCopies(list, count);
    }

    /// <summary>packed[p · width + column] = planes[offsets[p] + where the column lies].</summary>
    /// <remarks>Writes up to a vector past the last term, and reads up to one past the last plane. Few copies keep their places in registers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Pack<TSimd, TVector, T>(T* planes, int* offsets, int terms, T* packed, int width)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        if (Count is < 2 or > 4)
        {
            for (var p = 0; p < terms; p++, packed += width)
            {
                var source = planes + offsets[p];
                for (var i = 0; i < Count; i++)
                {
                    TSimd.Store(TSimd.Load(source + list[i].From), packed + list[i].To);
                }
            }

            return;
        }

        var (to0, from0) = list[0];
        var (to1, from1) = list[1];
        var (to2, from2) = list[Math.Min(2, Count - 1)];
        var (to3, from3) = list[Count - 1];
        for (var p = 0; p < terms; p++, packed += width)
        {
            var source = planes + offsets[p];
            TSimd.Store(TSimd.Load(source + from0), packed + to0);
            TSimd.Store(TSimd.Load(source + from1), packed + to1);
            if (Count > 2)
            {
                TSimd.Store(TSimd.Load(source + from2), packed + to2);
                TSimd.Store(TSimd.Load(source + from3), packed + to3);
            }
        }
    }
}
