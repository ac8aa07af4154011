using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Autoencoders: built of Sequentials, and as a module of modules.</summary>
public class AutoencoderTests
{
    private sealed class Autoencoder : Module<Tensor, Tensor>
    {
        private readonly Sequential encoder;
        private readonly Sequential decoder;

        public Autoencoder(int inputs, int hidden, int code, Device? device = null) : base("ae")
        {
            encoder = Sequential(("fc1", Linear(inputs, hidden)), ("act", LeakyReLU(0.1)), ("fc2", Linear(hidden, code)));
            decoder = Sequential(("fc1", Linear(code, hidden)), ("act", LeakyReLU(0.1)), ("fc2", Linear(hidden, inputs)), ("out", Sigmoid()));
            RegisterComponents();
            if (device is not null)
            {
                this.to(device);
            }
        }

        public Tensor Encode(Tensor x) => encoder.forward(x);

        public override Tensor forward(Tensor input) => decoder.forward(encoder.forward(input));
    }

    [Fact]
    public void Digits_pass_through_eight_numbers_and_are_recognisable()
    {
        manual_seed(5);
        var device = new Device("cpu");
        var (images, _) = ShippedDigits.Load(600);
        using var model = new Autoencoder(ShippedDigits.Pixels, 64, 8, device);
        using var optimizer = optim.AdamW(model.parameters(), lr: 3e-3, weight_decay: 1e-4);
        using var criterion = MSELoss();
        float Error()
        {
            using var frozen = no_grad();
            using var scope = NewDisposeScope();
            return criterion.forward(model.forward(images), images).item<float>();
        }

        var before = Error();
        foreach (var epoch in Enumerable.Range(1, 12))
        {
            foreach (var batch in images.split(100))
            {
                using var scope = NewDisposeScope();
                var x = batch.to(device);
                optimizer.zero_grad();
                criterion.forward(model.forward(x), x).backward();
                optimizer.step();
            }
            Assert.InRange(epoch, 1, 12);
        }

        var after = Error();
        Assert.True(after < before / 3, $"{before} → {after}");
        var mean = images.mean([0], keepdim: true).expand_as(images);
        Assert.True(after < criterion.forward(mean, images).item<float>(), "no better than the mean image");
        Assert.Equal(new long[] { 600, 8 }, model.Encode(images).shape);
    }

    [Fact]
    public void Parameters_are_named_by_their_path()
    {
        using var model = new Autoencoder(6, 5, 2);

        var names = model.named_parameters().Select(p => p.name).ToArray();

        Assert.Equal(
            ["encoder.fc1.weight", "encoder.fc1.bias", "encoder.fc2.weight", "encoder.fc2.bias",
             "decoder.fc1.weight", "decoder.fc1.bias", "decoder.fc2.weight", "decoder.fc2.bias"], names);
        Assert.Equal([5L, 6L], model.get_parameter("encoder.fc1.weight")!.shape);
        Assert.Null(model.get_parameter("encoder.fc9.weight"));
        Assert.Equal(["encoder", "decoder"], model.named_children().Select(c => c.name));
        Assert.Equal("ae", model.GetName());
    }
}
