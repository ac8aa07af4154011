namespace VaeGen.Cpu.Kernels.LinearAlgebra;

internal static class BatchGrain
{
    /// <summary>Matrices to a chunk of parallel work, by the n³ operations that each takes.</summary>
    internal static long Of(long n) => Math.Max(1, 65536 / Math.Max(1, n * n * n));
}
