namespace VaeGen.Generators.Specs;

/// <summary>Which parts of the model the user has written: the emitted code calls them instead of its own, or beside it.</summary>
internal sealed record HatchSpec
{
    /// <summary>What lies between a sample and the encoder's features.</summary>
    public required bool EncoderBody { get; init; }

    /// <summary>What lies between a code and the decoder's features.</summary>
    public required bool DecoderBody { get; init; }

    /// <summary>log p(x|z).</summary>
    public required bool LogProbability { get; init; }

    /// <summary>A term of the objective.</summary>
    public required bool ExtraLoss { get; init; }

    /// <summary>What is to be done after every step.</summary>
    public required bool OnBatch { get; init; }

    /// <summary>The making of layers of the user's own.</summary>
    public required bool CreateLayers { get; init; }
}
