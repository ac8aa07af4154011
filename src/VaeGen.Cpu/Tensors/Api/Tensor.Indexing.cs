using System.Runtime.CompilerServices;
using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Picking;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view where numbers and ranges suffice, a copy where tensors pick; assigning writes into the tensor.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Numbers(indices));
            set => index_put_(value, Numbers(indices));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => index(Numbers(i1));
            set => index_put_(value, Numbers(i1));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => index(Numbers(i1, i2));
            set => index_put_(value, Numbers(i1, i2));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => index(Numbers(i1, i2, i3));
            set => index_put_(value, Numbers(i1, i2, i3));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => index(Numbers(i1, i2, i3, i4));
            set => index_put_(value, Numbers(i1, i2, i3, i4));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => index(Numbers(i1, i2, i3, i4, i5));
            set => index_put_(value, Numbers(i1, i2, i3, i4, i5));
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => index(Numbers(i1, i2, i3, i4, i5, i6));
            set => index_put_(value, Numbers(i1, i2, i3, i4, i5, i6));
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var picked = new List<PickedDimension>();
            var view = StridedIndexing.View(Impl, indices, picked);
            if (picked.Count == 0)
            {
                return new Tensor(view);
            }
            var result = Ops.Take(view, IndexPlan.Of(view, picked));
            view.Release();
            return new Tensor(result);
        }

        public Tensor index(params Tensor[] indices) => index(Tensors(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, accumulate: false);

        /// <summary>Writes values, broadcast, where the indices point; with <paramref name="accumulate"/> adds them, repeated positions included.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            PutAt(value.Impl, indices, accumulate);
            return this;
        }

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var temp = new Temporaries();
            PutAt(temp.Own(Ops.Full(Shapes.Scalar, value.Value, dtype)), indices, accumulate: false);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Tensors(indices), accumulate: false);

        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) => index_put_(value, Tensors(indices), accumulate);

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Tensors(indices));

        /// <summary>The slices along a dimension at the positions given, in their order.</summary>
        public Tensor index_select(long dim, Tensor index) => new(Ops.IndexSelect(Impl, dim, index.Impl));

        /// <summary>Elements picked along a dimension: result[i, j] = this[i, index[i, j]] for dim 1, and so on.</summary>
        public Tensor gather(long dim, Tensor index) => new(Ops.Gather(Impl, dim, index.Impl));

        /// <summary>The elements where the mask, broadcast, is true: a vector.</summary>
        /// <exception cref="ArgumentException">The mask is not boolean.</exception>
        public Tensor masked_select(Tensor mask)
        {
            if (mask.dtype != ScalarType.Bool)
            {
                throw new ArgumentException($"The mask must be a boolean tensor, not {mask.dtype}.", nameof(mask));
            }
            using var temp = new Temporaries();
            var sizes = Shapes.Broadcast(Impl.Sizes, mask.Impl.Sizes);
            sizes = sizes.Length == 0 ? [1] : sizes;
            var x = temp.Own(Ops.Expand(Impl, sizes));
            return new Tensor(Ops.Take(x, IndexPlan.Of(x, [new PickedDimension(0, temp.Own(Ops.Expand(mask.Impl, sizes)))])));
        }

        private static TensorIndex[] Numbers(params ReadOnlySpan<long> indices)
        {
            var numbers = new TensorIndex[indices.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = TensorIndex.Single(indices[i]);
            }
            return numbers;
        }

        private static TensorIndex[] Tensors(Tensor[] indices) => Array.ConvertAll(indices, TensorIndex.Tensor);

        private void PutAt(TensorImpl value, TensorIndex[] indices, bool accumulate)
        {
            using var temp = new Temporaries();
            var picked = new List<PickedDimension>();
            var view = temp.Own(StridedIndexing.View(Impl, indices, picked));
            if (picked.Count == 0)
            {
                var single = temp.Own(WithoutLeadingOnes(value, view.Rank));
                if (accumulate)
                {
                    _ = Ops.Add(view, single, into: view);
                }
                else
                {
                    Ops.CopyInPlace(view, single);
                }
                return;
            }
            var plan = IndexPlan.Of(view, picked);
            Ops.Put(view, plan, temp.Own(WithoutLeadingOnes(value, plan.ResultSizes.Length)), accumulate);
        }

        /// <summary>A value may have more dimensions than the place it goes to, if they are of size one.</summary>
        private static TensorImpl WithoutLeadingOnes(TensorImpl value, int rank)
        {
            var extra = 0;
            while (value.Rank - extra > rank && value.Sizes[extra] == 1)
            {
                extra++;
            }
            if (extra == 0)
            {
                return value.Retain();
            }
            var axes = Enumerable.Range(extra, value.Rank - extra).Select(dim => (dim, 1L)).ToArray();
            return Ops.Look(value, new Region(value.Sizes, new long[value.Rank], value.Sizes[extra..], axes));
        }
    }

    public static Tensor index_select(Tensor input, long dim, Tensor index) => input.index_select(dim, index);

    public static Tensor gather(Tensor input, long dim, Tensor index) => input.gather(dim, index);

    /// <param name="input">What to gather from.</param>
    /// <param name="dim">Along which dimension.</param>
    /// <param name="index">The positions.</param>
    /// <param name="sparse_grad">Accepted and not needed: gradients are dense, with the same values.</param>
    public static Tensor gather(Tensor input, long dim, Tensor index, bool sparse_grad = false) => input.gather(dim, index);

    public static Tensor masked_select(Tensor input, Tensor mask) => input.masked_select(mask);
}
