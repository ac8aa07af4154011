using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How often each whole number from 0 on occurs, or the sum of the weights there.</summary>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <summary>Which of the ranges between sorted boundaries each element lies in.</summary>
    public static Tensor bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        input.bucketize(boundaries, outInt32, right);

    /// <summary>How many elements lie in each of so many ranges of equal width.</summary>
    public static Tensor histc(Tensor input, long bins = 100, long min = 0, long max = 0) => input.histc(bins, min, max);

    /// <summary>The distinct elements, or slices along a dimension, in order; where each went, and how often each occurs.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique(sorted, return_inverse, return_counts, dim);

    /// <summary>The elements, or slices along a dimension, that differ from the one before.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        input.unique_consecutive(return_inverse, return_counts, dim);

    /// <summary>Where each value belongs in a sorted vector, or in the sorted row beside its own.</summary>
    public static Tensor searchsorted(Tensor sorted_sequence, Tensor values, bool out_int32 = false, bool right = false, Tensor? sorter = null) =>
        new(Narrow(Ops.SearchSorted(sorted_sequence.Impl, values.Impl, right, sorter?.Impl), out_int32));

    public static Tensor searchsorted(Tensor sorted_sequence, Scalar values, bool out_int32, bool right, Tensor sorter) =>
        new(Narrow(WithNumber(values, number => Ops.SearchSorted(sorted_sequence.Impl, number, right, sorter?.Impl)), out_int32));
}
