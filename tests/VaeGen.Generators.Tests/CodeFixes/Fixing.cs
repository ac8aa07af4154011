using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using VaeGen.CodeFixes;

namespace VaeGen.Generators.Tests;

/// <summary>A fix as an editor offers it: its diagnostic, its title, and what it does when it is chosen.</summary>
internal sealed record OfferedFix(Diagnostic Diagnostic, CodeAction Action, CodeFixProvider Provider)
{
    public string Title => Action.Title;
}

/// <summary>An editor's view of the code fixes: a document in a workspace, the analyzer's squiggles, and what the light bulb offers for each.</summary>
internal static class Fixing
{
    /// <summary>The providers, found as an editor finds them: by their attribute.</summary>
    public static ImmutableArray<CodeFixProvider> Providers { get; } =
    [
        .. typeof(FixProvider).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>
    /// Fails unless a fix of this title is offered and turns the one text into the other, byte for byte; unless the analyzer then has nothing more to say
    /// about it; and unless the result compiles.
    /// </summary>
    public static async Task VerifyAsync(string before, string title, string after)
    {
        var document = Open(before);
        var offered = await OfferedAsync(document);
        var fix = offered.FirstOrDefault(candidate => candidate.Title == title);
        Assert.True(fix is not null, $"No fix \"{title}\" is offered, only: {string.Join("; ", offered.Select(candidate => candidate.Title))}");
        var text = await ApplyAsync(document, fix.Action);
        Assert.Equal(after, text);
        Assert.DoesNotContain(await ReportedAsync(Open(text)), diagnostic => diagnostic.Id == fix.Diagnostic.Id);
        var compilation = Generation.RunUnchecked(Compilations.Create(text), out _).Compilation;
        Assert.Equal([], compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.DefaultSeverity == DiagnosticSeverity.Error));
    }

    /// <summary>Applies the fixes of one kind to the whole document, as "fix all in document" does.</summary>
    public static async Task<string> ApplyAllAsync(string before, string title)
    {
        var document = Open(before);
        var fix = (await OfferedAsync(document)).First(candidate => candidate.Title == title);
        var context = new FixAllContext(
            document, fix.Provider, FixAllScope.Document, fix.Action.EquivalenceKey!, [fix.Diagnostic.Id], new Squiggles(await ReportedAsync(document)), TestContext.Current.CancellationToken);
        return await ApplyAsync(document, (await fix.Provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>Everything that is offered, for every diagnostic of the document, in order of place.</summary>
    public static async Task<IReadOnlyList<OfferedFix>> OfferedAsync(Document document)
    {
        var offered = new List<OfferedFix>();
        foreach (var diagnostic in await ReportedAsync(document))
        {
            offered.AddRange(await OfferedAsync(document, diagnostic));
        }

        return offered;
    }

    /// <summary>What is offered for one diagnostic, the likeliest first.</summary>
    public static async Task<IReadOnlyList<OfferedFix>> OfferedAsync(Document document, Diagnostic diagnostic)
    {
        var offered = new List<OfferedFix>();
        foreach (var provider in Providers.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var context = new CodeFixContext(document, diagnostic, (action, _) => offered.Add(new OfferedFix(diagnostic, action, provider)), TestContext.Current.CancellationToken);
            await provider.RegisterCodeFixesAsync(context);
        }

        return offered;
    }

    public static Document Open(string source, Projects? project = null)
    {
        var (settings, references) = project ?? Projects.Complete;
        var workspace = new AdhocWorkspace();
        return workspace
            .AddProject(ProjectInfo.Create(
                ProjectId.CreateNewId(), VersionStamp.Default, "UserProject", "UserProject", LanguageNames.CSharp,
                parseOptions: Compilations.ParseOptionsFor(settings),
                compilationOptions: Compilations.OptionsFor(settings),
                metadataReferences: references))
            .AddDocument("Declaration.cs", SourceText.From(source), filePath: "Declaration.cs");
    }

    public static async Task<string> ApplyAsync(Document document, CodeAction action)
    {
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken)));
        return (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private static async Task<ImmutableArray<Diagnostic>> ReportedAsync(Document document) =>
        await Analysis.RunAsync((await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!);

    private sealed class Squiggles(ImmutableArray<Diagnostic> reported) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reported);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reported);
    }
}
