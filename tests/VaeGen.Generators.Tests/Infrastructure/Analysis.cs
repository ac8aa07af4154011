using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using VaeGen.Generators.Analyzers;

namespace VaeGen.Generators.Tests;

/// <summary>Runs the analyzer as the compiler does: on the user's compilation with the emitted code in it.</summary>
internal static class Analysis
{
    /// <summary>
    /// Fails unless the marked spans are exactly what is reported, in order of place, with these messages; and unless the compiler itself finds nothing:
    /// a declaration that is wrong gets one clear diagnostic, not a flood of errors in code that the user did not write.
    /// </summary>
    public static Task VerifyAsync(string marked, params ReadOnlySpan<string> messages) => VerifyAsync(marked, Projects.Complete, messages.ToArray());

    public static async Task VerifyAsync(string marked, Projects project, params string[] messages)
    {
        var markup = Markup.Parse(marked);
        var compilation = Compilations.Create(project.Settings, project.References, markup.Source);
        var updated = Generation.RunUnchecked(compilation, out _).Compilation;
        var reported = await RunAsync(updated);

        Assert.Equal(markup.Squiggles.Length, messages.Length);
        var expected = markup.Squiggles.Zip(messages, (squiggle, message) => $"{squiggle.Id} on '{markup.Source[squiggle.Span.Start..squiggle.Span.End]}' at {squiggle.Span.Start}: {message}");
        var actual = reported.Select(diagnostic => $"{diagnostic.Id} on '{TextOf(diagnostic)}' at {diagnostic.Location.SourceSpan.Start}: {diagnostic.GetMessage(null)}");
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));
        var flood = updated.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(flood.Count == 0, $"Beside the analyzer's diagnostic the compiler reports:\n{Compilations.Describe(flood.Take(8))}");
    }

    /// <summary>What the analyzer reports and no #pragma suppresses, in order of place. Never an AD0001: an analyzer that throws fails the test.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: (exception, _, _) => thrown = exception, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        var reported = await compilation.WithAnalyzers([new VaeAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Null(thrown);
        return [.. reported.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private static string TextOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.GetText().ToString(diagnostic.Location.SourceSpan) ?? "";
}
