using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Incrementality;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Finds the classes that may be models by how they are written, and only those are bound.</summary>
internal static class ModelFinder
{
    /// <summary>A spec for each class that can be emitted, in the order of files; none in a project that could not compile what is emitted.</summary>
    public static ImmutableArray<VaeSpec> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!ProjectFacts.Of(compilation).CanCompile)
        {
            return [];
        }
        var names = NamesOfInput(compilation, cancellationToken);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var specs = ImmutableArray.CreateBuilder<VaeSpec>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (!FileSummary.Of(tree, cancellationToken).Attributes.Overlaps(names))
            {
                continue;
            }
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in FileSummary.ClassesIn(tree.GetRoot(cancellationToken)))
            {
                if (FileSummary.AttributesOn(declaration).Any(names.Contains)
                    && model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && seen.Add(type)
                    && VaeParser.Parse(type, sink: null, cancellationToken) is { } spec)
                {
                    specs.Add(spec);
                }
            }
        }
        return specs.ToImmutable();
    }

    /// <summary>How [Input] may be written: with its suffix or without, or by an alias, or by an alias of one.</summary>
    private static HashSet<string> NamesOfInput(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { AttributeNames.Input, AttributeNames.Input + AttributeNames.Suffix };
        var aliases = compilation.SyntaxTrees.SelectMany(tree => FileSummary.Of(tree, cancellationToken).Aliases).ToList();
        while (aliases.RemoveAll(alias => names.Contains(alias.Target) && Add(alias.Name)) > 0)
        {
        }
        return names;

        bool Add(string name)
        {
            names.Add(name);
            if (name.EndsWith(AttributeNames.Suffix, StringComparison.Ordinal))
            {
                names.Add(name.Substring(0, name.Length - AttributeNames.Suffix.Length));
            }
            return true;
        }
    }
}
