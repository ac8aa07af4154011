namespace VaeGen.Generators.Specs;

/// <summary>What is known of every sample beforehand: a class, or a vector of features.</summary>
internal sealed record ConditionSpec
{
    /// <summary>Number of classes; 0: features are given instead.</summary>
    public required int Classes { get; init; }

    /// <summary>Values in a vector of features; 0: classes are given instead.</summary>
    public required int Features { get; init; }

    /// <summary>Values that encoder and decoder get beside the sample and the code.</summary>
    public int Size => Classes > 0 ? Classes : Features;
}
