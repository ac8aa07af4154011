using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>What one run of the generator left: the files by hint name, and the user's compilation with them in it.</summary>
internal sealed record GeneratedOutput(IReadOnlyDictionary<string, string> Files, CSharpCompilation Compilation, GeneratorDriverRunResult Result);

/// <summary>
/// The one way the tests run the generator. Every run is also a test that it throws and reports nothing, that a second run on an equal compilation
/// computes nothing, that no pipeline value holds on to a compilation, and that the user's project compiles with the output, warnings being errors.
/// </summary>
internal static class Generation
{
    /// <summary>Files that a model gets, a concern each.</summary>
    public const int FilesPerModel = 7;

    public static GeneratedOutput Run(params ReadOnlySpan<string> sources) => Run(Compilations.Create(sources));

    public static GeneratedOutput Run(CSharpCompilation compilation)
    {
        var output = RunUnchecked(compilation, out var driver);
        AssertSecondRunIsCached(driver, compilation);
        AssertStepsArePlainData(output.Result);
        Compilations.AssertCompiles(output.Compilation, "The user's project with the emitted code in it");
        return output;
    }

    /// <summary>Runs the generator on a declaration that may be wrong: what it emits need not compile, but it must not throw.</summary>
    public static GeneratedOutput RunUnchecked(CSharpCompilation compilation, out GeneratorDriver driver)
    {
        driver = NewDriver(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var reported, TestContext.Current.CancellationToken);
        var result = driver.GetRunResult();
        var run = Assert.Single(result.Results);
        Assert.Null(run.Exception);
        Assert.True(reported.IsEmpty, $"The generator reported diagnostics; that is the analyzer's work: {string.Join(", ", reported)}");
        var files = run.GeneratedSources.ToImmutableDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);
        return new GeneratedOutput(files, (CSharpCompilation)updated, result);
    }

    public static GeneratorDriver NewDriver(CSharpCompilation compilation) => CSharpGeneratorDriver.Create(
        [new VaeGenerator().AsSourceGenerator()],
        parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static void AssertSecondRunIsCached(GeneratorDriver driver, CSharpCompilation compilation)
    {
        var second = driver.RunGenerators(compilation.Clone(), TestContext.Current.CancellationToken).GetRunResult().Results[0];
        foreach (var name in Steps.Own)
        {
            Assert.True(second.TrackedSteps.ContainsKey(name), $"No step named {name} ran.");
            Assert.All(Steps.ReasonsOf(second, name), reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"Step {name} on an equal compilation is {reason}, expected Cached or Unchanged."));
        }

        Assert.All(Steps.OutputReasons(second), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static void AssertStepsArePlainData(GeneratorDriverRunResult result)
    {
        foreach (var name in Steps.Own)
        {
            foreach (var (value, _) in result.Results[0].TrackedSteps[name].SelectMany(step => step.Outputs))
            {
                SpecGraph.AssertPlainData(value, name);
            }
        }
    }
}
