using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>A classifier of real digits, written as TorchSharp's users write one.</summary>
public class DigitClassifierTests
{
    private sealed class Classifier : Module<Tensor, Tensor>
    {
        private readonly Linear fc1 = Linear(ShippedDigits.Pixels, 64);
        private readonly Linear fc2 = Linear(64, 10);
        private readonly Dropout drop = Dropout(0.1);

        public Classifier() : base(nameof(Classifier)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var h = drop.forward(relu(fc1.forward(input)));
            return fc2.forward(h).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void Cross_entropy_and_adam_learn_to_read_digits()
    {
        manual_seed(1);
        var (images, labels) = ShippedDigits.Load(2000);
        var (testImages, testLabels) = ShippedDigits.Load(500, skip: 9000);
        using var model = new Classifier();
        var optimizer = optim.Adam(model.parameters(), 2e-3);
        const int BatchSize = 100;

        model.train();
        for (var epoch = 0; epoch < 4; epoch++)
        {
            using var order = randperm(images.shape[0]);
            for (var at = 0L; at < images.shape[0]; at += BatchSize)
            {
                using var scope = NewDisposeScope();
                var rows = order[TensorIndex.Slice(at, at + BatchSize)];
                var loss = cross_entropy(model.forward(images.index_select(0, rows)), labels.index_select(0, rows));
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
            }
        }

        model.eval();
        using (no_grad())
        {
            var guesses = model.forward(testImages).argmax(1);
            var accuracy = guesses.eq(testLabels).to_type(ScalarType.Float32).mean().item<float>();
            Assert.True(accuracy > 0.85, $"{accuracy:P1} of the held-out digits read rightly");
            Assert.Equal((long)(accuracy * 500 + 0.5f), guesses.eq(testLabels).sum().item<long>());
            Assert.False(guesses.requires_grad);
        }
    }

    [Fact]
    public void Log_softmax_with_nll_is_cross_entropy()
    {
        manual_seed(3);
        var logits = randn(6, 10, requires_grad: true);
        var target = randint(0, 10, 6, dtype: int64);

        var direct = cross_entropy(logits, target);
        var parts = nll_loss(log_softmax(logits, 1), target);
        var module = CrossEntropyLoss(reduction: Reduction.Sum).forward(logits, target) / 6;
        direct.backward();

        Assert.Equal(direct.item<float>(), parts.item<float>(), 1e-5);
        Assert.Equal(direct.item<float>(), module.item<float>(), 1e-5);
        // d/dlogits = (softmax − one-hot) / batch: every row sums to nothing
        var expected = (softmax(logits, 1) - one_hot(target, 10)) / 6.0;
        Assert.True(expected.allclose(logits.grad!, rtol: 1e-4, atol: 1e-6));
        Assert.True(logits.grad!.sum(1).abs().max().ToSingle() < 1e-6f);
    }
}
