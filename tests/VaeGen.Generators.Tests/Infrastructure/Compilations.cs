using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.Generators.Tests;

/// <summary>How a user's project may be set up; every emitted file has to be free of warnings under all of them.</summary>
internal sealed record ProjectSettings
{
    /// <summary>C# 12 is the floor: the language's first version with the collection expressions that declarations are written with.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public override string ToString() => $"C# {Language.ToDisplayString()}, nullable {Nullable}";
}

/// <summary>Compilations as strict as a project can be: every warning an error, doc comments parsed and diagnosed.</summary>
internal static class Compilations
{
    private static readonly ConcurrentDictionary<(ProjectSettings Settings, string References), CSharpCompilation> EmptyProjects = new();

    public static ProjectSettings Default { get; } = new();

    /// <summary>What else a project may be: the oldest C# without nullable, the newest, and the next one as far as the referenced compiler knows it.</summary>
    public static ImmutableArray<ProjectSettings> Others { get; } =
    [
        new() { Nullable = NullableContextOptions.Disable },
        new() { Language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion() },
        new() { Language = LanguageVersion.Preview, Nullable = NullableContextOptions.Disable },
    ];

    public static CSharpCompilation Create(params ReadOnlySpan<string> sources) => Create(Default, References.Complete, sources);

    public static CSharpCompilation Create(ProjectSettings settings, IReadOnlyList<MetadataReference> references, params ReadOnlySpan<string> sources)
    {
        var trees = new SyntaxTree[sources.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            trees[i] = Parse(sources[i], settings, sources.Length == 1 ? "Declaration.cs" : $"Declaration{i}.cs");
        }

        return Empty(settings, references).AddSyntaxTrees(trees);
    }

    public static SyntaxTree Parse(string source, ProjectSettings settings, string path) =>
        CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8), ParseOptionsFor(settings), path);

    /// <summary>The compilation with another tree in a tree's place.</summary>
    /// <remarks>
    /// Where the whole suite runs on a busy machine, Roslyn's first ReplaceSyntaxTree of a process was seen to refuse a tree as none of the
    /// compilation's although it was one, right before and right after: asked again, it finds it.
    /// </remarks>
    public static CSharpCompilation Replace(this CSharpCompilation compilation, SyntaxTree old, SyntaxTree tree)
    {
        try
        {
            return compilation.ReplaceSyntaxTree(old, tree);
        }
        catch (ArgumentException) when (compilation.ContainsSyntaxTree(old))
        {
            return compilation.ReplaceSyntaxTree(old, tree);
        }
    }

    public static CSharpParseOptions ParseOptionsFor(ProjectSettings settings) => new(settings.Language, DocumentationMode.Diagnose);

    /// <summary>Fails on the first warnings and errors, with the line of source each stands on.</summary>
    public static void AssertCompiles(Compilation compilation, string because)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        var found = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        if (found.Count > 0)
        {
            Assert.Fail($"{because}: {found.Count} diagnostics, expected none.\n{Describe(found.Take(12))}");
        }
    }

    public static string Describe(IEnumerable<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (var diagnostic in diagnostics)
        {
            text.Append(diagnostic).Append('\n');
            if (diagnostic.Location is { SourceTree: { } tree, SourceSpan: var span })
            {
                text.Append("    ").Append(tree.GetText().Lines.GetLineFromPosition(span.Start).ToString().Trim()).Append('\n');
            }
        }

        return text.ToString();
    }

    // compilations that grow out of one empty one share what it has read of its 160 references, which costs more than all the rest
    private static CSharpCompilation Empty(ProjectSettings settings, IReadOnlyList<MetadataReference> references) => EmptyProjects.GetOrAdd(
        (settings, string.Join('|', references.Select(reference => reference.Display))),
        _ => CSharpCompilation.Create("UserProject", [], references, OptionsFor(settings)));

    public static CSharpCompilationOptions OptionsFor(ProjectSettings settings) =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithNullableContextOptions(settings.Nullable)
            .WithWarningLevel(9999)
            .WithGeneralDiagnosticOption(ReportDiagnostic.Error)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithDeterministic(true);
}
