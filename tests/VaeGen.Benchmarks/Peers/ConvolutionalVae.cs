using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Benchmarks.Peers;

/// <summary>A VAE of convolutions as a TorchSharp user writes it; reference_vae.py is the same in PyTorch.</summary>
internal sealed class ConvolutionalVae : Module<Tensor, (Tensor Logits, Tensor Mean, Tensor LogVariance)>
{
    private readonly Sequential encoder;
    private readonly Linear latentMean;
    private readonly Linear latentLogVariance;
    private readonly Sequential decoder;

    // The layers are made in this order, which fixes what the seed gives each.
    private ConvolutionalVae(Func<Sequential> encoder, int features, int latent, Func<Sequential> decoder)
        : base(nameof(ConvolutionalVae))
    {
        this.encoder = encoder();
        latentMean = Linear(features, latent);
        latentLogVariance = Linear(features, latent);
        this.decoder = decoder();
        RegisterComponents();
    }

    /// <summary>1×28×28: convolutions 32 and 64 (4×4, stride 2, padding 1), dense 256, latent 16, mirrored; ReLU.</summary>
    public static ConvolutionalVae Of28() => new(
        () => Sequential(Conv2d(1, 32, 4, 2, 1), ReLU(), Conv2d(32, 64, 4, 2, 1), ReLU(), Flatten(), Linear(3136, 256), ReLU()),
        256,
        16,
        () => Sequential(
            Linear(16, 256), ReLU(), Linear(256, 3136), ReLU(), Unflatten(1, [64, 7, 7]), ConvTranspose2d(64, 32, 4, 2, 1), ReLU(), ConvTranspose2d(32, 1, 4, 2, 1)));

    /// <summary>3×64×64: convolutions 32-64-128-256 (3×3, stride 2, padding 1) with batch norm and leaky ReLU, latent 64, mirrored.</summary>
    public static ConvolutionalVae Of64() => new(
        () => Sequential([.. Down(3, 32), .. Down(32, 64), .. Down(64, 128), .. Down(128, 256), Flatten()]),
        4096,
        64,
        () => Sequential([Linear(64, 4096), Unflatten(1, [256, 4, 4]), .. Up(256, 128), .. Up(128, 64), .. Up(64, 32), ConvTranspose2d(32, 3, 3, 2, 1, 1)]));

    public override (Tensor Logits, Tensor Mean, Tensor LogVariance) forward(Tensor input)
    {
        var hidden = encoder.forward(input);
        var (mean, logVariance) = (latentMean.forward(hidden), latentLogVariance.forward(hidden));
        var sigma = (0.5 * logVariance).exp();
        return (decoder.forward(mean + (sigma * randn_like(sigma))), mean, logVariance);
    }

    public Tensor Loss(Tensor x)
    {
        var (logits, mean, logVariance) = forward(x);
        var crossEntropy = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / x.shape[0];
        return crossEntropy + (0.5 * (mean.pow(2) + logVariance.exp() - 1 - logVariance).sum() / x.shape[0]);
    }

    private static Module<Tensor, Tensor>[] Down(int before, int after) => [Conv2d(before, after, 3, 2, 1), BatchNorm2d(after), LeakyReLU(0.01)];

    private static Module<Tensor, Tensor>[] Up(int before, int after) => [ConvTranspose2d(before, after, 3, 2, 1, 1), BatchNorm2d(after), LeakyReLU(0.01)];
}
