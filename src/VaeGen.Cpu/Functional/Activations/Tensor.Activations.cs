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

        internal Tensor Mish() => Activated(default(MishUnit), "Mish");

        internal Tensor MishInPlace() => ActivatedInPlace(default(MishUnit), "Mish");

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
