using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>How often each whole number from 0 on occurs, or the sum of the weights there.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0) => new(Ops.BinCount(Impl, weights?.Impl, minlength));

        /// <summary>Which of the ranges between sorted boundaries each element lies in.</summary>
        public Tensor bucketize(Tensor boundaries, bool outInt32 = false, bool right = false) =>
            new(Narrow(Ops.SearchSorted(boundaries.Impl, Impl, right), outInt32));

        /// <summary>How many elements lie in each of so many ranges of equal width.</summary>
        public Tensor histc(long bins = 100, long min = 0, long max = 0) => new(Ops.Histogram(Impl, bins, min, max));

        /// <summary>The distinct elements, or slices along a dimension, in order; where each went, and how often each occurs.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Distinct(Ops.Unique(Impl, dim), return_inverse, return_counts);

        /// <summary>The elements, or slices along a dimension, that differ from the one before.</summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Distinct(Ops.UniqueConsecutive(Impl, dim), return_inverse, return_counts);
    }
}
