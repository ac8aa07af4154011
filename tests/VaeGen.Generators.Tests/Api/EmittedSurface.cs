using Microsoft.CodeAnalysis;
using VaeGen.Cpu.Tests.Api;

namespace VaeGen.Generators.Tests;

/// <summary>What user code may call on emitted classes.</summary>
internal static class EmittedSurface
{
    /// <summary>The public and protected members of each model's class by its name, the class itself named <c>Model</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(GeneratedOutput output) =>
        Models(output.Compilation.Assembly.GlobalNamespace)
            .Where(model => model.DeclaredAccessibility == Accessibility.Public)
            .ToDictionary(model => model.ToDisplayString(), Members, StringComparer.Ordinal);

    private static IReadOnlyList<string> Members(INamedTypeSymbol model)
    {
        var names = (string[])[model.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat), model.GetDocumentationCommentId()![2..]];
        return [.. PublicApi.Of(model).Select(line => names.Aggregate(WithoutText(line), (text, name) => text.Replace(name, "Model", StringComparison.Ordinal)))];

        // a declaration's text is every class's own
        static string WithoutText(string line) => line.Contains(".Declaration\t", StringComparison.Ordinal) ? line[..line.IndexOf(" = ", StringComparison.Ordinal)] : line;
    }

    private static IEnumerable<INamedTypeSymbol> Models(INamespaceOrTypeSymbol space) => space.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => Models(inner),
        INamedTypeSymbol type => (type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == nameof(InputAttribute)) ? (INamedTypeSymbol[])[type] : []).Concat(Models(type)),
        _ => [],
    });
}
