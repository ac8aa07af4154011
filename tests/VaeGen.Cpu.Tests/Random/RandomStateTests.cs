using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Random;

/// <summary>Taking and setting the state of generators through the public API.</summary>
public sealed class RandomStateTests
{
    private static readonly Dictionary<string, Func<Generator, Tensor>> Draws = new()
    {
        ["rand"] = static g => rand(37, generator: g),
        ["rand in double precision"] = static g => rand(37, dtype: float64, generator: g),
        ["randn, few"] = static g => randn(7, generator: g),
        ["randn, many"] = static g => randn(37, generator: g),
        ["randn in double precision"] = static g => randn(5, dtype: float64, generator: g),
        ["randint"] = static g => randint(-3, 1000, 37, generator: g),
        ["randint, wide"] = static g => randint(0, 1L << 40, 37, generator: g),
        ["randperm"] = static g => randperm(37, generator: g),
        ["normal"] = static g => normal(1, 2, [9], generator: g),
        ["bernoulli"] = static g => zeros(37).bernoulli_(0.3, g),
        ["bernoulli of probabilities"] = static g => bernoulli(full(37, 0.4f), g),
        ["exponential_"] = static g => zeros(9).exponential_(2, g),
        ["uniform_ of a view"] = static g => zeros(5, 4).t().uniform_(-1, 1, g),
        ["multinomial"] = static g => ones(9).multinomial(5, replacement: true, generator: g),
        ["multinomial without replacement"] = static g => ones(9).multinomial(5, generator: g),
        ["poisson"] = static g => full(9, 3f).poisson(g),
    };

    public static TheoryData<string> Names => [.. Draws.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_state_set_back_repeats_the_draws(string name)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(11);
        // an odd number of double normals leaves one in the cache
        _ = randn(3, dtype: float64, generator: generator);
        var state = generator.get_state();
        var (first, second) = (Draws[name](generator), Draws[name](generator));
        generator.set_state(state);
        Assert.True(first.Equals(Draws[name](generator)));
        Assert.True(second.Equals(Draws[name](generator)));
        using var other = new Generator(5);
        other.set_state(state);
        Assert.True(first.Equals(Draws[name](other)));
        Assert.Equal(11, other.initial_seed());
    }

    [Fact]
    public void The_default_generators_state_is_the_whole_of_it()
    {
        using var scope = NewDisposeScope();
        var before = get_rng_state();
        try
        {
            Assert.Same(Generator.Default, manual_seed(77));
            Assert.Equal(77, initial_seed());
            Assert.Equal(77, random.initial_seed());
            var state = random.get_rng_state();
            Assert.Equal([5056L], state.shape);
            Assert.Equal(ScalarType.Byte, state.dtype);
            var drawn = new[] { rand(5), randn(5), nn.functional.dropout(ones(20)), nn.Linear(3, 2).weight! };
            random.set_rng_state(state);
            Assert.All([rand(5), randn(5), nn.functional.dropout(ones(20)), nn.Linear(3, 2).weight!], (again, i) => Assert.True(drawn[i].Equals(again)));
            set_rng_state(state);
            Assert.True(drawn[0].Equals(rand(5)));
            Assert.Equal(-3, random.manual_seed(-3).initial_seed());
            Assert.Equal(seed(), initial_seed());
            Assert.Equal(random.seed(), initial_seed());
        }
        finally
        {
            set_rng_state(before);
        }
    }

    [Fact]
    public void A_state_is_a_copy_and_may_be_set_from_a_view()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        var state = generator.get_state();
        var spread = stack([state, state], 1);
        var drawn = rand(3, generator: generator);
        generator.set_state(spread.select(1, 0));
        Assert.True(drawn.Equals(rand(3, generator: generator)));
    }

    [Fact]
    public void What_is_no_state_is_refused_and_changes_nothing()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(4);
        var state = generator.get_state();
        Assert.Contains("Float", Assert.Throws<ExternalException>(() => generator.set_state(state.@float())).Message, StringComparison.Ordinal);
        Assert.Contains("5055", Assert.Throws<ExternalException>(() => generator.set_state(state[..5055])).Message, StringComparison.Ordinal);
        Assert.Contains("1 to 624", Assert.Throws<ExternalException>(() => generator.set_state(zeros_like(state))).Message, StringComparison.Ordinal);
        Assert.True(state.Equals(generator.get_state()));
    }
}
