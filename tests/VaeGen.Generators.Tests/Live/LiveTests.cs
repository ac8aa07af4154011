namespace VaeGen.Generators.Tests;

/// <summary>Live tests seed and draw from the engine's one global random stream, as PyTorch's does, so they run one at a time.</summary>
[CollectionDefinition(Name)]
public sealed class LiveTests
{
    public const string Name = "Live";
}
