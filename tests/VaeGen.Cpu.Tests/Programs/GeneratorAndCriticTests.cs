using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Two networks against each other, each with an optimiser of its own: a small GAN on points of a line.</summary>
public class GeneratorAndCriticTests
{
    private const int Noise = 2;

    [Fact]
    public void The_generator_learns_where_the_data_lie()
    {
        manual_seed(12);
        using var generator = Sequential(("in", Linear(Noise, 16)), ("act", ReLU()), ("out", Linear(16, 2)));
        using var critic = Sequential(("in", Linear(2, 16)), ("act", LeakyReLU(0.2)), ("out", Linear(16, 1)));
        using var makes = optim.Adam(generator.parameters(), 5e-3, beta1: 0.5);
        using var judges = optim.Adam(critic.parameters(), 5e-3, beta1: 0.5);
        using var loss = BCEWithLogitsLoss();
        var before = DistanceToData(generator);

        for (var step = 0; step < 400; step++)
        {
            using var scope = NewDisposeScope();
            var real = Data(64);
            var fake = generator.call(randn(64, Noise));

            // The critic sees the fake points as constants, ...
            judges.zero_grad();
            var judged = loss.call(critic.call(real), ones(64, 1)) + loss.call(critic.call(fake.detach()), zeros(64, 1));
            judged.backward();
            judges.step();

            // ... the generator learns through the critic, which stays as it is.
            makes.zero_grad();
            loss.call(critic.call(fake), ones(64, 1)).backward();
            makes.step();
        }

        Assert.True(before > 2, $"it starts {before} from the data");
        var after = DistanceToData(generator);
        Assert.True(after < 0.7, $"it ends {after} from the data");
    }

    [Fact]
    public void A_step_of_one_optimiser_leaves_the_other_network_alone()
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        using var generator = Linear(Noise, 2);
        using var critic = Linear(2, 1);
        using var makes = optim.SGD(generator.parameters(), 0.1);
        var kept = critic.weight!.clone();
        var moved = generator.weight!.clone();

        critic.call(generator.call(ones(4, Noise))).sum().backward();
        makes.step();

        Assert.NotNull(critic.weight!.grad);
        Assert.Equal(kept, critic.weight!);
        Assert.NotEqual(moved, generator.weight!);
        makes.zero_grad();
        Assert.True(critic.weight!.grad!.abs().sum().ToSingle() > 0);
    }

    /// <summary>Points [count, 2] around (2, −1).</summary>
    private static Tensor Data(int count) => (randn(count, 2) * 0.3) + tensor(new[] { 2f, -1f });

    private static float DistanceToData(Module<Tensor, Tensor> generator)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return (generator.call(randn(256, Noise)).mean([0]) - tensor(new[] { 2f, -1f })).norm().ToSingle();
    }
}
