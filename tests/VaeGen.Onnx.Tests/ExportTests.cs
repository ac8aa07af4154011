using System.Text.Json;
using System.Text.Json.Nodes;
using static TorchSharp.torch;

namespace VaeGen.Onnx.Tests;

/// <summary>ExportOnnx: files that ONNX's checker takes, and from which onnxruntime computes what the model does.</summary>
public sealed class ExportTests : IDisposable
{
    private const double Tolerance = 1e-4;

    private readonly string folder = Directory.CreateTempSubdirectory("vaegen-onnx-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_file_passes_the_checker()
    {
        var python = Tools.Python();
        string[] files = [.. Cases().SelectMany(model => (string[])[model.EncoderFile, model.DecoderFile])];
        var output = await Tools.RunAsync(python, [Path.Combine(AppContext.BaseDirectory, "check.py"), .. files]);
        Assert.Equal(files.Select(file => $"{file} ok"), output.TrimEnd().ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task Onnxruntime_computes_what_the_model_does_for_batches_of_any_size()
    {
        var package = Tools.OnnxRuntime();
        var (tasks, expected) = (new JsonArray(), new List<(string Case, IReadOnlyList<(long[] Shape, float[] Values)> Outputs)>());
        foreach (var model in Cases())
        {
            foreach (var batch in (int[])[1, 5])
            {
                manual_seed(batch);
                var samples = model.EncoderInputs(batch);
                tasks.Add(TaskOf(model.EncoderFile, samples));
                expected.Add(($"{model.Name}'s encoder", [.. model.Encode(samples).Select(tensor => (tensor.shape, tensor.contiguous().data<float>().ToArray()))]));
                var codes = model.DecoderInputs(batch);
                tasks.Add(TaskOf(model.DecoderFile, codes));
                expected.Add(($"{model.Name}'s decoder", [([batch, model.SampleSize], model.Decode(codes))]));
            }
        }

        var (asked, answered) = (Path.Combine(folder, "tasks.json"), Path.Combine(folder, "results.json"));
        await File.WriteAllTextAsync(asked, tasks.ToJsonString(), TestContext.Current.CancellationToken);
        await Tools.RunAsync("node", Path.Combine(AppContext.BaseDirectory, "run.js"), package, asked, answered);
        using var results = JsonDocument.Parse(await File.ReadAllTextAsync(answered, TestContext.Current.CancellationToken));

        Assert.Equal(expected.Count, results.RootElement.GetArrayLength());
        var largest = 0.0;
        foreach (var ((name, outputs), result) in expected.Zip(results.RootElement.EnumerateArray()))
        {
            var found = result.EnumerateObject().ToList();
            Assert.Equal(outputs.Count, found.Count);
            foreach (var ((shape, values), output) in outputs.Zip(found))
            {
                Assert.Equal(shape, output.Value.GetProperty("dims").EnumerateArray().Select(size => size.GetInt64()));
                var difference = values.Zip(output.Value.GetProperty("data").EnumerateArray(), (own, theirs) => Math.Abs(own - theirs.GetDouble()) / Math.Max(1, Math.Abs(own))).Max();
                Assert.True(difference < Tolerance, $"{name}: {output.Name} differs by {difference}.");
                largest = Math.Max(largest, difference);
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"largest difference: {largest:G3}");
    }

    [Fact]
    public void A_part_of_the_users_own_is_refused_and_nothing_is_written()
    {
        using var model = new OwnEncoder();
        var error = Assert.Throws<NotSupportedException>(() => model.ExportOnnx(Path.Combine(folder, "encoder.onnx"), Path.Combine(folder, "decoder.onnx")));
        Assert.Equal("OwnEncoder has an EncoderBody, which no ONNX graph can be made of: only declared layers can be exported.", error.Message);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        using var model = new Dense();
        var missing = Path.Combine(folder, "nowhere", "encoder.onnx");
        var error = Assert.Throws<ModelFileException>(() => model.ExportOnnx(missing, Path.Combine(folder, "decoder.onnx")));
        Assert.Equal(missing, error.Path);
    }

    private IReadOnlyList<ModelCase> Cases() => [.. ModelCase.Types.Select(type => ModelCase.Create(type, folder))];

    private static JsonObject TaskOf(string file, IReadOnlyDictionary<string, Tensor> inputs)
    {
        var feeds = new JsonObject();
        foreach (var (name, tensor) in inputs)
        {
            feeds[name] = new JsonObject
            {
                ["type"] = tensor.dtype == int64 ? "int64" : "float32",
                ["dims"] = JsonSerializer.SerializeToNode(tensor.shape),
                ["data"] = tensor.dtype == int64 ? JsonSerializer.SerializeToNode(tensor.data<long>().ToArray()) : JsonSerializer.SerializeToNode(tensor.data<float>().ToArray()),
            };
        }
        return new JsonObject { ["file"] = file, ["inputs"] = feeds };
    }
}
