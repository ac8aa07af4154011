using System.Numerics;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels;

/// <summary>Stable sorting of the rows of a contiguous tensor.</summary>
internal static unsafe class Sorting
{
    /// <summary>For each row, the places of its elements in sorted order.</summary>
    internal static TensorImpl Order(TensorImpl x, bool descending)
    {
        var places = TensorImpl.EmptyLike(x, ScalarType.Int64);
        if (x.Count == 0)
        {
            return places;
        }
        ElementTypes.Run(x.DType, new Work(x, places, descending));
        return places;
    }

    private readonly struct Work(TensorImpl x, TensorImpl places, bool descending) : IElementWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var length = x.Rank == 0 ? 1 : x.Sizes[^1];
            var body = new Body<T> { X = x.Pointer<T>(), Places = places.Pointer<long>(), Length = checked((int)length), Descending = descending };
            WorkerPool.For(x.Count / length, Math.Max(1, 1024 / length), ref body);
            GC.KeepAlive(x);
            GC.KeepAlive(places);
        }
    }

    private struct Body<T> : IRangeBody
        where T : unmanaged, INumber<T>
    {
        internal T* X;
        internal long* Places;
        internal int Length;
        internal bool Descending;

        public readonly void Run(long start, long end)
        {
            var comparer = new ByValueThenPlace(Descending);
            var keys = new (T Value, long Place)[Length];
            for (var row = start; row < end; row++)
            {
                var offset = row * Length;
                for (var i = 0; i < Length; i++)
                {
                    keys[i] = (X[offset + i], i);
                }
                Array.Sort(keys, comparer);
                for (var i = 0; i < Length; i++)
                {
                    Places[offset + i] = keys[i].Place;
                }
            }
        }

        // Equal values keep their order: the place decides.
        private sealed class ByValueThenPlace(bool descending) : IComparer<(T Value, long Place)>
        {
            public int Compare((T Value, long Place) a, (T Value, long Place) b)
            {
                var order = (T.IsNaN(a.Value), T.IsNaN(b.Value)) switch
                {
                    (true, true) => 0,
                    (true, false) => 1,
                    (false, true) => -1,
                    _ => a.Value.CompareTo(b.Value),
                };
                if (order == 0)
                {
                    return a.Place.CompareTo(b.Place);
                }
                return descending ? -order : order;
            }
        }
    }
}
