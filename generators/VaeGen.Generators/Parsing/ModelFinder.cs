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
    /// <summary>A model or a stub for each class that gets something, in the order of files; none in a project that could not compile what is emitted.</summary>
    public static ImmutableArray<DeclaredModel> Find(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!ProjectFacts.Of(compilation).CanCompile)
        {
            return [];
        }
        var names = NamesOfInput(compilation, cancellationToken);
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var models = ImmutableArray.CreateBuilder<DeclaredModel>();
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
                    && Read(type, cancellationToken) is { } declared)
                {
                    models.Add(declared);
                }
            }
        }
        return models.ToImmutable();
    }

    /// <summary>What a class comes to; null: nothing is emitted for it.</summary>
    public static DeclaredModel? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (VaeParser.Parse(type, sink: null, cancellationToken) is { } spec)
        {
            return new DeclaredModel(spec.Type, spec, Stub: null);
        }
        return StubParser.Parse(type, cancellationToken) is { } stub ? new DeclaredModel(stub.Type, Spec: null, stub) : null;
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
