using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Optimisers' groups, state and how both are carried over.</summary>
public class OptimizerStateTests
{
    private static void Step(OptimizerHelper optimizer, Parameter w)
    {
        optimizer.zero_grad();
        (w * w).sum().backward();
        optimizer.step();
    }

    [Theory]
    [InlineData("adam")]
    [InlineData("adamw")]
    [InlineData("sgd")]
    public void State_carries_a_run_on_as_if_it_had_not_stopped(string kind)
    {
        OptimizerHelper Create(Parameter w) => kind switch
        {
            "adam" => optim.Adam([w], 0.05, amsgrad: true),
            "adamw" => optim.AdamW([w], 0.05, weight_decay: 0.1),
            _ => optim.SGD([w], 0.05, momentum: 0.9),
        };
        var straight = new Parameter(tensor(new[] { 1f, -2f, 3f }));
        using var optimizer = Create(straight);
        Step(optimizer, straight);
        Step(optimizer, straight);

        var resumed = new Parameter(straight.detach().clone());
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            optimizer.save_state_dict(writer);
        }
        memory.Position = 0;
        using var other = Create(resumed);
        using (var reader = new BinaryReader(memory))
        {
            other.load_state_dict(reader);
        }
        Step(optimizer, straight);
        Step(other, resumed);

        Assert.Equal(straight.data<float>().ToArray(), resumed.data<float>().ToArray());
    }

    [Fact]
    public void The_state_of_another_optimiser_is_refused()
    {
        var w = new Parameter(ones(1));
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            optim.SGD([w], 0.1).save_state_dict(writer);
        }
        memory.Position = 0;
        using var reader = new BinaryReader(memory);
        Assert.Throws<InvalidDataException>(() => optim.Adam([w]).load_state_dict(reader));
    }

    [Fact]
    public void State_dictionaries_must_have_as_many_states()
    {
        var one = new Parameter(ones(1));
        var two = new Parameter(ones(1));
        var small = optim.Adam([one]).state_dict();
        using var large = optim.Adam([one, two]);
        Assert.Throws<ArgumentException>(() => large.load_state_dict(small));
        Assert.Single(small.Options);
        Assert.Single(small.State);
    }

    [Fact]
    public void A_group_fills_in_the_options_it_leaves_out()
    {
        var w = new Parameter(ones(1));
        var group = new Adam.ParamGroup([w], new Adam.Options { beta1 = 0.5 });
        using var optimizer = optim.Adam([group], lr: 0.02, beta2: 0.99, weight_decay: 0.3);

        Assert.Equal(0.02, optimizer.ParamGroups.Single().LearningRate);
        Assert.Equal(0.02, optimizer.ParamGroups.Single().InitialLearningRate);
        Assert.Equal((0.5, 0.99), group.Betas);
        Assert.Equal(0.3, group.Options.weight_decay);
        Assert.Equal(1e-8, group.Options.eps);

        optimizer.add_param_group(new Adam.ParamGroup([new Parameter(ones(2))], lr: 0.5));
        Assert.Equal([0.02, 0.5], optimizer.ParamGroups.Select(g => g.LearningRate));
        Assert.Equal(3, optimizer.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void Parameters_without_a_gradient_stay()
    {
        var used = new Parameter(ones(1));
        var unused = new Parameter(ones(1));
        using var optimizer = optim.AdamW([used, unused], 0.1, weight_decay: 0.5);
        Step(optimizer, used);

        Assert.NotEqual(1f, used.item<float>());
        Assert.Equal(1f, unused.item<float>());
    }

    [Fact]
    public void A_closure_gives_the_loss_back()
    {
        var w = new Parameter(ones(1));
        using var optimizer = optim.SGD([w], 0.25);
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var l = (w * w).sum();
            l.backward();
            return l;
        });

        Assert.Equal(1f, loss!.item<float>());
        Assert.Equal(0.5f, w.item<float>());
        Assert.Null(optimizer.step());
    }

    [Fact]
    public void Maximising_climbs()
    {
        var w = new Parameter(ones(1));
        using var optimizer = optim.SGD([w], 0.25, maximize: true);
        Step(optimizer, w);
        Assert.Equal(1.5f, w.item<float>());
        Assert.Same(w, optimizer.parameters().Single());
    }

    [Fact]
    public void Zeroed_gradients_of_an_optimiser_are_zeros()
    {
        var w = new Parameter(ones(2));
        using var optimizer = optim.SGD([w], 0.1);
        w.sum().backward();
        optimizer.zero_grad();
        Assert.Equal([0f, 0f], w.grad!.data<float>().ToArray());
    }
}
