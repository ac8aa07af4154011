using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>States: what they hold, how they are loaded, and what does not fit.</summary>
public sealed class StateDictTests
{
    [Fact]
    public void A_state_goes_from_one_model_to_another()
    {
        using var scope = NewDisposeScope();
        using var from = Model();
        using var to = Model();
        var (missing, unexpected) = to.load_state_dict(from.state_dict());
        Assert.Empty(missing);
        Assert.Empty(unexpected);
        var x = randn(4, 3);
        Assert.True(from.call(x).Equals(to.call(x)));
        Assert.NotSame(from.state_dict()["0.weight"], to.state_dict()["0.weight"]);
    }

    [Fact]
    public void Names_that_are_missing_or_unknown_are_told()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var state = model.state_dict();
        state.Remove("0.bias");
        state["extra"] = ones(1);
        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(state));
#if VAE_ENGINE_CPU
        Assert.Contains("'0.bias'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'extra'", error.Message, StringComparison.Ordinal);
#endif
        Assert.NotNull(error);
        var (missing, unexpected) = model.load_state_dict(state, strict: false);
        Assert.Equal(["0.bias"], missing);
        Assert.Equal(["extra"], unexpected);
        var (none, nothing) = model.load_state_dict(state, skip: ["0.bias", "extra"]);
        Assert.Empty(none);
        Assert.Empty(nothing);
    }

#if VAE_ENGINE_CPU
    [Fact]
    public void A_shape_that_differs_is_told_before_anything_changes()
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        var state = Model().state_dict();
        state["2.weight"] = ones(2, 2);
        var before = model.get_parameter("0.weight")!.detach().clone();
        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(state));
        Assert.Contains("'2.weight' has the shape [2, 2], expected [2, 4]", error.Message, StringComparison.Ordinal);
        Assert.True(before.Equals(model.get_parameter("0.weight")!));
    }
#endif

    [Fact]
    public void A_saved_model_loads_to_the_same_bits()
    {
        using var scope = NewDisposeScope();
        using var from = Model();
        using var to = Model();
        var path = Path.GetTempFileName();
        try
        {
            from.save(path);
            var loaded = new Dictionary<string, bool>();
            to.load(path, loadedParameters: loaded);
            Assert.Equal(["0.weight", "0.bias", "2.weight", "2.bias"], loaded.Keys);
            Assert.All(from.state_dict(), entry => Assert.True(entry.Value.Equals(to.state_dict()[entry.Key])));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_file_is_TorchSharps()
    {
        using var model = nn.Linear(new Parameter(tensor([1f, -2f], [1, 2])));
        using var stream = new MemoryStream();
        model.save(new BinaryWriter(stream));

        // one entry; "weight"; type 6 (Float32); two dimensions, 1 and 2; two floats
        byte[] expected = [1, 6, .. "weight"u8, 6, 2, 1, 2, .. BitConverter.GetBytes(1f), .. BitConverter.GetBytes(-2f)];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void A_saved_state_of_another_model_is_refused()
    {
        using var from = nn.Linear(2, 2);
        using var stream = new MemoryStream();
        from.save(new BinaryWriter(stream));
        using var other = Model();
        stream.Position = 0;
        Assert.Throws<ArgumentException>(() => other.load(new BinaryReader(stream)));
        using var wider = nn.Linear(3, 2);
        stream.Position = 0;
        Assert.ThrowsAny<Exception>(() => wider.load(new BinaryReader(stream)));
    }

    [Fact]
    public void Buffers_that_are_not_persistent_stay_out_of_the_state()
    {
        using var model = new Buffered();
        Assert.Equal(["kept"], model.state_dict().Keys);
    }

    private static Sequential Model() => nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2));

    private sealed class Buffered : nn.Module
    {
        public Buffered()
            : base(nameof(Buffered))
        {
            register_buffer("kept", ones(2));
            register_buffer("passing", ones(3), persistent: false);
        }
    }
}
