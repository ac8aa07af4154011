namespace VaeGen.Generators.Specs;

/// <summary>What a declaration comes to: a model, or a stub where it is wrong.</summary>
/// <param name="Type">Where the class stands.</param>
/// <param name="Spec">The model; null where the declaration is wrong.</param>
/// <param name="Stub">What stands in its place; null for a model.</param>
internal sealed record DeclaredModel(TypeSpec Type, VaeSpec? Spec, StubSpec? Stub);
