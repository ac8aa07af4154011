namespace VaeGen.Generators.Specs;

/// <summary>A class whose declaration is wrong: what it needs so that the compiler gets as far as the analyzer, which says what is wrong.</summary>
internal sealed record StubSpec
{
    /// <summary>Where the class stands.</summary>
    public required TypeSpec Type { get; init; }

    /// <summary>The emitted nested types that signatures may name, and that the user has not declared.</summary>
    public required EquatableArray<string> NestedTypes { get; init; }

    /// <summary>The members of its interfaces that it lacks, each as source text of an explicit implementation.</summary>
    public required EquatableArray<string> Members { get; init; }
}
