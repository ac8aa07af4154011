namespace VaeGen.Cpu.Kernels;

/// <summary>A loop over numbers of one type, written once for every vector width.</summary>
internal interface IVectorKernel<T>
    where T : unmanaged
{
    /// <summary>Works on the elements from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    void Run<TSimd, TVector>(long start, long end)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged;
}
