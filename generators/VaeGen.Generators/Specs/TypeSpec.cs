using System.Linq;

namespace VaeGen.Generators.Specs;

/// <summary>Where the model's class stands.</summary>
internal sealed record TypeSpec
{
    /// <summary>The namespace as source text, keywords escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the class, outermost first.</summary>
    public required EquatableArray<ContainerSpec> Containers { get; init; }

    /// <summary>The class's name without an @.</summary>
    public required string Name { get; init; }

    /// <summary>The class's name as source text.</summary>
    public required string Identifier { get; init; }

    /// <summary>For prose: Digits.Models.DigitVae.</summary>
    public string DisplayName => string.Join(".", Prefix.Concat(Containers.Select(container => container.Identifier)).Append(Identifier));

    /// <summary>Unique in an assembly: a + stands before a nested type's name, as in metadata.</summary>
    public string MetadataName => string.Join(".", Prefix.Append(string.Join("+", Containers.Select(container => container.Identifier).Append(Identifier))))
        .Replace("@", "");

    private string[] Prefix => Namespace.Length == 0 ? [] : [Namespace];
}

/// <summary>A type that contains the class: its kind ("class", "record struct", …) and its name as source text.</summary>
internal sealed record ContainerSpec(string Keyword, string Identifier);
