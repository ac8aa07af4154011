using System.Text.Json;

namespace VaeGen.Generators.Tests;

/// <summary>
/// Files that released versions have written are read by this one: models, decoders alone, and checkpoints that a run goes on from. Each version has a
/// folder here, with what the model made of a few samples then.
/// </summary>
[Collection(LiveTests.Name)]
public sealed class ReleasedTests
{
    /// <summary>Set to 1 to write the folder of a version that has none.</summary>
    private const string RecordVariable = "VAEGEN_RECORD_RELEASE";

    private const string Small = "[Input(8, 8)] [Encoder(Layers = [12])] [Training(BatchSize = 32, LearningRate = 3e-3)] ";
    private const double Tolerance = 1e-5; // versions may round differently

    private static readonly Dictionary<string, string> Declared = new(StringComparer.Ordinal)
    {
        ["dense"] = Small + "[Latent(Dim = 3)]",
        ["convolutional"] = "[Input(8, 8)] [Encoder(Channels = [4], Norm = Norm.Batch, Blocks = 1)] [Latent(Dim = 3)] [Training(BatchSize = 32)]",
        ["vamp"] = Small + "[Latent(Dim = 3, Prior = Prior.Vamp, Components = 3)]",
        ["flow"] = Small + "[Latent(Dim = 3, Posterior = Posterior.InverseAutoregressive, Flows = 2)]",
        ["variance"] = Small + "[Latent(Dim = 3)] [Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.Shared)]",
    };

    private static readonly SampleSet data = Bars.Create(160);

    public static TheoryData<string, string> Files { get; } =
    [
        .. from folder in Directory.GetDirectories(Root)
           from name in Declared.Keys
           where Directory.Exists(Path.Combine(folder, name)) // a later version may have words that this one had not
           select new TheoryDataRow<string, string>(Path.GetFileName(folder), name),
    ];

    private static string Root => Repository.PathOf("tests", "VaeGen.Generators.Tests", "Released");

    [Fact]
    public void The_version_that_is_built_has_a_folder()
    {
        var version = typeof(InputAttribute).Assembly.GetName().Version!.ToString(3);
        var folder = Path.Combine(Root, version);
        if (!Directory.Exists(folder) && Environment.GetEnvironmentVariable(RecordVariable) == "1")
        {
            foreach (var (name, attributes) in Declared)
            {
                Record(Path.Combine(folder, name), attributes);
            }
        }
        Assert.True(Directory.Exists(folder), $"No files of version {version} are kept. Run this test once with {RecordVariable}=1, and commit what it writes.");
    }

    [Theory, MemberData(nameof(Files))]
    public void A_model_makes_what_it_made_when_it_was_saved(string version, string name)
    {
        var folder = Path.Combine(Root, version, name);
        using var any = Create(name, seed: 5);
        using var model = any.Reload(Path.Combine(folder, "model.safetensors"));
        AssertIs(Expected(folder), model);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_decoder_alone_makes_what_it_made_when_it_was_saved(string version, string name)
    {
        var folder = Path.Combine(Root, version, name);
        using var model = Create(name, seed: 5);
        var expected = Expected(folder);
        var decoded = model.DecoderDecode(Path.Combine(folder, "decoder.safetensors"), new SampleSet(expected.Means, 3));
        AssertClose(expected.Decoded, decoded.Values);
    }

    [Theory, MemberData(nameof(Files))]
    public void A_run_goes_on_from_a_checkpoint_to_where_it_came(string version, string name)
    {
        using var work = new TemporaryFile(); // its folder
        var copy = Directory.CreateDirectory(work.Path + ".checkpoints").FullName;
        foreach (var checkpoint in Directory.GetFiles(Path.Combine(Root, version, name), "checkpoint-*"))
        {
            File.Copy(checkpoint, Path.Combine(copy, Path.GetFileName(checkpoint)));
        }
        using var model = Create(name, seed: 5);
        var history = model.Train(data, Options(copy));
        Assert.EndsWith("checkpoint-0000000005.safetensors", history.ResumedFrom, StringComparison.Ordinal);
        Assert.Equal(2, history.Epochs.Count);
        AssertIs(Expected(Path.Combine(Root, version, name)), model);
    }

    private static IDecoderModel Create(string name, long seed) => LiveModels.Create<IDecoderModel>(Declared[name], IDecoderModel.Members, seed);

    private static TrainingOptions Options(string folder) =>
        new() { Epochs = 2, AveragingDecay = 0.9, Checkpoints = new CheckpointOptions(folder) { Resume = true, EverySteps = 5, Keep = 1 } };

    // a run of ten steps, its checkpoint after five of them, and what came out at the end
    private static void Record(string folder, string attributes)
    {
        Directory.CreateDirectory(folder);
        using var model = LiveModels.Create<IDecoderModel>(attributes, IDecoderModel.Members);
        var options = Options(folder);
        model.Train(data, options with { Epochs = 2, Checkpoints = options.Checkpoints! with { Keep = 9 } });
        File.Delete(Path.Combine(folder, "checkpoint-0000000010.safetensors"));
        model.Save(Path.Combine(folder, "model.safetensors"));
        model.SaveDecoder(Path.Combine(folder, "decoder.safetensors"));
        var means = model.LatentMean(data.Take(4));
        var outputs = new Outputs(means.Values, model.Decode(means).Values);
        File.WriteAllText(Path.Combine(folder, "outputs.json"), JsonSerializer.Serialize(outputs));
    }

    private static Outputs Expected(string folder) => JsonSerializer.Deserialize<Outputs>(File.ReadAllText(Path.Combine(folder, "outputs.json")))!;

    private static void AssertIs(Outputs expected, ILiveModel model)
    {
        AssertClose(expected.Means, model.LatentMean(data.Take(4)).Values);
        AssertClose(expected.Decoded, model.Decode(new SampleSet(expected.Means, 3)).Values);
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
    }

    /// <summary>What a model makes of four samples: means of the posteriors, and what is decoded from them.</summary>
    private sealed record Outputs(float[] Means, float[] Decoded);
}
