namespace VaeGen.Cpu.Kernels;

/// <summary>The micro-kernels of one width by their number of rows, so that no tile computes rows that C does not have.</summary>
internal static unsafe class GemmTiles<TSimd, TVector, T>
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <summary>Entry r − 1 computes r rows.</summary>
    internal static readonly delegate*<int, T*, long, long, T*, long, GemmFinish<T>*, T*, long, void>[] ByRows =
    [
        &GemmTile<TSimd, TVector, T, Rows1>.Run,
        &GemmTile<TSimd, TVector, T, Rows2>.Run,
        &GemmTile<TSimd, TVector, T, Rows3>.Run,
        &GemmTile<TSimd, TVector, T, Rows4>.Run,
        &GemmTile<TSimd, TVector, T, Rows5>.Run,
        &GemmTile<TSimd, TVector, T, Rows6>.Run,
        &GemmTile<TSimd, TVector, T, Rows7>.Run,
        &GemmTile<TSimd, TVector, T, Rows8>.Run,
        &GemmTile<TSimd, TVector, T, Rows9>.Run,
        &GemmTile<TSimd, TVector, T, Rows10>.Run,
        &GemmTile<TSimd, TVector, T, Rows11>.Run,
        &GemmTile<TSimd, TVector, T, Rows12>.Run,
        &GemmTile<TSimd, TVector, T, Rows13>.Run,
        &GemmTile<TSimd, TVector, T, Rows14>.Run,
    ];
}
