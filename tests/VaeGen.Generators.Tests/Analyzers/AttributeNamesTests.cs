using VaeGen.Generators.Parsing;

namespace VaeGen.Generators.Tests;

/// <summary>The generator knows the language's words by name only: here they are held to the attribute classes.</summary>
public sealed class AttributeNamesTests
{
    [Fact]
    public void Every_attribute_class_is_a_word_and_every_word_an_attribute_class() => Assert.Equal(
        typeof(InputAttribute).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Attribute))).Select(type => type.FullName).Order(StringComparer.Ordinal),
        AttributeNames.All.Select(word => $"VaeGen.{word}Attribute").Order(StringComparer.Ordinal));
}
