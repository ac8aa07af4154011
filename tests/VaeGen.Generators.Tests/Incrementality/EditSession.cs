using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>An editor's view of the generator: one driver that lives on while the project's files change under it.</summary>
internal sealed class EditSession
{
    private GeneratorDriver driver;

    public EditSession(params ReadOnlySpan<(string Path, string Text)> files)
    {
        Compilation = Compilations.Create(Compilations.Default, References.Complete, []);
        foreach (var (path, text) in files)
        {
            Compilation = Compilation.AddSyntaxTrees(Parse(path, text));
        }

        driver = Generation.NewDriver(Compilation);
        Run();
    }

    public CSharpCompilation Compilation { get; private set; }

    public GeneratorRunResult Last { get; private set; }

    /// <summary>The emitted files by hint name, as of the last run.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Last.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    public IEnumerable<IncrementalStepRunReason> OutputReasons => Steps.OutputReasons(Last);

    public IEnumerable<IncrementalStepRunReason> ReasonsOf(string step) => Steps.ReasonsOf(Last, step);

    /// <summary>Replaces one place of one file's text, as typing would.</summary>
    public void Edit(string path, string old, string replacement)
    {
        var tree = Compilation.SyntaxTrees.Single(candidate => candidate.FilePath == path);
        var text = tree.ToString();
        Assert.Contains(old, text, StringComparison.Ordinal);
        Compilation = Compilation.Replace(tree, Parse(path, text.Replace(old, replacement, StringComparison.Ordinal)));
        Run();
    }

    public void Add(string path, string text)
    {
        Compilation = Compilation.AddSyntaxTrees(Parse(path, text));
        Run();
    }

    public void Remove(string path)
    {
        Compilation = Compilation.RemoveSyntaxTrees(Compilation.SyntaxTrees.Single(tree => tree.FilePath == path));
        Run();
    }

    public void Reference(params ReadOnlySpan<MetadataReference> references)
    {
        Compilation = Compilation.WithReferences([.. references]);
        Run();
    }

    private void Run()
    {
        driver = driver.RunGenerators(Compilation, TestContext.Current.CancellationToken);
        Last = driver.GetRunResult().Results[0];
        Assert.Null(Last.Exception);
    }

    private static SyntaxTree Parse(string path, string text) => Compilations.Parse(text, Compilations.Default, path);
}
