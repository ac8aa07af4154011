using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>Runs kernels in the widest vectors of the CPU, in parallel, in chunks that do not depend on the number of threads.</summary>
internal static unsafe class VectorLoop
{
    /// <summary>Elements of a chunk whose work is a few operations each: some microseconds, so that waking a worker pays.</summary>
    internal const long Grain = 16384;

    /// <summary>Runs the kernel over [0, <paramref name="count"/>) in chunks of <paramref name="grain"/>.</summary>
    internal static void For<TKernel, T>(long count, long grain, ref TKernel kernel)
        where TKernel : struct, IVectorKernel<T>
        where T : unmanaged
    {
        var body = new Body<TKernel, T> { Kernel = kernel };
        WorkerPool.For(count, grain, ref body);
        kernel = body.Kernel;
    }

    /// <summary>The first <paramref name="count"/> elements of a vector from memory that ends there; the others are zero.</summary>
    internal static TVector LoadPart<TSimd, TVector, T>(T* source, long count)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
    {
        var value = TSimd.Zero;
        Unsafe.CopyBlockUnaligned(&value, source, (uint)(count * sizeof(T)));
        return value;
    }

    /// <summary>Stores the first <paramref name="count"/> elements of a vector.</summary>
    internal static void StorePart<TSimd, TVector, T>(TVector value, T* target, long count)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : unmanaged
        where T : unmanaged
        => Unsafe.CopyBlockUnaligned(target, &value, (uint)(count * sizeof(T)));

    private struct Body<TKernel, T> : IRangeBody
        where TKernel : struct, IVectorKernel<T>
        where T : unmanaged
    {
        public TKernel Kernel;

        public void Run(long start, long end)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Kernel.Run<Simd512<T>, Vector512<T>>(start, end);
            }
            else if (Vector256.IsHardwareAccelerated)
            {
                Kernel.Run<Simd256<T>, Vector256<T>>(start, end);
            }
            else
            {
                Kernel.Run<Simd128<T>, Vector128<T>>(start, end);
            }
        }
    }
}
