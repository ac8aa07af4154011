namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>Where a tile's positions lie in the planes, a vector at a time: the same for every tap and channel.</summary>
/// <remarks>
/// Positions of one row lie together in a plane. Vectors are taken whole and in ascending order: what one has too much, the next
/// overwrites. So a row of any length costs no more than its vectors.
/// </remarks>
internal unsafe readonly struct PositionVectors
{
    private readonly (int To, int From)* list;

    private PositionVectors((int To, int From)* list, int count)
    {
        this.list = list;
        Count = count;
    }

    /// <summary>How many vectors there are.</summary>
    internal int Count { get; }

    /// <summary>One vector: from there in the planes to here among the positions.</summary>
    internal (int To, int From) this[int index] => list[index];

    /// <summary>Lists the vectors of a tile's positions in <paramref name="list"/>, which holds one for each position at most.</summary>
    internal static PositionVectors Plan((int To, int From)* list, in PhasePlanes planes, int rows, int rowLength, int positions, int lanes)
    {
        var count = 0;
        for (var first = 0; first < positions; first += rowLength)
        {
            var (image, row) = Math.DivRem(first / rowLength, rows);
            for (var i = 0; i < rowLength; i += lanes)
            {
                list[count++] = (first + i, planes.Position(image, row, i));
            }
        }

        return new PositionVectors(list, count);
    }
}
