using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [ImportanceWeighted].</summary>
internal static class ImportanceParser
{
    public const string DoublyReparameterized = "DoublyReparameterized";

    public static ImportanceSpec? Parse(DeclaredAttribute? attribute, Report report) => attribute is null ? null : new()
    {
        Draws = ArgumentRules.Count(attribute, "draws", "5", report) ?? 1,
        DoublyReparameterized = attribute.Value(DoublyReparameterized, false),
    };
}
