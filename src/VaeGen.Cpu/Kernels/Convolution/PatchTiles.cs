namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The micro-kernels <see cref="PatchTile{TSimd, TVector, T, TRows, TVectors}"/> of one vector width and one or two vectors, by their number of rows.</summary>
internal static unsafe class PatchTiles<TSimd, TVector, T, TVectors>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
    where TVectors : struct, IConstant
{
    /// <summary>Entry r − 1 computes r rows.</summary>
    internal static readonly delegate*<int, T*, int*, int*, T*, GemmFinish<T>*, T*, int*, void>[] ByRows =
    [
        &PatchTile<TSimd, TVector, T, N1, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N2, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N3, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N4, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N5, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N6, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N7, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N8, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N9, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N10, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N11, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N12, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N13, TVectors>.Run,
        &PatchTile<TSimd, TVector, T, N14, TVectors>.Run,
    ];

    /// <summary>So many rows in tiles of at most <paramref name="most"/>; with each some of what comes next is fetched.</summary>
    internal static void Run(int most, int rows, int count, T* a, int* places, int* terms, T* b, in GemmFinish<T> finish, T* c, int* targets, ref GemmPrefetch<T> ahead)
    {
        var own = finish;
        var tiles = Parts.OfAtMost(rows, most);
        for (var tile = 0; tile < tiles.Count; tile++)
        {
            var top = tiles.Start(tile);
            ahead.Fetch(tiles.Length(tile));
            ByRows[tiles.Length(tile) - 1](count, a, places + top, terms, b, &own, c, targets + top);
        }
    }
}
