using System.Reflection;

namespace VaeGen.Generators.Tests;

/// <summary>The language as a user who knows no rule might write it: every attribute, argument and enumeration by reflection, with values that make sense and values that do not.</summary>
internal static class LanguageWords
{
    // sorted: reflection promises no order, and a seed is to give the same sources every time
    public static IReadOnlyList<string> All { get; } =
        [.. typeof(InputAttribute).Assembly.GetExportedTypes().Where(type => type.Namespace == "VaeGen").SelectMany(Of).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(Type type) => type switch
    {
        { IsEnum: true } => ValuesOf(type),
        _ when type.IsAssignableTo(typeof(Attribute)) => OfAttribute(type),
        _ => [],
    };

    private static IEnumerable<string> OfAttribute(Type type)
    {
        var word = type.Name[..^nameof(Attribute).Length];
        string[] bare = [word, $"[{word}]", $"[{word}()]"];
        var constructed =
            from constructor in type.GetConstructors()
            from shift in Enumerable.Range(0, 4)
            let values = constructor.GetParameters().Select((parameter, i) => ValuesOf(parameter.ParameterType).ElementAt((shift * 3) + i))
            select $"[{word}({string.Join(", ", values)})]";
        var named =
            from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true }
            from value in ValuesOf(property.PropertyType)
            from argument in new[] { $"{property.Name} = {value}", $"[{word}({property.Name} = {value})]" }
            select argument;
        return [.. bare, .. constructed, .. named];
    }

    private static IEnumerable<string> ValuesOf(Type type)
    {
        string[] values = true switch
        {
            _ when type.IsEnum => [.. Enum.GetNames(type).Select(name => $"{type.Name}.{name}"), $"({type.Name})77", $"({type.Name})(-1)", $"{type.Name}.", "0"],
            _ when type == typeof(double) || type == typeof(float) => ["0.5", "0", "-0.0", "1", "-1", "1e309", "1e300", "double.NaN", "1.0 / 0", "double.Epsilon"],
            _ when type == typeof(bool) => ["true", "false", "!true"],
            _ when type == typeof(string) => ["\"text\"", "\"\"", "null", "nameof(C)"],
            _ when type == typeof(Type) => ["typeof(int)", "typeof(C)", "null"],
            _ when type.IsArray => ["[7, 3]", "[]", "null", "[0]", "[-1, 2]", "[int.MaxValue, int.MaxValue]", "new int[0]", "new[] { 5 }", "[1, 1, 1, 1, 1, 1, 1, 1]", "[..x]"],
            _ => ["3", "0", "-1", "int.MaxValue", "int.MinValue", "28", "1 / 0", "99999999999", "'x'", "X"],
        };
        return values.Length < 13 ? values.Concat(Enumerable.Repeat("default", 13 - values.Length)) : values;
    }
}
