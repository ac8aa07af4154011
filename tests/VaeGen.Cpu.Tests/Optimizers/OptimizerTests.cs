using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Optimizers;

/// <summary>Four steps of every optimiser on one function, against PyTorch 1.13.1.</summary>
public sealed class OptimizerTests
{
    [Fact]
    public void Adam() => Check(p => optim.Adam(p, 0.1), [0.604157031f, -1.60150492f, 2.60091352f, 0.154444024f, -0.108548738f]);

    [Fact]
    public void Adam_with_decay_and_the_largest_square() => Check(
        p => optim.Adam(p, 0.05, 0.8, 0.95, 1e-6, weight_decay: 0.1, amsgrad: true),
        [0.801144838f, -1.80050945f, 2.80032802f, 0.308136106f, -0.302051663f]);

    [Fact]
    public void Adam_uphill() => Check(p => optim.Adam(p, 0.05, maximize: true), [1.20041096f, -2.20024157f, 3.20016956f, 0.700409412f, -0.70053333f]);

    [Fact]
    public void AdamW() => Check(p => optim.AdamW(p, 0.1, weight_decay: 0.2), [0.539551914f, -1.45885885f, 2.38053417f, 0.131476909f, -0.0832549706f]);

    [Fact]
    public void AdamW_with_the_largest_square() => Check(p => optim.AdamW(p, 0.1, weight_decay: 0.2, amsgrad: true), [0.539551914f, -1.45885885f, 2.38053417f, 0.131476909f, -0.0832549706f]);

    [Fact]
    public void Descent() => Check(p => optim.SGD(p, 0.05), [0.564099967f, -1.62901247f, 1.22880006f, 0.206449986f, 0.206349999f]);

    [Fact]
    public void Descent_with_momentum() => Check(
        p => optim.SGD(p, 0.02, 0.9, 0.3, 0.1), [0.42276153f, -1.68422484f, 1.35777497f, 0.122099772f, 0.794922292f]);

    [Fact]
    public void Descent_with_Nesterovs_momentum() => Check(p => optim.SGD(p, 0.02, 0.9, nesterov: true), [0.447893411f, -1.54111707f, 0.690351367f, 0.0704258829f, 0.46483621f]);

    [Fact]
    public void Descent_uphill() => Check(p => optim.SGD(p, 0.01, 0.5, maximize: true), [1.48639929f, -2.12446117f, 3.78286338f, 0.699317098f, -1.75220847f]);

    [Fact]
    public void The_first_step_of_Adam_is_the_learning_rate_against_the_sign()
    {
        using var weight = new Parameter(tensor([1f, 1f, 1f]));
        using var optimiser = optim.Adam([weight], 0.01);
        weight.grad = tensor([5f, -0.1f, 0f]);
        optimiser.step();
        Modules.Expect.Near([0.99f, 1.01f, 1f], weight);
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        using var weight = new Parameter(ones(3));
        using var optimiser = optim.Adam([weight]);
        optimiser.step();
        using var sum = weight.sum();
        Assert.Equal(3, sum.ToSingle());
    }

    [Fact]
    public void Groups_keep_their_own_options_and_take_the_rest_from_the_defaults()
    {
        using var first = new Parameter(ones(1));
        using var second = new Parameter(ones(1));
        using var optimiser = optim.SGD([new SGD.ParamGroup { Parameters = [first] }, new SGD.ParamGroup([second], new SGD.Options { LearningRate = 0.5 })], 0.1);
        first.grad = ones(1);
        second.grad = ones(1);
        optimiser.step();
        Modules.Expect.Near([0.9f], first);
        Modules.Expect.Near([0.5f], second);
        Assert.Equal([0.1, 0.5], optimiser.ParamGroups.Select(group => group.LearningRate));
        foreach (var group in optimiser.ParamGroups)
        {
            group.LearningRate = 0;
        }

        optimiser.step();
        Modules.Expect.Near([0.9f], first);
    }

    [Fact]
    public void Zero_grad_fills_gradients_with_zeros()
    {
        using var weight = new Parameter(ones(2));
        weight.grad = ones(2);
        using var optimiser = optim.SGD([weight], 0.1);
        optimiser.zero_grad();
        using var gradient = weight.grad;
        using var sum = gradient!.sum();
        Assert.Equal(0, sum.ToSingle());
    }

    [Fact]
    public void Gradients_add_up_until_they_are_zeroed_and_every_handle_sees_the_zeros()
    {
        using var scope = NewDisposeScope();
        using var weight = new Parameter(ones(2));
        using var optimiser = optim.SGD([weight], 0.1);
        (weight * 3).sum().backward();
        (weight * 4).sum().backward();
        Modules.Expect.Near([7f, 7f], weight.grad!);
        optimiser.zero_grad();
        (weight * 5).sum().backward();
        Modules.Expect.Near([5f, 5f], weight.grad!);
        var held = weight.grad!;
        optimiser.zero_grad();
        Modules.Expect.Near([0f, 0f], held);
        (weight * 2).sum().backward();
        Modules.Expect.Near([2f, 2f], held);
        optimiser.zero_grad();
        optimiser.step();
        Modules.Expect.Near([1f, 1f], weight);
    }

    [Fact]
    public void A_closure_computes_the_loss_with_gradients_on()
    {
        using var weight = new Parameter(ones(1));
        using var optimiser = optim.SGD([weight], 0.1);
        using var loss = optimiser.step(() =>
        {
            var value = (weight * 3).sum();
            value.backward();
            return value;
        });
        Assert.Equal(3, loss.ToSingle());
        Modules.Expect.Near([0.7f], weight);
    }

    [Theory]
    [InlineData(-1, 0.9)]
    [InlineData(0.1, 1.5)]
    public void Options_out_of_range_are_refused(double learningRate, double beta)
    {
        using var weight = new Parameter(ones(1));
        Assert.Throws<ArgumentException>(() => optim.Adam([weight], learningRate, beta));
    }

    [Fact]
    public void A_large_parameter_steps_as_its_elements_would()
    {
        using var scope = NewDisposeScope();
        var values = randn(100_003);
        var slopes = randn(100_003);
        using var large = new Parameter(values.clone());
        using var small = new Parameter(values[99_999].clone().reshape(1));
        large.grad = slopes;
        small.grad = slopes[99_999].reshape(1);
        using var both = optim.Adam([large, small], 0.01);
        both.step();
        both.step();
        Assert.Equal(small.detach()[0].ToSingle(), large.detach()[99_999].ToSingle());
    }

    private static void Check(Func<IEnumerable<Parameter>, optim.Optimizer> make, float[] expected)
    {
        using var first = new Parameter(tensor([1f, -2f, 3f]));
        using var second = new Parameter(tensor([0.5f, -0.5f], [2, 1]));
        using var optimiser = make([first, second]);
        for (var i = 0; i < 4; i++)
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            var loss = (first.pow(2) * tensor([1f, 0.5f, 2f])).sum() + ((second * 3) - first[0]).pow(2).sum();
            loss.backward();
            optimiser.step();
        }

        Modules.Expect.Near(expected[..3], first);
        Modules.Expect.Near(expected[3..], second, 5e-6);
    }
}
