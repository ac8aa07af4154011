using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Modules that people write themselves: own parameters, buffers, children in a list, modes.</summary>
public class ModuleTests
{
    /// <summary>y = x·Wᵀ ⊙ gain, with a count of its calls in a buffer.</summary>
    private sealed class Scaled : Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Parameter gain;
        private readonly Tensor calls;

        public Scaled(long inputs, long outputs) : base(nameof(Scaled))
        {
            weight = new Parameter(randn(outputs, inputs) / Math.Sqrt(inputs));
            gain = Parameter(ones(outputs), requires_grad: false);
            calls = zeros(1, dtype: int64);
            register_parameter("w", weight);
            register_parameter("gain", gain);
            register_buffer("calls", calls);
        }

        public long Calls => calls.item<long>();

        public override Tensor forward(Tensor input)
        {
            if (training)
            {
                using var frozen = no_grad();
                calls.add_(1);
            }
            return input.matmul(weight.t()) * gain;
        }
    }

    private sealed class Stack : Module<Tensor, Tensor>
    {
        private readonly ModuleList<Module<Tensor, Tensor>> layers = new();

        public Stack(params int[] sizes) : base(nameof(Stack))
        {
            for (var i = 0; i + 1 < sizes.Length; i++)
            {
                layers.Add(Linear(sizes[i], sizes[i + 1]));
            }
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var h = input;
            foreach (var layer in layers)
            {
                h = functional.elu(layer.call(h), 1.0);
            }
            return h;
        }
    }

    private sealed class TwoInputs : Module<Tensor, Tensor, Tensor>
    {
        private readonly Linear left = Linear(2, 3);
        private readonly Linear right = Linear(4, 3);

        public TwoInputs() : base(nameof(TwoInputs)) => RegisterComponents();

        public override Tensor forward(Tensor input1, Tensor input2) => left.forward(input1) + right.forward(input2);
    }

    [Fact]
    public void Own_parameters_train_and_own_buffers_do_not()
    {
        manual_seed(4);
        using var module = new Scaled(4, 2);
        using var optimizer = optim.SGD(module.parameters().Where(p => p.requires_grad), 0.1);
        var x = randn(16, 4);
        var target = x[.., ..2];
        var before = functional.mse_loss(module.forward(x), target).ToSingle();

        for (var step = 0; step < 60; step++)
        {
            optimizer.zero_grad();
            functional.mse_loss(module.forward(x), target).backward();
            optimizer.step();
        }

        Assert.True(functional.mse_loss(module.forward(x), target).ToSingle() < before / 5);
        Assert.Equal(["w", "gain"], module.named_parameters().Select(p => p.name));
        Assert.Equal(["calls"], module.named_buffers().Select(b => b.name));
        Assert.Equal(62, module.Calls);
        Assert.True(module.has_parameter("gain") && module.has_buffer("calls") && !module.has_parameter("calls"));
        Assert.True(module.get_parameter("gain")!.eq(1).all().item<bool>());
    }

    [Fact]
    public void Eval_and_train_reach_every_child()
    {
        using var model = Sequential(Linear(3, 3), Dropout(0.9), Sequential(Dropout(0.9)));
        var x = ones(200, 3);

        model.eval();
        Assert.False(model.training);
        Assert.All(model.children(), child => Assert.False(child.training));
        Assert.True(model.forward(x)[0].allclose(model.forward(x)[1]));

        model.train();
        Assert.All(model.named_modules(), m => Assert.True(m.module.training));
        var zeros = model.forward(x).eq(0).to(float32).mean().ToSingle();
        Assert.InRange(zeros, 0.95f, 1f);
    }

    [Fact]
    public void A_module_list_runs_and_registers_its_layers()
    {
        manual_seed(5);
        using var stack = new Stack(4, 8, 2);

        Assert.Equal(new long[] { 7, 2 }, stack.call(randn(7, 4)).shape);
        Assert.Equal(["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias"], stack.state_dict().Keys);
    }

    [Fact]
    public void Apply_initialises_every_linear()
    {
        using var stack = new Stack(6, 5, 4);
        stack.apply(m =>
        {
            if (m is Linear linear)
            {
                init.xavier_uniform_(linear.weight!);
                init.zeros_(linear.bias!);
            }
        });

        Assert.All(stack.named_parameters(), p =>
        {
            if (p.name.EndsWith("bias", StringComparison.Ordinal))
            {
                Assert.Equal(0, p.parameter.abs().sum().ToSingle());
            }
            else
            {
                var bound = Math.Sqrt(6.0 / (p.parameter.size(0) + p.parameter.size(1)));
                Assert.InRange(p.parameter.abs().max().ToSingle(), bound / 2, bound);
            }
        });
    }

    [Fact]
    public void Two_inputs_and_a_frozen_half()
    {
        using var model = new TwoInputs();
        foreach (var (name, p) in model.named_parameters())
        {
            p.requires_grad = !name.StartsWith("left", StringComparison.Ordinal);
        }

        model.call(ones(5, 2), ones(5, 4)).sum().backward();

        Assert.Null(model.get_parameter("left.weight")!.grad);
        Assert.True(model.get_parameter("right.weight")!.grad!.eq(5).all().ToBoolean());
    }

    [Fact]
    public void Converting_a_module_converts_its_parameters()
    {
        using var net = Sequential(Linear(2, 3), ReLU(), Linear(3, 1));
        net.to(ScalarType.Float64);

        Assert.All(net.parameters(), p => Assert.Equal(float64, p.dtype));
        Assert.Equal(float64, net.forward(rand(4, 2, dtype: float64)).dtype);
        Assert.True(net.parameters().All(p => p.is_leaf && p.requires_grad));
        Assert.Equal(DeviceType.CPU, net.cpu().parameters().First().device_type);
    }
}
