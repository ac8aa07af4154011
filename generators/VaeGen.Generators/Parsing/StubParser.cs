using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Emission;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>
/// Finds what the compiler would miss in the signatures of a class that is not completed. Where it misses anything there it stops, and no analyzer is asked:
/// a build would say that an interface is not implemented, and nothing of the attribute that is wrong.
/// </summary>
internal static class StubParser
{
    private const string Throw = "{ throw new global::System.NotSupportedException(); }";

    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>The stub of a class that has [Input] and cannot be emitted; null if the compiler misses nothing, or the class cannot have a second part.</summary>
    public static StubSpec? Parse(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var report = new Report(sink: null, cancellationToken);
        if (DeclaredAttributes.Of(type, report).Input is null)
        {
            return null;
        }
        ClassRules.Check(type, report);
        if (report.Failed)
        {
            return null;
        }
        var members = type.AllInterfaces.SelectMany(contract => contract.GetMembers())
            .Where(member => member.IsAbstract && type.FindImplementationForInterfaceMember(member) is null)
            .Select(Implementation)
            .OfType<string>()
            .ToEquatableArray();
        var isNamed = Declarations.MembersOf(type).OfType<IMethodSymbol>().Any(method => method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Error));
        return members.Count == 0 && !isNamed ? null : new StubSpec
        {
            Type = TypeParser.Parse(type),
            NestedTypes = new[] { "Output", "LossTerms", Model.DecoderClass }.Where(name => type.GetMembers(name).IsEmpty).ToEquatableArray(),
            Members = members,
        };
    }

    // null: left to the compiler
    private static string? Implementation(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary, Arity: 0 } method => $"{Head(method, method.RefKind, method.ReturnType)}({Parameters(method.Parameters)}) {Throw}",
        IPropertySymbol { IsIndexer: true } indexer => $"{Head(indexer, indexer.RefKind, indexer.Type, "this")}[{Parameters(indexer.Parameters)}] {Accessors(indexer)}",
        IPropertySymbol property => $"{Head(property, property.RefKind, property.Type)} {Accessors(property)}",
        IEventSymbol @event => $"{Head(@event, RefKind.None, @event.Type, before: "event ")} {{ add {Throw} remove {Throw} }}",
        _ => null,
    };

    private static string Head(ISymbol member, RefKind reference, ITypeSymbol type, string? name = null, string before = "") =>
        $"{(member.IsStatic ? "static " : "")}{before}{Prefix(reference, isReturned: true)}{type.ToDisplayString(Qualified)} {member.ContainingType.ToDisplayString(Qualified)}.{name ?? TypeParser.Identifier(member.Name)}";

    private static string Accessors(IPropertySymbol property) =>
        $"{{ {(property.GetMethod is null ? "" : $"get {Throw} ")}{(property.SetMethod is { } set ? $"{(set.IsInitOnly ? "init" : "set")} {Throw} " : "")}}}";

    private static string Parameters(IEnumerable<IParameterSymbol> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{Prefix(parameter.RefKind, isReturned: false)}{parameter.Type.ToDisplayString(Qualified)} {TypeParser.Identifier(parameter.Name)}"));

    // of what is returned, In is ref readonly
    private static string Prefix(RefKind reference, bool isReturned) => reference switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => isReturned ? "ref readonly " : "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => "",
    };
}
