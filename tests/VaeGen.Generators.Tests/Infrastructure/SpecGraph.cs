using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Tests;

/// <summary>
/// Walks everything a pipeline value holds on to. Allowed are primitives, strings, enums, the generator's own records, its EquatableArray,
/// and tuples of those; anything else could carry a compilation into the cache or break its equality.
/// </summary>
internal static class SpecGraph
{
    private const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void AssertPlainData(object? value, string where) =>
        Visit(value, where, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Visit(object? value, string path, HashSet<object> seen)
    {
        if (value is null)
        {
            return;
        }

        var type = value.GetType();
        if (type.IsPrimitive || type.IsEnum || value is string or decimal)
        {
            return;
        }

        // named, so that a failure says the worst of it
        if (value is ISymbol or SyntaxNode or SyntaxToken or SyntaxTree or SyntaxReference or Location or Compilation or SemanticModel or AttributeData)
        {
            Assert.Fail($"{path} holds a {type}, which keeps a compilation alive.");
        }

        if (!type.IsValueType && !seen.Add(value))
        {
            return;
        }

        if (IsEquatableArray(type))
        {
            foreach (var item in (IEnumerable)value)
            {
                Visit(item, path + "[]", seen);
            }

            return;
        }

        Assert.True(IsOwnRecord(type) || value is ITuple, $"{path} is a {type}: expected a primitive, a string, an enum, one of the generator's records, an EquatableArray or a tuple.");
        for (var part = type; part is not null && part != typeof(object) && part != typeof(ValueType); part = part.BaseType)
        {
            foreach (var field in part.GetFields(Fields))
            {
                Visit(field.GetValue(value), $"{path}.{field.Name.Trim('<').Replace(">k__BackingField", "", StringComparison.Ordinal)}", seen);
            }
        }
    }

    private static bool IsEquatableArray(Type type) =>
        type.Assembly == typeof(VaeGenerator).Assembly && type.IsGenericType && type.Name.StartsWith("EquatableArray", StringComparison.Ordinal);

    // PrintMembers is what the compiler gives every record, class or struct, and nothing else
    private static bool IsOwnRecord(Type type) =>
        type.Assembly == typeof(VaeGenerator).Assembly && type.GetMethod("PrintMembers", Fields) is not null;
}
