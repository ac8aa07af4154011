using System.Xml;
using System.Xml.Linq;

namespace VaeGen.Tests;

/// <summary>A model that reports can be written of without an engine: codes are a sample's first values, and a sample is its code repeated.</summary>
internal static class ReportSample
{
    public const int Latent = 3;

    public static ReportedModel Model(int[] shape, string name = "TestVae", int classes = 0, int features = 0, bool hasPosterior = true) => new()
    {
        Description = "A model of tests: 0 parameters",
        Objective = "Minimises nothing",
        Prior = "N(0, I)",
        Layers = "encoder0  [4] → [3]   relu   15",
        Declaration = """{"input":[2,2],"encoder":{"layers":[4],"activation":"relu"},"latent":{"dim":3}}""",
        Samples = new SampleSpec(name, shape, classes: classes, features: features),
        Engine = typeof(ReportSample),
        Device = "cpu",
        HasPosterior = hasPosterior,
        HasStandardNormalPrior = hasPosterior,
        Evaluate = part => new LossSummary().Add(part.Count, 12.5, 10, 2.5, [("Mmd", 0.125)]),
        Sample = (condition, count) => Decoded(shape, new SampleSet([.. Enumerable.Range(0, count * Latent).Select(i => 0.1f * (i % 7) + 0.01f * condition.Label)], Latent)),
        Reconstruct = part => Decoded(shape, Codes(part)),
        LatentMean = Codes,
        LatentLogVariance = hasPosterior ? part => new SampleSet([.. Enumerable.Repeat(-2f, part.Count * Latent)], Latent) : null,
        Decode = (codes, _) => Decoded(shape, codes),
    };

    /// <summary>Samples of smoothly changing values in [0, 1].</summary>
    public static SampleSet Data(int count, params int[] shape)
    {
        var size = shape.Aggregate(1, (product, side) => product * side);
        return new SampleSet([.. Enumerable.Range(0, count * size).Select(i => 0.5f + 0.5f * MathF.Sin(1.7f * (i % size) + 0.37f * (i / size) * (1 + i % 3)))], shape);
    }

    public static TrainingHistory History(int epochs)
    {
        var history = new TrainingHistory(new TrainingSettings { Epochs = epochs, BatchSize = 16, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Seed = 4, Checkpoints = new CheckpointOptions("/home/somebody/secret") });
        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var summary = new LossSummary().Add(10, 100.0 / epoch + 5, 90.0 / epoch, 10.0 / epoch + 5, [("Mmd", 1.0 / epoch)]);
            history.Add(new EpochReport(epoch, summary, summary with { Loss = summary.Loss + 1 }, 1234.5, TimeSpan.FromSeconds(epoch)));
        }
        return history;
    }

    /// <summary>The page as a reader of XML sees it: it throws where the page is not well-formed.</summary>
    public static XDocument Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XDocument.Load(reader);
    }

    private static SampleSet Codes(IDataset part)
    {
        var samples = SampleSet.Of(part);
        return new SampleSet([.. Enumerable.Range(0, part.Count).SelectMany(i => samples[i][..Latent].ToArray())], Latent);
    }

    private static SampleSet Decoded(int[] shape, SampleSet codes)
    {
        var size = shape.Aggregate(1, (product, side) => product * side);
        return new SampleSet([.. Enumerable.Range(0, codes.Count * size).Select(i => codes[i / size][i % size % Latent])], shape);
    }
}
