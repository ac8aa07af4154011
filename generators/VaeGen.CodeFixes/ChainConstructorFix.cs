using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE007: lets a constructor call the emitted one, with its device if it takes one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChainConstructorFix)), Shared]
public sealed class ChainConstructorFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [Descriptors.UnchainedConstructor.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        // a primary constructor's parameters are used all over the class: turning it into an ordinary one takes a person
        if (site.Node is not ConstructorDeclarationSyntax { ParameterList.Parameters: var parameters, Initializer: var initializer } constructor
            || initializer is { ArgumentList.Arguments.Count: > 0 })
        {
            yield break;
        }
        var device = parameters.FirstOrDefault(parameter => site.Model.GetDeclaredSymbol(parameter, site.CancellationToken)?.Type.Name == "Device")?.Identifier.ValueText;
        if (device is not null && parameters.Count == 1)
        {
            yield break; // it has the emitted one's parameters, and would call itself
        }
        var call = device is null ? "this(device: null)" : $"this({device})";
        yield return new Fix(
            $"Call the emitted constructor, ': {call}'",
            nameof(ChainConstructorFix),
            initializer is null
                ? Edits.Insert(constructor.ParameterList.Span.End, $" : {call}")
                : new(TextSpan.FromBounds(initializer.ThisOrBaseKeyword.SpanStart, initializer.Span.End), call));
    }
}
