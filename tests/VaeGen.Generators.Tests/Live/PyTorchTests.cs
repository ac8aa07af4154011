using System.Runtime.InteropServices;
using VaeGen.Cpu.Tests.Goldens;
using static TorchSharp.torch;

namespace VaeGen.Generators.Tests;

/// <summary>
/// Emitted convolutional models against the same models in PyTorch (golden_emitted.py): the forward pass, the losses, every gradient, and weights and
/// running statistics after two steps, from the same seeds.
/// </summary>
[Collection(LiveTests.Name)]
public sealed class PyTorchTests
{
    private static readonly GoldenCases<EmittedCase> Cases = new("emitted", golden => golden.Name);

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void Two_steps_are_PyTorchs(string name)
    {
        var golden = Cases[name];
        var samples = MemoryMarshal.Cast<byte, float>(Cases.File[golden.X].Data).ToArray();
        var rows = (int)Cases.File[golden.X].Shape[0];
        using var model = LiveModels.Create<IStepModel>(golden.Declaration, IStepModel.Members);

        // sums of a few hundred terms about 1, in another order than PyTorch's
        var forward = new Tolerance(Ulps: 16, Scale: 32);
        AssertSame("the means of the codes", golden.Mean, model.LatentMean(new SampleSet(samples, [.. model.Expects.Shape])).Values.ToArray(), forward);
        AssertSame("what is decoded", golden.Decoded, model.DecodeMeans(samples, rows), forward);

        manual_seed(2);
        var gradients = new Dictionary<string, float[]>(StringComparer.Ordinal);
        var losses = model.Step(samples, rows, (int)Cases.File[golden.Losses].Shape[0], learningRate: 0.01, gradients);
        AssertSame("the losses", golden.Losses, [.. losses.SelectMany(loss => new[] { loss.Total, loss.Reconstruction, loss.Kl })], new Tolerance(Ulps: 16, Scale: 32));

        Assert.Equal(golden.Gradients.Keys.Order(StringComparer.Ordinal), gradients.Keys.Order(StringComparer.Ordinal));
        foreach (var (parameter, stored) in golden.Gradients)
        {
            AssertSame($"the gradient of {parameter}", stored, gradients[parameter], new Tolerance(Ulps: 16, Scale: 256));
        }

        using var file = new TemporaryFile();
        model.Save(file.Path);
        var state = ModelFile.Load(file.Path);
        Assert.Equal(golden.State.Keys.Order(StringComparer.Ordinal), state.Names.Where(key => !key.EndsWith("num_batches_tracked", StringComparison.Ordinal)));
        foreach (var (key, stored) in golden.State)
        {
            AssertSame($"{key} after the steps", stored, state.Values(key, Cases.File[stored].Shape), new Tolerance(Ulps: 16, Scale: 256));
        }
    }

    private static void AssertSame(string what, string stored, float[] actual, Tolerance tolerance)
    {
        var expected = Cases.File[stored];
        Assert.Equal(expected.Values().Length, actual.Length);
        GoldenCheck.Same(what, expected.Values(), Array.ConvertAll(actual, value => (double)value), expected.Shape, expected.Type, tolerance);
    }

    /// <summary>A model of golden_emitted.py, its tensors by name.</summary>
    public sealed record EmittedCase(
        string Name, string Declaration, string X, string Mean, string Decoded, string Losses, Dictionary<string, string> Gradients, Dictionary<string, string> State);
}
