using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Optimisers with groups and with rates that change while they train.</summary>
public class LearningRateTests
{
    [Fact]
    public void A_rate_changed_through_the_groups_is_the_rate_of_the_next_step()
    {
        var w = new Parameter(zeros(1));
        using var optimizer = optim.SGD([w], learningRate: 1.0);
        float Step()
        {
            optimizer.zero_grad();
            (-1 * w).sum().backward();
            var before = w.item<float>();
            optimizer.step();
            return w.item<float>() - before;
        }

        Assert.Equal(1f, Step(), 1e-6);
        foreach (var group in optimizer.ParamGroups)
        {
            group.LearningRate = 0.25;
        }
        Assert.Equal(0.25f, Step(), 1e-6);
        Assert.Equal(1.0, optimizer.ParamGroups.Single().InitialLearningRate);
    }

    [Fact]
    public void Groups_have_rates_of_their_own()
    {
        using var slow = nn.Linear(1, 1, hasBias: false);
        using var fast = nn.Linear(1, 1, hasBias: false);
        using (no_grad())
        {
            slow.weight!.fill_(1);
            fast.weight!.fill_(1);
        }
        using var optimizer = optim.SGD(
        [
            new SGD.ParamGroup(slow.parameters(), new SGD.Options { LearningRate = 0.01 }),
            new SGD.ParamGroup(fast.parameters(), new SGD.Options { LearningRate = 0.5 }),
        ], 0.1);

        (slow.forward(ones(1, 1)) + fast.forward(ones(1, 1))).sum().backward();
        optimizer.step();

        Assert.Equal(0.99f, slow.weight!.item<float>(), 1e-6);
        Assert.Equal(0.5f, fast.weight!.item<float>(), 1e-6);
        Assert.Equal(2, optimizer.ParamGroups.Count());
    }

    [Fact]
    public void Adam_walks_by_the_learning_rate_at_first()
    {
        var w = new Parameter(tensor(new[] { 5f, -5f }));
        using var optimizer = optim.Adam([w], lr: 0.1);
        (w * tensor(new[] { 100f, 0.01f })).sum().backward();
        optimizer.step();

        Assert.Equal([4.9f, -5.1f], w.data<float>().ToArray().Select(v => MathF.Round(v, 3)));
    }

    [Fact]
    public void A_cosine_by_hand_ends_at_zero_rate()
    {
        var w = new Parameter(ones(3));
        using var optimizer = optim.AdamW([w], lr: 0.05, weight_decay: 0);
        const int Steps = 40;
        var rates = new List<double>();
        for (var step = 0; step < Steps; step++)
        {
            var rate = 0.05 * 0.5 * (1 + Math.Cos(Math.PI * step / (Steps - 1)));
            foreach (var group in optimizer.ParamGroups)
            {
                group.LearningRate = rate;
            }
            optimizer.zero_grad();
            w.square().sum().backward();
            optimizer.step();
            rates.Add(optimizer.ParamGroups.First().LearningRate);
        }

        Assert.Equal(0, rates[^1], 1e-12);
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.True(w.abs().max().ToSingle() < 0.3f);
    }
}
