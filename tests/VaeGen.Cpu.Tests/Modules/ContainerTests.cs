using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Modules made of modules and parameters.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void A_sequence_runs_its_modules_in_order()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2));
        var x = randn(5, 3);
        var expected = ((Linear)model[2]).call(((Linear)model[0]).call(x).relu());
        Assert.True(expected.Equals(model.call(x)));
        Assert.False(x.IsInvalid);
        Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], model.named_parameters().Select(entry => entry.name));
    }

    [Fact]
    public void Every_way_to_write_a_sequence_gives_the_same()
    {
        using var scope = NewDisposeScope();
        Linear a = nn.Linear(2, 2), b = nn.Linear(2, 2);
        var x = ones(1, 2);
        var expected = b.call(a.call(x));
        Sequential[] models =
        [
            nn.Sequential(a, b),
            nn.Sequential(("first", a), ("second", b)),
            nn.Sequential(Tuple.Create<string, nn.Module<Tensor, Tensor>>("first", a), Tuple.Create<string, nn.Module<Tensor, Tensor>>("second", b)),
            nn.Sequential(new List<nn.Module<Tensor, Tensor>> { a, b }),
            nn.Sequential(new List<(string, nn.Module<Tensor, Tensor>)> { ("first", a), ("second", b) }),
            nn.Sequential().append(a).append("second", b),
        ];
        Assert.All(models, model => Assert.True(expected.Equals(model.call(x))));
        Assert.Equal(["first", "second"], models[1].named_children().Select(entry => entry.name));
        Assert.Equal(["0", "second"], models[5].named_children().Select(entry => entry.name));
    }

    [Fact]
    public void A_slice_shares_modules_and_names()
    {
        using var model = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 3), nn.Tanh());
        Assert.Equal(4, model.Count);
        Assert.Same(model[2], model[1..3][1]);
        Assert.Equal(["2", "3"], model[(2, null)].named_children().Select(entry => entry.name));
        Assert.Equal(3, model[..^1].Count);
    }

    [Fact]
    public void Names_in_a_sequence_may_repeat()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(("same", nn.Linear(2, 3)), ("same", nn.Linear(3, 1)));
        Assert.Equal([4, 1], model.call(ones(4, 2)).shape);
        Assert.Equal(4, model.parameters().Count());
    }

    [Fact]
    public void An_empty_sequence_hands_its_input_on()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential();
        var x = ones(2);
        var y = model.call(x);
        Assert.True(y.Equals(x));
    }

    [Fact]
    public void A_list_registers_under_positions()
    {
        using var model = new Listed();
        Assert.Equal(["layers.0.weight", "layers.1.weight", "scales.0", "scales.1"], model.named_parameters().Select(entry => entry.name));
        Assert.Equal(2, model.layers.Count);
        Assert.Equal(1, model.layers.IndexOf(model.layers[1]));
    }

    [Fact]
    public void A_dictionary_registers_under_keys()
    {
        using var dict = nn.ModuleDict(("first", nn.Linear(1, 1, hasBias: false)), ("second", nn.Linear(1, 1, hasBias: false)));
        dict.Add("third", nn.Linear(1, 1, hasBias: false));
        Assert.True(dict.ContainsKey("second"));
        Assert.Equal(["first", "second", "third"], dict.Select(((string Key, Linear) entry) => entry.Key));
        Assert.Same(dict["third"], dict[2].Item2);
        Assert.True(dict.Remove("second"));
        Assert.Equal(2, dict.Count);
    }

    [Fact]
    public void Flatten_and_unflatten_undo_each_other()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Sequential(nn.Flatten(), nn.Unflatten(1, [3, 4]));
        Assert.Equal([2, 3, 4], model.call(zeros(2, 3, 4)).shape);
        Assert.Equal([2, 12], nn.Flatten().call(zeros(2, 3, 4)).shape);
        Assert.Equal([24], nn.Flatten(0).call(zeros(2, 3, 4)).shape);
    }

    private sealed class Listed : nn.Module
    {
        public readonly ModuleList<Linear> layers = nn.ModuleList(nn.Linear(1, 1, hasBias: false), nn.Linear(1, 1, hasBias: false));
        public readonly ParameterList scales = nn.ParameterList(new Parameter(ones(1)), new Parameter(zeros(1)));

        public Listed()
            : base(nameof(Listed)) => RegisterComponents();
    }
}
