using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>How modules find, name and refuse their parts.</summary>
public class ModuleRegistrationTests
{
    private sealed class Fields : Module<Tensor, Tensor>
    {
        private readonly Linear zeta = Linear(1, 1);
        private readonly Linear alpha = Linear(1, 1, hasBias: false);
        private readonly Linear? none;
        private readonly Parameter gain = new(ones(1));
        private readonly Tensor offset = zeros(1);
        private readonly int unrelated = 3;

        public Fields() : base("fields")
        {
            none = null;
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => none is null ? zeta.forward(alpha.forward(input)) * gain + offset * unrelated : input;
    }

    private sealed class Renamed : Module<Tensor, Tensor>
    {
        [ComponentName(Name = "projection")]
        private readonly Linear layer = Linear(2, 2);

        public Renamed() : base("renamed") => RegisterComponents();

        public override Tensor forward(Tensor input) => layer.forward(input);
    }

    private sealed class Shared : Module<Tensor, Tensor>
    {
        public Shared() : base("shared")
        {
            var layer = Linear(2, 2);
            register_module("first", layer);
            register_module("again", layer);
        }

        public override Tensor forward(Tensor input) => input;
    }

    [Fact]
    public void Fields_register_under_their_names_in_the_order_they_are_declared()
    {
        using var module = new Fields();

        Assert.Equal(["zeta", "alpha"], module.named_children().Select(c => c.name));
        Assert.Equal(["gain", "zeta.weight", "zeta.bias", "alpha.weight"], module.named_parameters().Select(p => p.name));
        Assert.Equal(["gain"], module.named_parameters(recurse: false).Select(p => p.name));
        Assert.Equal(["offset"], module.named_buffers().Select(b => b.name));
        Assert.Equal(["gain", "zeta.weight", "zeta.bias", "alpha.weight", "offset"], module.state_dict().Keys);
        Assert.False(module.get_buffer("offset")!.requires_grad);
    }

    [Fact]
    public void An_attribute_renames_a_component()
    {
        using var module = new Renamed();
        Assert.Equal(["projection.weight", "projection.bias"], module.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void A_shared_layer_lists_its_parameters_once()
    {
        using var module = new Shared();
        Assert.Equal(["first.weight", "first.bias"], module.named_parameters().Select(p => p.name));
        Assert.Equal(2, module.children().Count());
    }

    [Fact]
    public void Names_are_taken_once_and_without_dots()
    {
        using var module = new Fields();
        Assert.Throws<InvalidOperationException>(() => module.register_module("zeta", Linear(1, 1)));
        Assert.Throws<InvalidOperationException>(() => module.register_parameter("gain", new Parameter(ones(1))));
        Assert.Throws<InvalidOperationException>(() => module.register_buffer("offset", ones(1)));
        Assert.Throws<ArgumentException>(() => module.register_module("a.b", Linear(1, 1)));
        Assert.Throws<ArgumentException>(() => module.register_module("", Linear(1, 1)));
        Assert.Throws<ArgumentNullException>(() => module.register_parameter("p", null!));
        Assert.Throws<ArgumentNullException>(() => module.register_buffer("b", null!));
    }

    [Fact]
    public void A_sequential_names_by_position_or_as_told()
    {
        using var byPosition = Sequential(Linear(2, 2), ReLU(), Linear(2, 1, hasBias: false));
        using var named = Sequential(("in", Linear(2, 2)), ("act", ReLU()));
        named.append("out", Linear(2, 1));
        byPosition.append(Sigmoid());

        Assert.Equal(["0.weight", "0.bias", "2.weight"], byPosition.named_parameters().Select(p => p.name));
        Assert.Equal(["in", "act", "out"], named.named_children().Select(c => c.name));
        Assert.Equal(4, byPosition.Count);
        Assert.IsType<Linear>(byPosition[2]);
        Assert.Equal(["2.weight"], byPosition[1..3].named_parameters().Select(p => p.name));
        Assert.Equal([5L, 1L], named.forward(ones(5, 2)).shape);
    }

    [Fact]
    public void Modules_that_pass_their_input_on_do_not_let_it_be_disposed()
    {
        using var x = ones(2, 2);
        using var nothing = Sequential();
        using var net = Sequential(Identity(), Dropout(0.5), Identity());
        net.eval();

        using (var y = net.forward(x))
        using (var z = nothing.forward(x))
        {
            Assert.True(y.allclose(x) && z.allclose(x));
        }
        Assert.False(x.IsInvalid);
        Assert.Equal(4f, x.sum().item<float>());
    }

    [Fact]
    public void Hooks_run_around_a_call_until_removed()
    {
        using var layer = Linear(3, 2);
        var calls = new List<string>();
        var before = layer.register_forward_pre_hook((_, input) =>
        {
            calls.Add("before");
            return input;
        });
        var after = layer.register_forward_hook((_, _, output) =>
        {
            calls.Add("after");
            return output * 0;
        });

        Assert.Equal(0f, layer.call(ones(1, 3)).abs().sum().ToSingle());
        before.remove();
        after.remove();
        Assert.NotEqual(0f, layer.call(ones(1, 3)).abs().sum().ToSingle());
        Assert.Equal(["before", "after"], calls);
    }

    [Fact]
    public void A_linear_layer_is_what_its_weights_say()
    {
        using var layer = Linear(3, 2);
        Assert.Equal([2L, 3L], layer.weight!.shape);
        Assert.Equal([2L], layer.bias!.shape);
        Assert.True(layer.weight.requires_grad && layer.weight.is_leaf);
        Assert.Equal((3L, 2L), (layer.in_features, layer.out_features));
        Assert.Null(Linear(3, 2, hasBias: false).bias);

        var x = arange(6, dtype: float32).reshape(2, 3);
        var expected = x.matmul(layer.weight.t()) + layer.bias;
        Assert.True(layer.forward(x).allclose(expected));
        Assert.Equal([4L, 5L, 2L], layer.forward(ones(4, 5, 3)).shape);

        layer.weight = new Parameter(zeros(2, 3));
        layer.bias = new Parameter(ones(2));
        Assert.True(layer.forward(x).eq(1).all().item<bool>());
        Assert.Equal(["weight", "bias"], layer.named_parameters().Select(p => p.name));
        Assert.Equal(0f, layer.get_parameter("weight")!.abs().sum().item<float>());
    }
}
