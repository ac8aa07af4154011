using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>784-400-(20, 20)-400-784, as a TorchSharp user writes it; reference_vae.py is the same in PyTorch. The benchmarks use both too.</summary>
internal sealed class HandWrittenVae : Module<Tensor, (Tensor Logits, Tensor Mean, Tensor LogVariance)>
{
    private readonly Linear encoder0 = Linear(784, 400);
    private readonly Linear latentMean = Linear(400, 20);
    private readonly Linear latentLogVariance = Linear(400, 20);
    private readonly Linear decoder0 = Linear(20, 400);
    private readonly Linear reconstruction = Linear(400, 784);

    public HandWrittenVae() : base(nameof(HandWrittenVae)) => RegisterComponents();

    public override (Tensor Logits, Tensor Mean, Tensor LogVariance) forward(Tensor input)
    {
        var hidden = functional.relu(encoder0.forward(input));
        var (mean, logVariance) = (latentMean.forward(hidden), latentLogVariance.forward(hidden));
        var sigma = (0.5 * logVariance).exp();
        var z = mean + (sigma * randn_like(sigma));
        return (reconstruction.forward(functional.relu(decoder0.forward(z))), mean, logVariance);
    }

    public (Tensor Total, Tensor Reconstruction, Tensor Kl) Loss(Tensor x)
    {
        var (logits, mean, logVariance) = forward(x);
        var crossEntropy = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        var kl = 0.5 * (mean.pow(2) + logVariance.exp() - 1 - logVariance).sum() / x.shape[0];
        return (crossEntropy + kl, crossEntropy, kl);
    }
}
