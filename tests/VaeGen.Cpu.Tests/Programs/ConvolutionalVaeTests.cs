using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>A variational autoencoder of convolutions, written by hand as TorchSharp's users write one.</summary>
public class ConvolutionalVaeTests
{
    private const int Latent = 4;

    private sealed class Vae : Module<Tensor, (Tensor Logits, Tensor Mean, Tensor LogVariance)>
    {
        private readonly Sequential encoder = Sequential(
            Conv2d(1, 8, 4, stride: 2, padding: 1),
            BatchNorm2d(8),
            LeakyReLU(0.1),
            Conv2d(8, 16, 4, stride: 2, padding: 1),
            LeakyReLU(0.1),
            Flatten());

        private readonly Linear mean = Linear(16 * 3 * 3, Latent);
        private readonly Linear logVariance = Linear(16 * 3 * 3, Latent);

        private readonly Sequential decoder = Sequential(
            Linear(Latent, 16 * 3 * 3),
            LeakyReLU(0.1),
            Unflatten(1, [16, 3, 3]),
            ConvTranspose2d(16, 8, 4, stride: 2, padding: 1),
            BatchNorm2d(8),
            LeakyReLU(0.1),
            ConvTranspose2d(8, 1, 4, stride: 2, padding: 1));

        public Vae() : base(nameof(Vae)) => RegisterComponents();

        public override (Tensor Logits, Tensor Mean, Tensor LogVariance) forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var hidden = encoder.call(input);
            var (mu, logSigma2) = (mean.call(hidden), logVariance.call(hidden));
            var z = training ? mu + ((0.5 * logSigma2).exp() * randn_like(mu)) : mu;
            return scope.MoveToOuter(decoder.call(z), mu, logSigma2);
        }

        public Tensor Decode(Tensor z) => decoder.call(z).sigmoid();
    }

    [Fact]
    public void It_learns_to_draw_what_it_saw()
    {
        manual_seed(4);
        var (images, _) = DrawnShapes.Draw(192, seed: 1);
        using var pictures = images;
        using var model = new Vae();
        using var optimizer = optim.Adam(model.parameters(), 5e-3);
        var losses = new List<float>();

        model.train();
        for (var epoch = 0; epoch < 15; epoch++)
        {
            using var order = randperm(pictures.shape[0]);
            var total = 0f;
            foreach (var rows in order.split(32))
            {
                using var scope = NewDisposeScope();
                var x = pictures.index_select(0, rows);
                var (logits, mu, logVariance) = model.call(x);
                var reconstruction = binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum);
                var divergence = -0.5 * (1 + logVariance - mu.pow(2) - logVariance.exp()).sum();
                var loss = (reconstruction + divergence) / x.shape[0];
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                total += loss.ToSingle();
            }
            losses.Add(total / 6);
        }

        Assert.True(losses[^1] < losses[0] / 2, string.Join(" ", losses));
        model.eval();
        using (no_grad())
        {
            using var scope = NewDisposeScope();
            var (logits, mu, _) = model.call(pictures);
            Assert.Equal([192, 1, DrawnShapes.Side, DrawnShapes.Side], logits.shape);
            Assert.Equal([192, Latent], mu.shape);
            var wrong = logits.sigmoid().gt(0.5).ne(pictures.gt(0.5)).to(float32).mean().ToSingle();
            Assert.True(wrong < 0.08, $"{wrong:P1} of the pixels are wrong");
            var drawn = model.Decode(randn(5, Latent));
            Assert.True(drawn.min().ToSingle() >= 0 && drawn.max().ToSingle() <= 1);
        }
    }

    [Fact]
    public void The_whole_model_can_be_carried_over()
    {
        manual_seed(5);
        using var scope = NewDisposeScope();
        using Vae model = new(), other = new();
        var (x, _) = DrawnShapes.Draw(6, seed: 2);
        _ = model.call(x);
        other.load_state_dict(model.state_dict());
        model.eval();
        other.eval();
        Assert.Equal(model.call(x).Logits, other.call(x).Logits);
        Assert.Contains("encoder.1.running_mean", model.state_dict().Keys);
        Assert.Equal([8, 1, 4, 4], model.get_parameter("encoder.0.weight")!.shape);
        Assert.Equal([16, 8, 4, 4], model.get_parameter("decoder.3.weight")!.shape);
    }
}
