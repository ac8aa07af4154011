using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Optimizers;

/// <summary>An optimiser that is saved and loaded goes on as if nothing had happened.</summary>
public sealed class OptimizerStateTests
{
    private static readonly Func<IEnumerable<Parameter>, OptimizerHelper>[] Makers =
    [
        p => optim.Adam(p, 0.05, weight_decay: 0.01, amsgrad: true),
        p => optim.AdamW(p, 0.05, weight_decay: 0.1),
        p => optim.SGD(p, 0.05, 0.9),
        p => optim.SGD(p, 0.05),
        p => optim.Adamax(p, 0.05),
        p => optim.NAdam(p, 0.05),
        p => optim.RAdam(p, 0.05),
        p => optim.RMSProp(p, 0.05, momentum: 0.5, centered: true),
        p => optim.Adagrad(p, 0.05, 0.1),
        p => optim.Adadelta(p),
        p => optim.ASGD(p, 0.05, t0: 2),
        p => optim.Rprop(p, 0.05),
    ];

    public static TheoryData<int> All => [.. Enumerable.Range(0, Makers.Length)];

    [Theory, MemberData(nameof(All))]
    public void Through_a_file(int maker)
    {
        using var stream = new MemoryStream();
        Resume(
            Makers[maker],
            from =>
            {
                from.save_state_dict(new BinaryWriter(stream));
                stream.Position = 0;
            },
            (to, _) => to.load_state_dict(new BinaryReader(stream)));
    }

    [Theory, MemberData(nameof(All))]
    public void Through_a_dictionary(int maker) => Resume(Makers[maker], _ => { }, (to, from) => to.load_state_dict(from.state_dict()));

    [Fact]
    public void A_state_of_another_optimiser_or_size_is_refused()
    {
        using var weight = new Parameter(ones(1));
        using var other = new Parameter(ones(1));
        using var adam = optim.Adam([weight]);
        using var sgd = optim.SGD([weight], 0.1);
        using var wider = optim.Adam([weight, other]);
        using var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        var error = Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
        Assert.Contains("Adam", error.Message, StringComparison.Ordinal);
        stream.Position = 0;
        Assert.Throws<ArgumentException>(() => wider.load_state_dict(new BinaryReader(stream)));
    }

    [Fact]
    public void States_compare_by_their_values()
    {
        using var weight = new Parameter(ones(2));
        using var first = optim.Adam([weight]);
        using var second = optim.Adam([weight]);
        Assert.True(first.state_dict().State[0].ApproximatelyEquals(second.state_dict().State[0]));
        weight.grad = ones(2);
        first.step();
        Assert.False(first.state_dict().State[0].ApproximatelyEquals(second.state_dict().State[0]));
        Assert.Equal(1, ((Adam.State)first.state_dict().State[0]).step);
    }

    [Theory, MemberData(nameof(All))]
    public void A_file_cut_short_leaves_the_optimiser_as_it_was(int maker)
    {
        using var weight = new Parameter(tensor([1f, -2f, 3f]));
        using var optimiser = Makers[maker]([weight]);
        Step(weight, optimiser);
        using var before = new MemoryStream();
        optimiser.save_state_dict(new BinaryWriter(before));
        using var other = Makers[maker]([weight]);
        Step(weight, other);
        Step(weight, other);
        using var saved = new MemoryStream();
        other.save_state_dict(new BinaryWriter(saved));
        for (var length = 0; length < saved.Length; length += 3)
        {
            var cut = new MemoryStream(saved.ToArray()[..length]);
            Assert.Throws<EndOfStreamException>(() => optimiser.load_state_dict(new BinaryReader(cut)));
        }

        using var after = new MemoryStream();
        optimiser.save_state_dict(new BinaryWriter(after));
        Assert.Equal(before.ToArray(), after.ToArray());
    }

    [Fact]
    public void A_state_of_another_shape_is_refused()
    {
        using var narrow = new Parameter(ones(2));
        using var wide = new Parameter(ones(3));
        using var saved = new MemoryStream();
        optim.Adam([narrow]).save_state_dict(new BinaryWriter(saved));
        saved.Position = 0;
        using var optimiser = optim.Adam([wide]);
        var error = Assert.Throws<ArgumentException>(() => optimiser.load_state_dict(new BinaryReader(saved)));
        Assert.Contains("[2]", error.Message, StringComparison.Ordinal);
    }

    // Three steps, then three more by the same optimiser and by a fresh one that was given its state.
    private static void Resume(Func<IEnumerable<Parameter>, OptimizerHelper> make, Action<OptimizerHelper> save, Action<OptimizerHelper, OptimizerHelper> load)
    {
        using var weight = new Parameter(tensor([1f, -2f, 3f]));
        using var optimiser = make([weight]);
        Step(weight, optimiser);
        using var copy = new Parameter(weight.detach().clone());
        save(optimiser);
        using var resumed = make([copy]);
        load(resumed, optimiser);
        Step(weight, optimiser);
        Step(copy, resumed);
        Assert.Equal(weight.detach().data<float>().ToArray(), copy.detach().data<float>().ToArray());
    }

    private static void Step(Parameter weight, OptimizerHelper optimiser)
    {
        for (var i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            weight.pow(2).sum().backward();
            optimiser.step();
        }
    }
}
