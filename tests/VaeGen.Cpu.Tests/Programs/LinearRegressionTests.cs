using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>y = 3x − 2, found three ways: by hand with no_grad, with an optimiser, and in closed form.</summary>
public class LinearRegressionTests
{
    private const float Slope = 3f;
    private const float Intercept = -2f;

    [Fact]
    public void Gradients_applied_by_hand_under_no_grad_find_the_line()
    {
        manual_seed(1);
        var x = linspace(-1, 1, 64).reshape(-1, 1);
        var y = Slope * x + Intercept;
        var w = randn(1, 1, requires_grad: true);
        var b = zeros(1, requires_grad: true);

        for (var step = 0; step < 300; step++)
        {
            using var scope = NewDisposeScope();
            var loss = (x.matmul(w) + b - y).pow(2).mean();
            loss.backward();
            using (no_grad())
            {
                w.sub_(w.grad! * 0.3);
                b.sub_(b.grad! * 0.3);
                w.grad!.zero_();
                b.grad!.zero_();
            }
        }

        Assert.Equal(Slope, w.item<float>(), 1e-3);
        Assert.Equal(Intercept, (float)b, 1e-3);
        Assert.True(w.requires_grad);
        Assert.True(w.is_leaf);
    }

    [Fact]
    public void An_optimiser_finds_the_line_and_the_module_exposes_it()
    {
        random.manual_seed(2);
        var x = rand(128, 1) * 4 - 2;
        var y = x * Slope + Intercept + 0.01 * randn(128, 1);

        using var model = nn.Linear(1, 1);
        using var optimizer = optim.SGD(model.parameters(), 0.1, momentum: 0.5);
        using var criterion = nn.MSELoss();
        var first = 0f;
        var last = 0f;
        for (var epoch = 0; epoch < 150; epoch++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = criterion.forward(model.forward(x), y);
            loss.backward();
            optimizer.step();
            last = loss.item<float>();
            if (epoch == 0)
            {
                first = last;
            }
        }

        Assert.True(last < 1e-3 && last < first, $"{first} → {last}");
        Assert.Equal(Slope, model.weight.item<float>(), 0.02);
        Assert.Equal(Intercept, model.bias!.item<float>(), 0.02);
    }

    [Fact]
    public void The_normal_equations_of_one_feature_agree_with_autograd_at_the_minimum()
    {
        var x = tensor(new[] { 0f, 1f, 2f, 3f, 4f });
        var y = tensor(new[] { -2.1f, 1.2f, 3.9f, 7.05f, 9.95f });
        var centred = x - x.mean();
        var slope = (centred * (y - y.mean())).sum() / centred.square().sum();
        var intercept = y.mean() - slope * x.mean();

        var w = slope.detach().clone().requires_grad_();
        var b = intercept.detach().clone().requires_grad_();
        nn.functional.mse_loss(w * x + b, y).backward();

        Assert.Equal(2.995, slope.ToDouble(), 1e-4);
        Assert.Equal(0, w.grad!.ToSingle(), 1e-4);
        Assert.Equal(0, b.grad!.ToSingle(), 1e-4);
    }
}
