using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>A network of nested parts: a shared trunk, heads in a dictionary, a buffer that follows the data, hooks that watch.</summary>
public class NestedModuleTests
{
    /// <summary>Subtracts a mean that it keeps itself, as a running average of what it saw in training.</summary>
    private sealed class Centred : Module<Tensor, Tensor>
    {
        private readonly Tensor mean;

        public Centred(long features) : base(nameof(Centred))
        {
            mean = zeros(features);
            register_buffer("mean", mean);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            if (training)
            {
                using var off = no_grad();
                using var batch = input.mean([0]);
                mean.mul_(0.9).add_(batch, 0.1);
            }
            return input - mean;
        }
    }

    private sealed class TwoHeads : Module<Tensor, string, Tensor>
    {
        private readonly Sequential trunk;
        private readonly ModuleDict<Module<Tensor, Tensor>> heads = new();

        public TwoHeads() : base(nameof(TwoHeads))
        {
            trunk = Sequential(
                ("centre", new Centred(3)),
                ("body", Sequential(("lin", Linear(3, 12)), ("act", Tanh()))));
            heads.Add(("sum", Linear(12, 1)));
            heads.Add(("sign", Sequential(Linear(12, 4), ReLU(), Linear(4, 1))));
            RegisterComponents();
        }

        public override Tensor forward(Tensor input, string head) => heads[head].call(trunk.call(input));
    }

    [Fact]
    public void Names_tell_the_way_to_each_part()
    {
        using var model = new TwoHeads();
        Assert.Equal(
            [
                "trunk.body.lin.weight", "trunk.body.lin.bias", "heads.sum.weight", "heads.sum.bias",
                "heads.sign.0.weight", "heads.sign.0.bias", "heads.sign.2.weight", "heads.sign.2.bias",
            ],
            model.named_parameters().Select(parameter => parameter.name));
        Assert.Equal(["trunk.centre.mean"], model.named_buffers().Select(buffer => buffer.name));
        Assert.Equal(["trunk", "heads"], model.named_children().Select(child => child.name));
        Assert.Contains("heads.sign.1", model.named_modules().Select(module => module.name));
        Assert.Equal(9, model.state_dict().Count);
        Assert.Empty(model.parameters(recurse: false));
    }

    [Fact]
    public void Both_heads_learn_through_one_trunk()
    {
        manual_seed(8);
        using var model = new TwoHeads();
        using var optimizer = optim.AdamW(model.parameters(), 1e-2);
        var x = randn(128, 3) + 1;
        var sum = x.sum(1, keepdim: true);
        var sign = sum.gt(3).to(float32);
        (float Sum, float Sign) Losses() => (
            functional.mse_loss(model.call(x, "sum"), sum).ToSingle(),
            functional.binary_cross_entropy_with_logits(model.call(x, "sign"), sign).ToSingle());
        var before = Losses();

        for (var step = 0; step < 150; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.mse_loss(model.call(x, "sum"), sum) + functional.binary_cross_entropy_with_logits(model.call(x, "sign"), sign);
            loss.backward();
            optimizer.step();
        }

        model.eval();
        var after = Losses();
        Assert.True(after.Sum < before.Sum / 10, $"{before.Sum} to {after.Sum}");
        Assert.True(after.Sign < before.Sign / 2, $"{before.Sign} to {after.Sign}");
        Assert.True(model.get_buffer("trunk.centre.mean")!.allclose(x.mean([0]), rtol: 1e-3));
    }

    [Fact]
    public void A_saved_model_answers_as_the_old_one_did()
    {
        manual_seed(9);
        using TwoHeads model = new(), other = new();
        var x = randn(5, 3);
        _ = model.call(x, "sum");
        model.eval();
        other.eval();
        Assert.NotEqual(model.call(x, "sign"), other.call(x, "sign"));

        using var file = new MemoryStream();
        model.save(file);
        other.load(new MemoryStream(file.ToArray()));

        Assert.Equal(model.call(x, "sign"), other.call(x, "sign"));
        Assert.Equal(model.get_buffer("trunk.centre.mean")!, other.get_buffer("trunk.centre.mean")!);
    }

    [Fact]
    public void Hooks_see_and_change_what_passes()
    {
        using var scope = NewDisposeScope();
        using var lin = Linear(2, 2, hasBias: false);
        using (no_grad())
        {
            lin.weight!.copy_(eye(2));
        }
        var seen = new List<string>();
        var before = lin.register_forward_pre_hook((module, input) =>
        {
            seen.Add($"in {input.sum().ToSingle()}");
            return input * 2;
        });
        var after = lin.register_forward_hook((module, input, output) =>
        {
            seen.Add($"out {output.sum().ToSingle()}");
            return output + 1;
        });
        var y = lin.call(ones(1, 2));
        Assert.Equal([3f, 3f], y.data<float>().ToArray());
        Assert.Equal(["in 2", "out 4"], seen);

        // forward itself runs none
        Assert.Equal([1f, 1f], lin.forward(ones(1, 2)).data<float>().ToArray());
        before.remove();
        after.remove();
        Assert.Equal([1f, 1f], lin.call(ones(1, 2)).data<float>().ToArray());
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void A_sequential_is_read_like_a_list()
    {
        using var model = Sequential(Linear(4, 3), ReLU(), Linear(3, 2));
        Assert.Equal(3, model.Count);
        Assert.Equal(3, ((Linear)model[0]).out_features);
        Assert.IsType<ReLU>(model[1]);
        model.append(Sigmoid()).append("last", Linear(2, 1));
        Assert.Equal(["0", "1", "2", "3", "last"], model.named_children().Select(child => child.name));
        using var head = model[(0, 2)];
        Assert.Equal(2, head.Count);
        Assert.Equal([5, 3], head.call(ones(5, 4)).shape);
        Assert.Equal([5, 1], model.call(ones(5, 4)).shape);
    }
}
