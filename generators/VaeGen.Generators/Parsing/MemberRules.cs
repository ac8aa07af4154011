using System.Linq;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Emission;

namespace VaeGen.Generators.Parsing;

/// <summary>The user's own members must leave the emitted ones their names; methods may overload each other.</summary>
internal static class MemberRules
{
    public static void Check(INamedTypeSymbol type, Model model, Report report)
    {
        var emitted = EmittedMembers.Of(model);
        if (emitted.Any(member => member.Name == type.Name))
        {
            report.Add(Descriptors.MemberCollision, () => Declarations.LocationOf(type), type.Name, type.Name, "the class itself");
        }
        foreach (var member in Declarations.MembersOf(type))
        {
            if (emitted.Any(other => Collide(member, other)))
            {
                var name = member is IMethodSymbol { MethodKind: MethodKind.Constructor } ? $"{type.Name}(Device?)" : member.Name;
                report.Add(Descriptors.MemberCollision, () => Declarations.LocationOf(member), type.Name, name, Kind(member));
            }
        }
    }

    private static bool Collide(ISymbol member, EmittedMember emitted) =>
        member.Name == emitted.Name
        && (member is not IMethodSymbol method
            || emitted.ParameterTypes is not { } types
            || method.Parameters.Select(parameter => parameter.Type.Name).SequenceEqual(types));

    private static string Kind(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } => "a constructor",
        IMethodSymbol => "a method",
        IPropertySymbol => "a property",
        IFieldSymbol => "a field",
        IEventSymbol => "an event",
        _ => "a type",
    };
}
