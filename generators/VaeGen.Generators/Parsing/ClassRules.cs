using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using VaeGen.Generators.Diagnostics;

namespace VaeGen.Generators.Parsing;

/// <summary>Which classes can be completed to a model.</summary>
internal static class ClassRules
{
    public static void Check(INamedTypeSymbol type, Report report)
    {
        if (type.TypeKind != TypeKind.Class)
        {
            report.LeaveToCompiler(); // the attributes are for classes
            return;
        }
        CheckKind(type, report);
        CheckPartial(type, type, report);
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            CheckPartial(container, type, report);
        }
        CheckBase(type, report);
        CheckConstructors(type, report);
    }

    private static void CheckKind(INamedTypeSymbol type, Report report)
    {
        var found = type switch
        {
            { IsRecord: true } => "a record",
            { IsStatic: true } => "a static class",
            { IsAbstract: true } => "an abstract class",
            { IsFileLocal: true } => "a file-local class",
            { Arity: > 0 } => "a generic class",
            _ => Container(type),
        };
        if (found is not null)
        {
            report.Add(Descriptors.UnsupportedClass, () => Declarations.LocationOf(type), type.Name, found);
        }
    }

    private static string? Container(INamedTypeSymbol type)
    {
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            if (container.Arity > 0)
            {
                return $"a class inside the generic type '{container.Name}'";
            }
            if (container.IsFileLocal)
            {
                return $"a class inside the file-local type '{container.Name}'";
            }
        }
        return null;
    }

    private static void CheckPartial(INamedTypeSymbol type, INamedTypeSymbol model, Report report)
    {
        var whole = Declarations.Of(type, report.CancellationToken).FirstOrDefault(declaration => !declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
        if (whole is not null)
        {
            var completed = SymbolEqualityComparer.Default.Equals(type, model) ? "it" : $"'{model.Name}' inside it";
            report.Add(Descriptors.NotPartial, whole.Identifier.GetLocation, type.Name, completed, TypeParser.Keyword(type));
        }
    }

    private static void CheckBase(INamedTypeSymbol type, Report report)
    {
        // a completed class derives from what was emitted
        if (type.BaseType is not { SpecialType: SpecialType.None } found || type.IsRecord || Declarations.IsCompleted(type))
        {
            return;
        }
        if (found.TypeKind == TypeKind.Error)
        {
            report.LeaveToCompiler();
            return;
        }
        report.Add(
            Descriptors.OtherBaseClass,
            () => Declarations.Of(type, report.CancellationToken)
                .Select(declaration => declaration.BaseList?.Types[0])
                .FirstOrDefault(written => written is not null && written.ToString().Contains(found.Name))
                ?.GetLocation() ?? Declarations.LocationOf(type),
            type.Name,
            found.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
    }

    private static void CheckConstructors(INamedTypeSymbol type, Report report)
    {
        foreach (var declaration in Declarations.Of(type, report.CancellationToken))
        {
            if (declaration is ClassDeclarationSyntax { ParameterList: { } primary })
            {
                report.Add(Descriptors.UnchainedConstructor, primary.GetLocation, type.Name, "a primary constructor");
            }
            foreach (var constructor in declaration.Members.OfType<ConstructorDeclarationSyntax>())
            {
                if (!constructor.Modifiers.Any(SyntaxKind.StaticKeyword) && !constructor.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer))
                {
                    report.Add(Descriptors.UnchainedConstructor, constructor.Identifier.GetLocation, type.Name, constructor.Initializer is { } other ? $"'{other}'" : "no call");
                }
            }
        }
    }
}
