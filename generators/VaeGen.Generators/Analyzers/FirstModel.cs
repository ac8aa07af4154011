using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Parsing;

namespace VaeGen.Generators.Analyzers;

/// <summary>Finds the class that stands for the whole project in messages: the same in every run, whatever the threads do.</summary>
internal static class FirstModel
{
    /// <summary>The first class by name that has one of VaeGen's attributes; null if none has.</summary>
    public static INamedTypeSymbol? Of(Compilation compilation, CancellationToken cancellationToken) =>
        TypesIn(compilation.Assembly.GlobalNamespace, cancellationToken)
            .Where(type => type.GetAttributes().Any(attribute => AttributeNames.WordOf(attribute.AttributeClass) is not null))
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .FirstOrDefault();

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container, CancellationToken cancellationToken)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }
            foreach (var inner in TypesIn(member, cancellationToken))
            {
                yield return inner;
            }
        }
    }
}
