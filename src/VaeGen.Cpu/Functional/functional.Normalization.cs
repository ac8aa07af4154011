using VaeGen.Cpu;
using VaeGen.Cpu.Functional.Normalization;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Normalises each channel of an input [N, C, *] by its mean and variance (Ioffe and Szegedy 2015), then scales by weight [C] and shifts by bias [C].</summary>
            /// <param name="input">[N, C, *].</param>
            /// <param name="running_mean">[C]; in training moved towards the batch's mean, else used in its place.</param>
            /// <param name="running_var">[C]; in training moved towards the batch's variance over n − 1.</param>
            /// <param name="weight">[C], or 1.</param>
            /// <param name="bias">[C], or 0.</param>
            /// <param name="training">Whether the batch's own mean and variance (over n) count.</param>
            /// <param name="momentum">How far the running statistics move, 0 to 1.</param>
            /// <param name="eps">Added to the variance.</param>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">A vector has not one element a channel, or there are no running statistics to use.</exception>
            public static Tensor batch_norm(
                Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05) =>
                new(BatchNormOp.Batch(input.Impl, running_mean?.Impl, running_var?.Impl, weight?.Impl, bias?.Impl, training, momentum, eps));

            /// <summary>Normalises each channel of each sample of an input [N, C, *] by its own mean and variance (Ulyanov et al. 2016).</summary>
            public static Tensor instance_norm(
                Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-05) =>
                new(BatchNormOp.Instance(input.Impl, running_mean?.Impl, running_var?.Impl, weight?.Impl, bias?.Impl, use_input_stats, momentum, eps));

            /// <summary>Normalises each of num_groups groups of channels of each sample of an input [N, C, *] by its own mean and variance (Wu and He 2018).</summary>
            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                new(BatchNormOp.Group(input.Impl, num_groups, weight?.Impl, bias?.Impl, eps));

            /// <summary>Normalises an input [*, normalized_shape] over its last dimensions (Ba, Kiros and Hinton 2016); weight and bias have the normalised shape.</summary>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05) =>
                new(LayerNormOp.Forward(input.Impl, normalized_shape, weight?.Impl, bias?.Impl, eps));

            /// <summary>Divides by the p-norm along a dimension, but by no less than eps.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1, double eps = 1e-12)
            {
                using var norm = new Tensor(Ops.Norm(input.Impl, p, [dim], keepDim: true));
                using var divisor = norm.clamp_min(eps);
                return input / divisor;
            }
        }
    }
}
