using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Trees of modules: names, order, modes, states and lifetimes.</summary>
public sealed class ModuleTests
{
    [Fact]
    public void RegisterComponents_finds_modules_parameters_and_buffers_by_their_fields()
    {
        using var model = new Model();
        Assert.Equal(["scale", "first.weight", "first.bias", "second.weight"], model.named_parameters().Select(entry => entry.name));
        Assert.Equal(["mean"], model.named_buffers().Select(entry => entry.name));
        Assert.Equal(["first", "second"], model.named_children().Select(entry => entry.name));
        Assert.Equal(["first", "second"], model.named_modules().Select(entry => entry.name));
    }

    [Fact]
    public void Names_descend_level_by_level()
    {
        using var outer = new Outer();
        Assert.Equal(["inner", "head", "inner.first", "inner.second"], outer.named_modules().Select(entry => entry.name));
        Assert.Equal(
            ["inner.scale", "inner.first.weight", "inner.first.bias", "inner.second.weight", "head.weight", "head.bias"],
            outer.named_parameters().Select(entry => entry.name));
        Assert.Same(outer.get_parameter("inner.first.weight"), ((Linear)outer.named_modules().First(entry => entry.name == "inner.first").module).weight);
        Assert.True(outer.has_parameter("head.bias"));
        Assert.True(outer.has_buffer("inner.mean"));
        Assert.False(outer.has_parameter("inner.mean"));
        Assert.Null(outer.get_parameter("nowhere.weight"));
    }

    [Fact]
    public void A_shared_parameter_is_listed_once()
    {
        using var model = new Tied();
        Assert.Single(model.parameters());
        Assert.Equal(["a.weight", "b.weight"], model.state_dict().Keys);
    }

    [Fact]
    public void Modes_reach_every_submodule()
    {
        using var outer = new Outer();
        outer.eval();
        Assert.All(outer.modules(), module => Assert.False(module.training));
        outer.train();
        Assert.True(outer.training);
        Assert.All(outer.modules(), module => Assert.True(module.training));
    }

    [Fact]
    public void Apply_visits_children_before_their_parent()
    {
        using var outer = new Outer();
        var visited = new List<string>();
        outer.apply(module => visited.Add(module.GetName()));
        Assert.Equal(["Linear", "Linear", "Model", "Linear", "Outer"], visited);
    }

    [Fact]
    public void Gradients_are_forgotten_or_set_to_zero()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 1);
        layer.call(ones(1, 2)).sum().backward();
        layer.zero_grad(set_to_none: false);
        Assert.Equal(0, layer.weight.grad!.abs().sum().ToSingle());
        layer.zero_grad();
        Assert.Null(layer.weight.grad);
    }

    [Fact]
    public void What_cannot_be_registered_is_refused_by_name()
    {
        using var model = new Model();
        using var other = nn.Linear(1, 1);
        Assert.Contains("first", Assert.Throws<InvalidOperationException>(() => model.register_module("first", other)).Message, StringComparison.Ordinal);
        Assert.Contains("a.b", Assert.Throws<ArgumentException>(() => model.register_module("a.b", other)).Message, StringComparison.Ordinal);
        Assert.Contains("scale", Assert.Throws<InvalidOperationException>(() => model.register_parameter("scale", other.weight)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => model.register_buffer("nothing", null!));
        using var activation = nn.ReLU();
        Assert.Throws<InvalidOperationException>(() => activation.register_parameter("weight", other.weight));
    }

    [Fact]
    public void Hooks_run_in_order_and_can_change_what_passes()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Identity();
        var calls = new List<string>();
        var first = layer.register_forward_pre_hook((_, x) =>
        {
            calls.Add("before");
            return x + 1;
        });
        layer.register_forward_hook((_, x, y) =>
        {
            calls.Add("after");
            return y * 10;
        });
        layer.register_forward_hook(_ => calls.Add("end"));
        Assert.Equal(20, layer.call(ones(1)).ToSingle());
        Assert.Equal(1, layer.forward(ones(1)).ToSingle());
        first.remove();
        Assert.Equal(10, layer.call(ones(1)).ToSingle());
        Assert.Equal(["before", "after", "end", "after", "end"], calls);
    }

    [Fact]
    public void Conversion_keeps_parameters_their_gradients_and_the_optimisers_hold_on_them()
    {
        using var scope = NewDisposeScope();
        using var model = new Model();
        using var optimiser = optim.SGD(model.parameters(), 1.0);
        Assert.Same(model, model.to(ScalarType.Float64));
        Assert.All(model.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.Equal(ScalarType.Float64, model.mean.dtype);
        model.call(ones(1, 3, dtype: ScalarType.Float64)).sum().backward();
        var before = model.first.weight.detach().clone();
        optimiser.step();
        Assert.False(before.allclose(model.first.weight));
        Assert.Throws<ArgumentException>(() => model.to(ScalarType.Int64));
        Assert.Equal(ScalarType.Float32, model.to(ScalarType.Float32).scale.dtype);
    }

    [Fact]
    public void Disposing_a_module_disposes_of_everything_in_it()
    {
        var model = new Model();
        var weight = model.first.weight;
        model.Dispose();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => weight.sum());
        Assert.Throws<ObjectDisposedException>(() => model.mean.sum());
    }

    [Fact]
    public void A_layer_made_in_a_dispose_scope_outlives_it()
    {
        Linear layer;
        using (NewDisposeScope())
        {
            layer = nn.Linear(2, 2);
        }

        using (layer)
        using (var sum = layer.weight.sum())
        {
            Assert.True(float.IsFinite(sum.ToSingle()));
        }
    }

    private sealed class Model : nn.Module<Tensor, Tensor>
    {
        public readonly Linear first;
        private readonly nn.Module<Tensor, Tensor> second;
        public readonly Parameter scale = new(ones(1));
        public readonly Tensor mean = zeros(2);

        public Model()
            : base(nameof(Model))
        {
            first = nn.Linear(3, 2);
            second = nn.Linear(2, 2, hasBias: false);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => (second.call(first.call(input)) * scale) + mean;
    }

    private sealed class Outer : nn.Module<Tensor, Tensor>
    {
        private readonly Model inner = new();
        private readonly Linear head = nn.Linear(2, 1);

        public Outer()
            : base(nameof(Outer)) => RegisterComponents();

        public override Tensor forward(Tensor input) => head.call(inner.call(input));
    }

    private sealed class Tied : nn.Module
    {
        public Tied()
            : base(nameof(Tied))
        {
            var weight = new Parameter(ones(2, 2));
            register_module("a", nn.Linear(weight));
            register_module("b", nn.Linear(weight));
        }
    }
}
