using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>C += A · B for matrices of integers, which wrap around as integers do; A and B of any strides, rows of C contiguous.</summary>
internal readonly unsafe struct IntegerProduct(TensorImpl a, TensorImpl b, TensorImpl c) : IElementWork
{
    public void Run<T>()
        where T : unmanaged, INumber<T>
    {
        var body = new Body<T>
        {
            A = a.Pointer<T>(),
            B = b.Pointer<T>(),
            C = c.Pointer<T>(),
            ARow = a.Strides[0],
            AColumn = a.Strides[1],
            BRow = b.Strides[0],
            BColumn = b.Strides[1],
            CRow = c.Strides[0],
            N = b.Sizes[1],
            K = a.Sizes[1],
        };
        WorkerPool.For(a.Sizes[0], Math.Max(1, 16384 / Math.Max(1, body.N * body.K)), ref body);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        internal T* A;
        internal T* B;
        internal T* C;
        internal long ARow, AColumn, BRow, BColumn, CRow, N, K;

        public readonly void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                var row = C + (i * CRow);
                for (long p = 0; p < K; p++)
                {
                    var factor = A[(i * ARow) + (p * AColumn)];
                    var other = B + (p * BRow);
                    for (long j = 0; j < N; j++)
                    {
                        row[j] += factor * other[j * BColumn];
                    }
                }
            }
        }
    }
}
