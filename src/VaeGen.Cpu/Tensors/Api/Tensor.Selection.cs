using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <exception cref="ArgumentException">The condition is not boolean.</exception>
        public Tensor where(Tensor condition, Tensor y) => condition.dtype == ScalarType.Bool
            ? new(Ops.Where(condition.Impl, Impl, y.Impl))
            : throw new ArgumentException($"The condition must be a boolean tensor, not {condition.dtype}.", nameof(condition));

        public Tensor masked_fill(Tensor mask, Scalar value) => new(Ops.MaskedFill(Impl, mask.Impl, value.Value));

        public Tensor masked_fill_(Tensor mask, Scalar value) => InPlace(Ops.MaskedFill(Impl, mask.Impl, value.Value, Impl));

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => new(Ops.Clamp(Impl, min?.Value, max?.Value));

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => new(ClampBy(Impl, min?.Impl, max?.Impl));

        public Tensor clip(Scalar? min = null, Scalar? max = null) => new(Ops.Clamp(Impl, min?.Value, max?.Value));

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => InPlace(Ops.Clamp(Impl, min?.Value, max?.Value, Impl));

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Overwrite(ClampBy(Impl, min?.Impl, max?.Impl));

        public Tensor clamp_min(Scalar min) => new(Ops.Clamp(Impl, min.Value, null));

        public Tensor clamp_min_(Scalar min) => InPlace(Ops.Clamp(Impl, min.Value, null, Impl));

        public Tensor clamp_max(Scalar max) => new(Ops.Clamp(Impl, null, max.Value));

        public Tensor clamp_max_(Scalar max) => InPlace(Ops.Clamp(Impl, null, max.Value, Impl));

        private static TensorImpl ClampBy(TensorImpl x, TensorImpl? low, TensorImpl? high)
        {
            Errors.Check(low is not null || high is not null, $"torch.clamp: At least one of 'min' or 'max' must not be None");
            using var temp = new Temporaries();
            var raised = low is null ? x : temp.Own(Ops.Maximum(x, low));
            return high is null ? raised.Retain() : Ops.Minimum(raised, high);
        }
    }
}
