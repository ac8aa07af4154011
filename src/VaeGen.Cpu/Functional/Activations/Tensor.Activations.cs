using VaeGen.Cpu;
using VaeGen.Cpu.Functional.Activations;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Klambauer et al. 2017, equation 14
        private const double SeluAlpha = 1.6732632423543772848170429916717;
        private const double SeluScale = 1.0507009873554804934193349852946;

        public Tensor leaky_relu(Scalar negative_slope) => Activated(new LeakyRectifier(negative_slope.Value.Real), "LeakyRelu");

        public Tensor leaky_relu_(Scalar negative_slope) => ActivatedInPlace(new LeakyRectifier(negative_slope.Value.Real), "LeakyRelu");

        public Tensor elu(double alpha = 1.0) => Activated(new ExponentialRectifier(alpha, 1, 1), "Elu");

        public Tensor elu_(double alpha = 1.0) => ActivatedInPlace(new ExponentialRectifier(alpha, 1, 1), "Elu");

        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) =>
            Activated(new ExponentialRectifier(alpha.Value.Real, scale.Value.Real, input_scale.Value.Real), "Elu");

        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) =>
            ActivatedInPlace(new ExponentialRectifier(alpha.Value.Real, scale.Value.Real, input_scale.Value.Real), "Elu");

        public Tensor selu() => Activated(new ExponentialRectifier(SeluAlpha, SeluScale, 1), "Selu");

        public Tensor selu_() => ActivatedInPlace(new ExponentialRectifier(SeluAlpha, SeluScale, 1), "Selu");

        public Tensor gelu() => Activated(default(GaussianUnit), "Gelu");

        public Tensor gelu_() => ActivatedInPlace(default(GaussianUnit), "Gelu");

        public Tensor silu() => Activated(default(SigmoidUnit), "Silu");

        public Tensor silu_() => ActivatedInPlace(default(SigmoidUnit), "Silu");

        public Tensor hardtanh(Scalar min, Scalar max) => Activated(new Clip(min.Value.Real, max.Value.Real), "Hardtanh");

        public Tensor hardtanh_(Scalar min, Scalar max) => ActivatedInPlace(new Clip(min.Value.Real, max.Value.Real), "Hardtanh");

        public Tensor relu6() => Activated(new Clip(0, 6), "Relu6");

        public Tensor relu6_() => ActivatedInPlace(new Clip(0, 6), "Relu6");

        public Tensor softplus(double beta = 1, double threshold = 20) => Activated(new SoftRectifier(beta, threshold), "Softplus");

        public Tensor log_sigmoid() => Activated(default(LogSigmoidUnit), "LogSigmoid");

        public Tensor celu(Scalar alpha) => Activated(Celu(alpha), "Celu");

        public Tensor celu_(Scalar alpha) => ActivatedInPlace(Celu(alpha), "Celu");

        public Tensor hardswish() => Activated(default(HardSwish), "Hardswish");

        public Tensor hardswish_() => ActivatedInPlace(default(HardSwish), "Hardswish");

        public Tensor hardsigmoid() => Activated(default(HardSigmoid), "Hardsigmoid");

        public Tensor hardsigmoid_() => ActivatedInPlace(default(HardSigmoid), "Hardsigmoid");

        public Tensor threshold(Scalar threshold, Scalar value) => Activated(new ThresholdUnit(threshold.Value.Real, value.Value.Real), "Threshold");

        public Tensor threshold_(Scalar threshold, Scalar value) => ActivatedInPlace(new ThresholdUnit(threshold.Value.Real, value.Value.Real), "Threshold");

        /// <summary>A leaky ReLU whose slope is drawn from [lower, upper] in PyTorch's training mode; as in TorchSharp, it is always their mean here.</summary>
        public Tensor rrelu(double lower = 1.0 / 8.0, double upper = 1.0 / 3.0) => Activated(new LeakyRectifier((lower + upper) / 2), "RRelu");

        /// <inheritdoc cref="rrelu"/>
        public Tensor rrelu_(double lower = 1.0 / 8.0, double upper = 1.0 / 3.0) => ActivatedInPlace(new LeakyRectifier((lower + upper) / 2), "RRelu");

        /// <summary>x where positive, weight·x elsewhere (He et al. 2015); one weight for all, or one for each channel of [N, C, *].</summary>
        public Tensor prelu(Tensor target)
        {
            var channels = ndim > 1 ? Impl.Sizes[1] : 1;
            Errors.Check(
                target.numel() == 1 || target.numel() == channels,
                $"prelu: Mismatch of parameter numbers and input channel size. Found parameter numbers = {target.numel()} and channel size = {channels}.");
            var sizes = new long[ndim < 2 ? 1 : ndim - 1];
            Array.Fill(sizes, 1);
            sizes[0] = target.numel();
            using var weight = target.reshape(sizes);
            using var scaled = this * weight;
            using var isPositive = this > 0;
            return where(isPositive, scaled);
        }

        /// <summary>The first half along a dimension times the sigmoid of the second (Dauphin et al. 2017).</summary>
        public Tensor glu(long dim = -1)
        {
            Errors.Check(ndim > 0, $"glu does not support 0-dimensional tensors");
            var size = Impl.Sizes[Shapes.Dim(dim, Impl.Rank)];
            Errors.Check(size % 2 == 0, $"Halving dimension must be even, but dimension {dim} is size {size} of the shape {Shapes.Text(Impl.Sizes)}");
            using var value = narrow(dim, 0, size / 2);
            using var second = narrow(dim, size / 2, size / 2);
            using var gate = second.sigmoid();
            return value * gate;
        }

        internal Tensor Softshrink(double threshold) => Activated(new SoftShrink(threshold), "Softshrink");

        internal Tensor Hardshrink(double threshold) => Activated(new HardShrink(threshold), "Hardshrink");

        internal Tensor Softsign(bool inplace) => inplace ? ActivatedInPlace(default(SoftSign), "Softsign") : Activated(default(SoftSign), "Softsign");

        internal Tensor Tanhshrink(bool inplace) => inplace ? ActivatedInPlace(default(TanhShrink), "Tanhshrink") : Activated(default(TanhShrink), "Tanhshrink");

        internal Tensor Mish() => Activated(default(MishUnit), "Mish");

        internal Tensor MishInPlace() => ActivatedInPlace(default(MishUnit), "Mish");

        private static ExponentialRectifier Celu(Scalar alpha)
        {
            var value = alpha.Value.Real;
            Errors.Check(value != 0, $"ZeroDivisionError: alpha cannot be 0 for CELU");
            return new ExponentialRectifier(value, 1, 1 / value);
        }

        private Tensor Activated<TActivation>(TActivation activation, string name)
            where TActivation : struct, IActivation => new(Ops.Activate(activation, name, Impl));

        private Tensor ActivatedInPlace<TActivation>(TActivation activation, string name)
            where TActivation : struct, IActivation
        {
            _ = Ops.Activate(activation, name, Impl, Impl);
            return this;
        }
    }
}
