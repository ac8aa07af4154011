using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>A convolutional classifier in the manner of TorchSharp's MNIST example: convolution, normalisation, pooling, dropout.</summary>
public class ShapeClassifierTests
{
    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Conv2d conv1 = Conv2d(1, 8, 3, padding: 1);
        private readonly Conv2d conv2 = Conv2d(8, 16, 3);
        private readonly BatchNorm2d norm = BatchNorm2d(8);
        private readonly MaxPool2d pool = MaxPool2d(kernel_size: [2, 2]);
        private readonly Dropout dropout = Dropout(0.25);
        private readonly Flatten flatten = Flatten();
        private readonly Linear fc = Linear(16 * 2 * 2, 3);

        public Net() : base(nameof(Net)) => RegisterComponents();

        public override Tensor forward(Tensor input)
        {
            using var scope = NewDisposeScope();
            var x = pool.call(relu(norm.call(conv1.call(input))));
            x = avg_pool2d(relu(conv2.call(x)), [2, 2]);
            x = fc.call(dropout.call(flatten.call(x)));
            return log_softmax(x, 1).MoveToOuterDisposeScope();
        }
    }

    [Fact]
    public void It_learns_to_tell_shapes_apart()
    {
        manual_seed(6);
        using var outer = NewDisposeScope();
        var (images, labels) = DrawnShapes.Draw(240, seed: 3);
        var (unseen, answers) = DrawnShapes.Draw(90, seed: 4);
        using var model = new Net();
        using var optimizer = optim.Adam(model.parameters(), 5e-3);
        var scheduler = optim.lr_scheduler.ExponentialLR(optimizer, 0.9);
        using var loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(images, labels), 24, shuffle: true, seed: 2);

        model.train();
        for (var epoch = 0; epoch < 8; epoch++)
        {
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                nll_loss(model.call(batch[0]), batch[1]).backward();
                optimizer.step();
            }
            scheduler.step();
        }

        model.eval();
        using var off = no_grad();
        var accuracy = model.call(unseen).argmax(1).eq(answers).to(float32).mean().ToSingle();
        Assert.True(accuracy > 0.95, $"{accuracy:P1} of the unseen shapes read rightly");
    }

    [Fact]
    public void A_picture_can_be_changed_to_fool_it()
    {
        // The fast gradient sign method: the gradient by the input, not by the weights.
        manual_seed(7);
        using var scope = NewDisposeScope();
        using var model = new Net();
        model.eval();
        var (images, labels) = DrawnShapes.Draw(12, seed: 5);
        var x = images.requires_grad_();
        var before = nll_loss(model.call(x), labels);
        before.backward();
        var fooled = (x.detach() + (0.1 * x.grad!.sign())).clamp(0, 1);
        Assert.True(nll_loss(model.call(fooled), labels).ToSingle() > before.ToSingle());
    }
}
