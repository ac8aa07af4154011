using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE001: writes 'partial' before a model's class and every type around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.NotPartial.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        var whole = site.Node.AncestorsAndSelf()
            .OfType<TypeDeclarationSyntax>()
            .Where(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Reverse()
            .ToList();
        if (whole.Count > 0)
        {
            yield return new Fix(
                $"Make {string.Join(" and ", whole.Select(declaration => $"'{declaration.Identifier.ValueText}'"))} partial",
                nameof(MakePartialFix),
                whole.Select(declaration => Edits.Insert(declaration.Keyword.SpanStart, "partial "))); // always the last modifier
        }
    }
}
