using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>
/// Two sums down every column of row-major matrices a and b, about the column's value c. A register of columns goes down a stretch of rows,
/// then the stretch is added to sums in double.
/// </summary>
internal unsafe struct ColumnSums<TTerms, T>(TTerms terms, T* a, T* b, T* c, double* result, long rows, long columns) : IRangeBody
    where TTerms : struct, ITerms
    where T : unmanaged, INumber<T>
{
    /// <summary>Columns to a task: a cache line or more of every row.</summary>
    internal const long Grain = 64;

    private const long Stretch = 64;

    public readonly void Run(long start, long end)
    {
        new Span<double>(result + (2 * start), checked((int)(2 * (end - start)))).Clear();
        for (long row = 0; row < rows; row += Stretch)
        {
            var last = Math.Min(row + Stretch, rows);
            var i = start;
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(row, last, ref i, end);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(row, last, ref i, end);
            }
            Stream<Lanes128<T>>(row, last, ref i, end);
            Stream<Lane<T>>(row, last, ref i, end);
        }
    }

    [SkipLocalsInit]
    private readonly void Stream<TLanes>(long row, long last, ref long i, long end)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var values = stackalloc T[32];
        for (; i <= end - TLanes.Count; i += TLanes.Count)
        {
            TLanes centre = TLanes.Load(c + i), p = TLanes.All(default), q = p;
            for (var k = row; k < last; k++)
            {
                var offset = (k * columns) + i;
                terms.Invoke<TLanes, T>(TLanes.Load(a + offset), TLanes.Load(b + offset), centre, out var first, out var second);
                p += first;
                q += second;
            }
            p.Store(values);
            q.Store(values + 16);
            for (var k = 0; k < TLanes.Count; k++)
            {
                result[2 * (i + k)] += double.CreateTruncating(values[k]);
                result[(2 * (i + k)) + 1] += double.CreateTruncating(values[16 + k]);
            }
        }
    }
}
