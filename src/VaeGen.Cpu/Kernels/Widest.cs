using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace VaeGen.Cpu.Kernels;

/// <summary>A computation that is written over the vector width and the height of the micro-kernel's tiles.</summary>
internal interface IAnyWidth<T>
    where T : unmanaged
{
    void Run<TSimd, TVector, TRows>()
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where TRows : struct, IConstant;
}

/// <summary>Runs a computation in the widest vectors that the CPU has, with as many rows to a tile as its registers hold.</summary>
internal static class Widest
{
    internal static void Run<TComputation, T>(TComputation computation)
        where TComputation : struct, IAnyWidth<T>
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated)
        {
            computation.Run<Simd512<T>, Vector512<T>, N14>();
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            computation.Run<Simd256<T>, Vector256<T>, N6>();
        }
        else if (AdvSimd.IsSupported)
        {
            // NEON has the short vectors of SSE and the 32 registers of AVX-512.
            computation.Run<Simd128<T>, Vector128<T>, N14>();
        }
        else
        {
            computation.Run<Simd128<T>, Vector128<T>, N6>();
        }
    }
}
