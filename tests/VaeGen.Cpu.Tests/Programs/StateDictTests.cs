using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Weights in and out of modules: dictionaries, files, streams.</summary>
public class StateDictTests
{
    private sealed class Net : Module<Tensor, Tensor>
    {
        private readonly Linear first;
        private readonly Linear second;
        private readonly Tensor scale;

        public Net(int hidden = 5) : base(nameof(Net))
        {
            first = Linear(3, hidden);
            second = Linear(hidden, 2, hasBias: false);
            scale = tensor(new[] { 1f, 10f });
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => second.forward(first.forward(input).tanh()) * scale;
    }

    private static readonly string[] Names = ["first.weight", "first.bias", "second.weight", "scale"];

    [Fact]
    public void A_state_dict_copies_a_model()
    {
        manual_seed(1);
        using var original = new Net();
        using var copy = new Net();
        var x = randn(4, 3);
        Assert.False(original.forward(x).allclose(copy.forward(x)));

        var (missing, unexpected) = copy.load_state_dict(original.state_dict());

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.True(original.forward(x).allclose(copy.forward(x)));
        // copied, not shared
        using (no_grad())
        {
            original.get_parameter("first.weight")!.fill_(0);
        }
        Assert.False(original.forward(x).allclose(copy.forward(x)));
    }

    [Fact]
    public void A_state_dict_holds_parameters_and_buffers_themselves()
    {
        using var net = new Net();
        var state = net.state_dict();

        Assert.Equal(Names.Order(StringComparer.Ordinal), state.Keys.Order(StringComparer.Ordinal));
        using (no_grad())
        {
            state["first.bias"].fill_(7);
        }
        Assert.True(net.get_parameter("first.bias")!.eq(7).all().ToBoolean());
        Assert.Contains("model.first.bias", net.state_dict(prefix: "model").Keys);
    }

    [Fact]
    public void Loading_names_that_differ_throws_unless_told_otherwise()
    {
        using var net = new Net();
        var state = net.state_dict().Where(s => s.Key != "first.bias").ToDictionary(s => s.Key, s => s.Value);
        state["third.weight"] = zeros(1);

        Assert.Throws<InvalidOperationException>(() => net.load_state_dict(state));
        var (missing, unexpected) = net.load_state_dict(state, strict: false);
        Assert.Equal(["first.bias"], missing);
        Assert.Equal(["third.weight"], unexpected);
        var (stillMissing, _) = net.load_state_dict(state, skip: ["first.bias", "third.weight"]);
        Assert.Empty(stillMissing);
    }

    [Fact]
    public void A_saved_file_and_a_saved_stream_load_into_a_fresh_model()
    {
        manual_seed(2);
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var original = new Net();
        using var fromFile = new Net();
        using var fromStream = new Net();
        var x = randn(2, 3);
        try
        {
            original.save(path);
            fromFile.load(path);
        }
        finally
        {
            File.Delete(path);
        }
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            original.save(writer);
        }
        memory.Position = 0;
        fromStream.load(memory);

        Assert.True(original.forward(x).Equals(fromFile.forward(x)));
        Assert.True(original.forward(x).Equals(fromStream.forward(x)));
        Assert.Throws<FileNotFoundException>(() => fromFile.load(path));
        memory.Dispose();
    }

    [Fact]
    public void A_file_of_another_model_is_refused()
    {
        using var memory = new MemoryStream();
        using var two = Sequential(Linear(2, 2));
        using var net = new Net();
        using (var writer = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            two.save(writer);
        }
        memory.Position = 0;
        using var reader = new BinaryReader(memory);
        Assert.Throws<ArgumentException>(() => net.load(reader));
    }

    [Fact]
    public void Parameters_become_one_vector_and_back()
    {
        manual_seed(3);
        using var net = new Net();
        var count = net.parameters().Sum(p => p.numel());
        Assert.Equal(3 * 5 + 5 + 5 * 2, count);

        using var vector = nn.utils.parameters_to_vector(net.parameters());
        Assert.Equal([count], vector.shape);
        Assert.Equal(net.get_parameter("first.weight")![0, 1].ToSingle(), vector[1].ToSingle());
        using (no_grad())
        {
            nn.utils.vector_to_parameters(vector * 2, net.parameters());
        }
        Assert.Equal(2 * vector[1].ToSingle(), net.get_parameter("first.weight")![0, 1].ToSingle());
    }
}
