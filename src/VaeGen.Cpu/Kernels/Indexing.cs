using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels;

/// <summary>
/// Gathering and scattering along one dimension of contiguous tensors. Scattering is split over the lines beside that
/// dimension, never along it, so the order in which values meet is always the same.
/// </summary>
internal static unsafe class Indexing
{
    /// <summary>y[i, k, j] = x[i, index[i, k, j], j].</summary>
    internal static void Gather(TensorImpl y, TensorImpl x, TensorImpl index, int dim) =>
        ElementTypes.RunMove(x.DType, new MoveWork(y, x, index, dim, isGather: true));

    /// <summary>x[i, index[i, k, j], j] = source[i, k, j]; of several the last wins.</summary>
    internal static void Scatter(TensorImpl x, TensorImpl source, TensorImpl index, int dim) =>
        ElementTypes.RunMove(x.DType, new MoveWork(source, x, index, dim, isGather: false));

    /// <summary>x[i, index[i, k, j], j] += source[i, k, j].</summary>
    internal static void ScatterAdd(TensorImpl x, TensorImpl source, TensorImpl index, int dim) =>
        ElementTypes.Run(x.DType, new AddWork(source, x, index, dim));

    private readonly struct MoveWork(TensorImpl small, TensorImpl large, TensorImpl index, int dim, bool isGather) : IMoveWork
    {
        public void Run<T>()
            where T : unmanaged
        {
            if (isGather)
            {
                Walk<T, Take<T>>(small, large, index, dim, default);
            }
            else
            {
                Walk<T, Put<T>>(small, large, index, dim, default);
            }
        }
    }

    private readonly struct AddWork(TensorImpl small, TensorImpl large, TensorImpl index, int dim) : IElementWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => Walk<T, AddTo<T>>(small, large, index, dim, default);
    }

    private static void Walk<T, TMove>(TensorImpl small, TensorImpl large, TensorImpl index, int dim, TMove move)
        where T : unmanaged
        where TMove : struct, IMove<T>
    {
        if (index.Count == 0)
        {
            return;
        }
        CheckRange(index, large.Rank == 0 ? 1 : large.Sizes[dim], dim);
        var rank = index.Rank;
        var body = new Body<T, TMove>
        {
            Small = small.Pointer<T>(),
            Large = large.Pointer<T>(),
            Index = index.Pointer<long>(),
            Sizes = rank == 0 ? [1] : index.Sizes,
            SmallStrides = rank == 0 ? [1] : small.Strides,
            LargeStrides = rank == 0 ? [1] : large.Strides,
            IndexStrides = rank == 0 ? [1] : index.Strides,
            Dim = dim,
            Move = move,
        };
        var length = body.Sizes[dim];
        WorkerPool.For(index.Count / length, Math.Max(1, 4096 / length), ref body);
        GC.KeepAlive(small);
        GC.KeepAlive(large);
        GC.KeepAlive(index);
    }

    private static void CheckRange(TensorImpl index, long size, int dim)
    {
        var places = index.Pointer<long>();
        for (long i = 0; i < index.Count; i++)
        {
            var place = places[i];
            Errors.Check(place >= 0 && place < size, $"index {place} is out of bounds for dimension {dim} with size {size}");
        }
        GC.KeepAlive(index);
    }

    private interface IMove<T>
        where T : unmanaged
    {
        void Invoke(T* small, T* large);
    }

    private readonly struct Take<T> : IMove<T>
        where T : unmanaged
    {
        public void Invoke(T* small, T* large) => *small = *large;
    }

    private readonly struct Put<T> : IMove<T>
        where T : unmanaged
    {
        public void Invoke(T* small, T* large) => *large = *small;
    }

    private readonly struct AddTo<T> : IMove<T>
        where T : unmanaged, INumber<T>
    {
        public void Invoke(T* small, T* large) => *large += *small;
    }

    private struct Body<T, TMove> : IRangeBody
        where T : unmanaged
        where TMove : struct, IMove<T>
    {
        internal T* Small;
        internal T* Large;
        internal long* Index;
        internal long[] Sizes, SmallStrides, LargeStrides, IndexStrides;
        internal int Dim;
        internal TMove Move;

        public readonly void Run(long start, long end)
        {
            for (var line = start; line < end; line++)
            {
                long small = 0, large = 0, index = 0, rest = line;
                for (var d = Sizes.Length - 1; d >= 0; d--)
                {
                    if (d == Dim)
                    {
                        continue;
                    }
                    (rest, var place) = Math.DivRem(rest, Sizes[d]);
                    small += place * SmallStrides[d];
                    large += place * LargeStrides[d];
                    index += place * IndexStrides[d];
                }
                for (long k = 0; k < Sizes[Dim]; k++)
                {
                    Move.Invoke(
                        Small + small + (k * SmallStrides[Dim]),
                        Large + large + (Index[index + (k * IndexStrides[Dim])] * LargeStrides[Dim]));
                }
            }
        }
    }
}
