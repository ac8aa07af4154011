using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>An editor runs generator and analyzer on whatever is typed: neither may throw, whatever that is.</summary>
public sealed class RobustnessTests
{
    private const int Sources = 2000;

    [Fact]
    public async Task Two_thousand_broken_sources_make_neither_generator_nor_analyzer_throw()
    {
        string[] seeds = [.. Declarations.All.Values.Select(sources => string.Join('\n', sources).Replace("using VaeGen;", "", StringComparison.Ordinal)), .. CorrectDeclarations.All];
        var mutations = new Mutations(seed: 2026);
        var compilation = Compilations.Create("");
        var driver = Generation.NewDriver(compilation);
        var emitted = 0;
        for (var i = 0; i < Sources; i++)
        {
            var source = "using VaeGen;\n" + mutations.Next(seeds[i % seeds.Length]);
            compilation = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], Compilations.Parse(source, Compilations.Default, "Broken.cs"));
            driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var updated, out _, TestContext.Current.CancellationToken);
            var run = driver.GetRunResult().Results[0];
            Assert.True(run.Exception is null, $"The generator threw {run.Exception} on source {i}:\n{source}");
            emitted += run.GeneratedSources.Length > 0 ? 1 : 0;
            try
            {
                // an editor asks before and after the emitted files are there
                await Analysis.RunAsync(i % 4 == 0 ? updated : compilation);
            }
            catch (Xunit.Sdk.XunitException error)
            {
                Assert.Fail($"The analyzer threw on source {i}: {error.Message}\n{source}");
            }
        }

        Assert.InRange(emitted, Sources / 10, Sources * 9 / 10); // neither all harmless nor all beyond recognition
    }
}
