using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.CodeFixes;

/// <summary>VAE015, VAE023, VAE047, VAE054 and VAE059: removes an argument that has no effect, or that contradicts another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFix)), Shared]
public sealed class RemoveArgumentFix : FixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds =>
        [Descriptors.UselessArgument.Id, Descriptors.NoChannels.Id, Descriptors.ExclusiveArguments.Id, Descriptors.FreeBitsOfDimensions.Id, Descriptors.StillFlow.Id];

    private protected override IEnumerable<Fix> FixesFor(FixSite site)
    {
        if (site.Nearest<AttributeArgumentSyntax>() is { NameEquals: not null } argument)
        {
            yield return new Fix($"Remove '{argument}'", nameof(RemoveArgumentFix), AttributeEdits.Remove(site.Text, argument));
        }
    }
}
