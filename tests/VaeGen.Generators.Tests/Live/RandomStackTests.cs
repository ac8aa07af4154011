using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>Of any declaration of stacks, the analyzer says what is wrong with it, or the emitted model works: nothing in between.</summary>
[Collection(LiveTests.Name)]
public sealed class RandomStackTests
{
    [Fact]
    public async Task A_stack_gets_an_error_or_code_that_compiles()
    {
        var stacks = new RandomStacks(seed: 30);
        var declarations = Enumerable.Range(0, 300).Select(i => stacks.Next(strange: i % 2 == 0 ? 0.1 : 0)).ToList();
        var failed = await FailedAsync(declarations);
        Assert.InRange(failed.Count, 75, 225); // both kinds are there
    }

    [Fact]
    public async Task A_stack_without_an_error_has_the_declared_shapes_trains_and_comes_back_from_a_file()
    {
        var stacks = new RandomStacks(seed: 31);
        var declarations = Enumerable.Range(0, 120).Select(_ => stacks.Next(strange: 0)).ToList();
        var failed = await FailedAsync(declarations);
        List<string> sound = [.. declarations.Where((_, index) => !failed.Contains(index))];
        Assert.InRange(sound.Count, 30, 100);

        foreach (var (declared, model) in sound.Zip(LiveModels.CreateAll<IShapedModel>([.. sound], IShapedModel.Members)))
        {
            using (model)
            {
                AssertWorks(declared, model);
            }
        }
    }

    private static void AssertWorks(string declared, IShapedModel model)
    {
        var size = model.Expects.Size;
        var shapes = model.Shapes(3, size);
        var dim = shapes[0][1];
        var decoded = declared.Contains("PerElement", StringComparison.Ordinal) ? [3, 2, size]
            : declared.Contains("Categorical", StringComparison.Ordinal) ? [3, 256, size]
            : new long[] { 3, size };
        Assert.True(shapes is [[3, _], [3, _], _] && decoded.SequenceEqual(shapes[2]), $"{declared}: decoded to [{string.Join(", ", shapes[2])}].");
        Assert.Contains($"Dim = {dim})", declared, StringComparison.Ordinal);

        var random = new Random(5);
        var data = new SampleSet([.. Enumerable.Range(0, 5 * size).Select(_ => random.NextSingle())], model.Expects.Shape.ToArray());
        var history = model.Train(data, new TrainingOptions { Epochs = 1, BatchSize = 2, LearningRate = 1e-4 }); // a rest of one
        Assert.True(double.IsFinite(history.Epochs[0].Train.Loss), declared);

        using var file = new TemporaryFile();
        model.Save(file.Path);
        using var loaded = model.Reload(file.Path);
        Assert.Equal(model.Reconstruct(data).Values, loaded.Reconstruct(data).Values);
    }

    /// <summary>The places of those that have an error. The others are emitted whole and compile.</summary>
    private static async Task<HashSet<int>> FailedAsync(List<string> declarations)
    {
        var source = $"using VaeGen;\n{string.Join('\n', declarations.Select((declared, index) => $"{declared} internal partial class C{index};"))}";
        var output = Generation.RunUnchecked(Compilations.Create(source), out _);
        Compilations.AssertCompiles(output.Compilation, "What the analyzer lets through");

        var reported = await Analysis.RunAsync(output.Compilation);
        var failed = reported.Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line - 1).ToHashSet();
        for (var i = 0; i < declarations.Count; i++)
        {
            Assert.True(failed.Contains(i) != output.Files.ContainsKey($"C{i}.Module.g.cs"), $"{declarations[i]}: an error or code, expected one of the two.");
        }

        return failed;
    }
}
