using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>For each value, how many of a sorted row lie before it: strictly, or up to and including equals.</summary>
/// <param name="sorted">[rows, n], or [1, n] for all values; contiguous.</param>
/// <param name="values">[rows, m], contiguous, of the same type.</param>
/// <param name="places">[rows, m] of long.</param>
/// <param name="right">Whether equals count as before.</param>
internal readonly unsafe struct BinarySearch(TensorImpl sorted, TensorImpl values, TensorImpl places, bool right) : IElementWork
{
    public void Run<T>()
        where T : unmanaged, INumber<T>
    {
        var body = new Body<T>
        {
            Sorted = sorted.Pointer<T>(),
            Values = values.Pointer<T>(),
            Places = places.Pointer<long>(),
            Length = sorted.Sizes[1],
            Columns = values.Sizes[1],
            IsShared = sorted.Sizes[0] == 1,
            Right = right,
        };
        if (values.Count > 0)
        {
            WorkerPool.For(values.Count, 2048, ref body);
        }
        GC.KeepAlive(sorted);
        GC.KeepAlive(values);
        GC.KeepAlive(places);
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        internal T* Sorted;
        internal T* Values;
        internal long* Places;
        internal long Length, Columns;
        internal bool IsShared, Right;

        public readonly void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                var row = Sorted + (IsShared ? 0 : i / Columns * Length);
                var value = Values[i];
                long low = 0, high = Length;
                while (low < high)
                {
                    var middle = (low + high) / 2;
                    // NaN stands behind every number
                    var isBefore = Right ? !(value < row[middle]) : !(row[middle] >= value) && !T.IsNaN(row[middle]);
                    (low, high) = isBefore ? (middle + 1, high) : (low, middle);
                }
                Places[i] = low;
            }
        }
    }
}
