using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>The VAE that people write by hand, translated from the well-known PyTorch example's shape: three outputs, two losses.</summary>
public class HandWrittenVaeTests
{
    private sealed class Vae : Module<Tensor, (Tensor Reconstruction, Tensor Mu, Tensor LogVar)>
    {
        private readonly Linear fc1, fc21, fc22, fc3, fc4;

        public Vae(int pixels, int hidden, int latent) : base(nameof(Vae))
        {
            fc1 = Linear(pixels, hidden);
            fc21 = Linear(hidden, latent);
            fc22 = Linear(hidden, latent);
            fc3 = Linear(latent, hidden);
            fc4 = Linear(hidden, pixels);
            RegisterComponents();
        }

        public (Tensor Mu, Tensor LogVar) Encode(Tensor x)
        {
            var h = relu(fc1.forward(x));
            return (fc21.forward(h), fc22.forward(h));
        }

        public static Tensor Reparameterize(Tensor mu, Tensor logvar)
        {
            var std = exp(0.5 * logvar);
            return mu + randn_like(std) * std;
        }

        public Tensor Decode(Tensor z) => torch.sigmoid(fc4.forward(relu(fc3.forward(z))));

        public override (Tensor Reconstruction, Tensor Mu, Tensor LogVar) forward(Tensor input)
        {
            var (mu, logvar) = Encode(input.view(-1, ShippedDigits.Pixels));
            return (Decode(Reparameterize(mu, logvar)), mu, logvar);
        }
    }

    private static Tensor Loss(Tensor reconstruction, Tensor x, Tensor mu, Tensor logvar)
    {
        var bce = binary_cross_entropy(reconstruction, x, reduction: Reduction.Sum);
        var kld = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum();
        return (bce + kld) / x.shape[0];
    }

    [Fact]
    public void The_elbo_rises_and_decoded_noise_is_an_image()
    {
        manual_seed(1);
        var (images, _) = ShippedDigits.Load(1000);
        using var model = new Vae(ShippedDigits.Pixels, 100, 8);
        using var optimizer = optim.Adam(model.parameters(), 2e-3);
        var epochs = new List<double>();

        for (var epoch = 0; epoch < 4; epoch++)
        {
            var total = 0.0;
            var batches = images.chunk(10);
            foreach (var x in batches)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var (reconstruction, mu, logvar) = model.call(x);
                var loss = Loss(reconstruction, x, mu, logvar);
                loss.backward();
                optimizer.step();
                total += loss.ToDouble();
            }
            epochs.Add(total / batches.Length);
        }

        Assert.True(epochs[^1] < 230 && epochs[^1] < epochs[0] - 50, string.Join(" → ", epochs));
        Assert.Equal(epochs.OrderDescending(), epochs);

        using var frozen = no_grad();
        using var drawn = model.Decode(randn(3, 8));
        Assert.Equal(new long[] { 3, 784 }, drawn.shape);
        Assert.InRange(drawn.min().ToSingle(), 0f, 0.2f);
        Assert.InRange(drawn.max().ToSingle(), 0.3f, 1f);
    }

    [Fact]
    public void The_closed_form_kl_agrees_with_a_sampled_one()
    {
        manual_seed(11);
        var mu = tensor(new[] { 0.3, -1.2, 0.0 });
        var logvar = tensor(new[] { -0.5, 0.4, 0.0 });
        var closed = -0.5 * (1 + logvar - mu.pow(2) - logvar.exp()).sum();

        var std = (logvar / 2).exp();
        var z = mu + std * randn(200_000, 3, dtype: float64);
        var logRatio = -0.5 * (logvar + ((z - mu) / std).pow(2)) + 0.5 * z.pow(2);

        Assert.Equal(float64, closed.dtype);
        Assert.Equal(closed.item<double>(), logRatio.sum(1).mean().item<double>(), 0.02);
    }
}
