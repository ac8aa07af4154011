using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Cpu.Tests.Api;

/// <summary>
/// Lists the public API of an assembly, one member a line: kind, documentation id, type, parameters with their defaults, separated by tabs.
/// The columns are those of <c>torchsharp-0.106-api.tsv</c>, so the two lists compare line by line.
/// </summary>
internal sealed class PublicApi
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpErrorMessageFormat;

    private readonly List<string> lines = [];

    /// <summary>The lines of the assembly at <paramref name="path"/>, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        var target = MetadataReference.CreateFromFile(path);
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file) != Path.GetFileName(path))
            .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create("listing", null, platform.Append(target));
        var api = new PublicApi();
        api.List(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(target)!).GlobalNamespace);
        return api.Sorted();
    }

    /// <summary>The lines of one type and of the types in it, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(INamedTypeSymbol type)
    {
        var api = new PublicApi();
        api.List(type);
        return api.Sorted();
    }

    private List<string> Sorted()
    {
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private void List(INamespaceSymbol space)
    {
        foreach (var type in space.GetTypeMembers())
        {
            List(type);
        }

        foreach (var inner in space.GetNamespaceMembers())
        {
            List(inner);
        }
    }

    private void List(INamedTypeSymbol type)
    {
        if (type.DeclaredAccessibility != Accessibility.Public)
        {
            return;
        }

        Add(type.TypeKind.ToString().ToLowerInvariant(), type, type.BaseType?.ToDisplayString(Format) ?? "", "");
        foreach (var member in type.GetMembers())
        {
            if (member is INamedTypeSymbol nested)
            {
                List(nested);
            }
            else if (IsVisible(member))
            {
                Add(Kind(member), member, Modifiers(member) + TypeOf(member), string.Join(", ", Parameters(member)));
            }
        }
    }

    private void Add(string kind, ISymbol symbol, string type, string parameters) =>
        lines.Add($"{kind}\t{symbol.GetDocumentationCommentId()}\t{type}\t{parameters}");

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && member is not IMethodSymbol
        {
            MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove,
        };

    private static string Kind(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "constructor",
        IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } => "operator",
        IMethodSymbol => "method",
        IPropertySymbol => "property",
        IFieldSymbol => "field",
        _ => "event",
    };

    private static string Modifiers(ISymbol member) =>
        (member.IsStatic ? "static " : "")
        + (member.IsAbstract ? "abstract " : member.IsOverride ? "override " : member.IsVirtual ? "virtual " : "")
        + (member.DeclaredAccessibility == Accessibility.Public ? "" : "protected ");

    private static string TypeOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType.ToDisplayString(Format),
        IPropertySymbol property => property.Type.ToDisplayString(Format)
            + (property.SetMethod is { DeclaredAccessibility: Accessibility.Public } ? " get set" : " get"),
        IFieldSymbol field => field.Type.ToDisplayString(Format) + (field.HasConstantValue ? " = " + Invariant(field.ConstantValue) : ""),
        IEventSymbol occurrence => occurrence.Type.ToDisplayString(Format),
        _ => "",
    };

    private static IEnumerable<string> Parameters(ISymbol member)
    {
        var parameters = member switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };
        return parameters.Select(parameter =>
            (parameter.IsParams ? "params " : parameter.IsThis ? "this " : "")
            + (parameter.RefKind == RefKind.None ? "" : parameter.RefKind.ToString().ToLowerInvariant() + " ")
            + parameter.Name
            + (parameter.HasExplicitDefaultValue ? " = " + (Invariant(parameter.ExplicitDefaultValue) ?? "default") : ""));
    }

    private static string? Invariant(object? value) => value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture);
}
