using System.Text;

namespace VaeGen.Tests;

/// <summary>What a graph refuses, and what of its file does not hang on the machine. That the files are right is what VaeGen.Onnx.Tests asks ONNX's own tools.</summary>
public sealed class OnnxGraphTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_same_graph_gives_the_same_bytes()
    {
        Doubling().Save(folder["a.onnx"]);
        Doubling().Save(folder["b.onnx"]);
        Assert.Equal(File.ReadAllBytes(folder["a.onnx"]), File.ReadAllBytes(folder["b.onnx"]));
    }

    [Fact]
    public void The_file_names_its_maker_and_holds_the_declaration()
    {
        Doubling().Save(folder["a.onnx"]);
        var bytes = File.ReadAllBytes(folder["a.onnx"]);
        Assert.Equal([0x08, 8, 0x12, 6, .. "VaeGen"u8], bytes[..10]); // version 8 of the format, the producer's name
        Assert.Contains("""vaegen.declaration""", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        Assert.Contains("""{"latent":2}""", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_given_once()
    {
        var graph = new OnnxGraph("g", Weights());
        var x = graph.Input("x", [2]);
        Assert.Equal("The graph has something called 'x' already. (Parameter 'taken')", Assert.Throws<ArgumentException>(() => graph.Input("x", [3])).Message);
        Assert.Throws<ArgumentException>(() => graph.Output("x", x));
        Assert.Throws<ArgumentException>(() => graph.Labels("x", 3));
    }

    [Fact]
    public void A_value_of_another_graph_is_refused()
    {
        var (graph, other) = (new OnnxGraph("g", Weights()), new OnnxGraph("h", Weights()));
        var (x, y) = (graph.Input("x", [2]), other.Input("y", [2]));
        Assert.Contains("'y' belongs to another graph.", Assert.Throws<ArgumentException>(() => graph.Output("out", y)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => x + y);
        Assert.Throws<ArgumentException>(() => x.Concat(y));
    }

    [Fact]
    public void A_row_keeps_its_number_of_values()
    {
        var x = new OnnxGraph("g", Weights()).Input("x", [2, 3]);
        Assert.Contains("[2, 3] cannot become [5]", Assert.Throws<ArgumentException>(() => x.Reshape([5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => x.Reshape([-2, -3]));
    }

    [Fact]
    public void A_layer_that_the_model_does_not_have_is_named()
    {
        var x = new OnnxGraph("g", Weights()).Input("x", [2]);
        Assert.Equal("missing.weight", Assert.Throws<ModelFileException>(() => x.Linear("missing")).TensorName);
    }

    private static OnnxGraph Doubling()
    {
        var graph = new OnnxGraph("doubling", Weights());
        graph.Output("y", graph.Input("x", [2]).Linear("layer").Tanh());
        return graph;
    }

    private static ModelFile Weights()
    {
        var file = new ModelFile("""{"latent":2}""");
        file.Add("layer.weight", [2, 2], [2, 0, 0, 2]);
        return file;
    }
}
