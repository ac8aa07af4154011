namespace VaeGen.Generators.Specs;

/// <summary>The importance-weighted bound in the place of the ELBO.</summary>
internal sealed record ImportanceSpec
{
    /// <summary>K, the codes for each sample.</summary>
    public required int Draws { get; init; }

    /// <summary>Whether the encoder's gradient is the doubly reparameterised one.</summary>
    public required bool DoublyReparameterized { get; init; }
}
