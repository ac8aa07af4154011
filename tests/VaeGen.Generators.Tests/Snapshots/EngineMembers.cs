using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace VaeGen.Generators.Tests;

/// <summary>Every member of the engine that code uses, also where no name of it is written: conversions, loops, disposal, overrides, deduced types.</summary>
internal static class EngineMembers
{
    /// <summary>Documentation ids of what the trees use.</summary>
    public static SortedSet<string> UsedBy(Compilation compilation, IEnumerable<SyntaxTree> trees)
    {
        var disposal = compilation.GetTypeByMetadataName("System.IDisposable")!.GetMembers("Dispose").Single();
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true))
            {
                used.UnionWith(Unwritten(model, node, disposal).Prepend(model.GetSymbolInfo(node).Symbol).Select(Id).OfType<string>());
            }
        }
        return used;
    }

    private static IEnumerable<ISymbol?> Unwritten(SemanticModel model, SyntaxNode node, ISymbol disposal) => node switch
    {
        ExpressionSyntax expression =>
            [model.GetConversion(expression).MethodSymbol, .. Parts(model.GetTypeInfo(expression).Type), .. Parts(model.GetTypeInfo(expression).ConvertedType)],
        ForEachStatementSyntax loop => Loop(model.GetForEachStatementInfo(loop)),
        UsingStatementSyntax { Expression: { } resource } => [Disposal(model.GetTypeInfo(resource).Type, disposal)],
        UsingStatementSyntax { Declaration: { } resource } => [Disposal(model.GetTypeInfo(resource.Type).Type, disposal)],
        LocalDeclarationStatementSyntax local when !local.UsingKeyword.IsKind(SyntaxKind.None) => [Disposal(model.GetTypeInfo(local.Declaration.Type).Type, disposal)],
        MemberDeclarationSyntax member => Declared(model.GetDeclaredSymbol(member)),
        _ => [],
    };

    private static IEnumerable<ISymbol?> Loop(ForEachStatementInfo loop) =>
        [loop.GetEnumeratorMethod, loop.MoveNextMethod, loop.CurrentProperty, loop.DisposeMethod, loop.ElementConversion.MethodSymbol, loop.CurrentConversion.MethodSymbol];

    private static IEnumerable<ISymbol?> Declared(ISymbol? declared) => declared switch
    {
        IMethodSymbol method => [method.OverriddenMethod],
        IPropertySymbol property => [property.OverriddenProperty],
        INamedTypeSymbol type => [type.BaseType, .. type.Interfaces],
        _ => [],
    };

    /// <summary>A type and what it is made of: elements of arrays, arguments of generic types.</summary>
    private static IEnumerable<ISymbol?> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => Parts(array.ElementType),
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(Parts)],
        _ => [],
    };

    private static ISymbol? Disposal(ITypeSymbol? type, ISymbol disposal) => type?.FindImplementationForInterfaceMember(disposal);

    private static string? Id(ISymbol? symbol)
    {
        symbol = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol;
        var isMember = symbol is IMethodSymbol or IPropertySymbol or IFieldSymbol or INamedTypeSymbol or IEventSymbol;
        return isMember && symbol!.ContainingAssembly?.Identity.Name == typeof(TorchSharp.torch).Assembly.GetName().Name
            ? symbol.OriginalDefinition.GetDocumentationCommentId()
            : null;
    }
}
