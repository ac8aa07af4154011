namespace VaeGen.Cpu.Kernels;

/// <summary>The micro-kernels of one vector width and one or two vectors, by their number of rows, so that no tile computes rows that C does not have.</summary>
internal static unsafe class GemmTiles<TSimd, TVector, T, TVectors>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
    where TVectors : struct, IConstant
{
    /// <summary>Entry r − 1 computes r rows.</summary>
    internal static readonly delegate*<int, T*, long, long, T*, long, GemmFinish<T>*, T*, long, void>[] ByRows =
    [
        &GemmTile<TSimd, TVector, T, N1, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N2, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N3, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N4, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N5, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N6, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N7, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N8, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N9, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N10, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N11, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N12, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N13, TVectors>.Run,
        &GemmTile<TSimd, TVector, T, N14, TVectors>.Run,
    ];
}
