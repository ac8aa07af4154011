using System.Numerics;

namespace VaeGen.Cpu.Kernels;

/// <summary>The arguments of <see cref="Gemm"/>, while the vector width is looked up.</summary>
internal readonly unsafe struct GemmProduct<T>(
    int m, int n, int k, T alpha, T* a, long aRow, long aCol, T* b, long bRow, long bCol, T beta, T* c, long cRow, T* bias) : IAnyWidth<T>
    where T : unmanaged, INumber<T>
{
    public void Run<TSimd, TVector, TRows>()
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where TRows : struct, IConstant
        => Gemm.Run<TSimd, TVector, T, TRows>(m, n, k, alpha, a, aRow, aCol, b, bRow, bCol, beta, c, cRow, bias);
}
