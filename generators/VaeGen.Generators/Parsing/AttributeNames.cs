using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Parsing;

/// <summary>The language's words, as they are named in metadata.</summary>
internal static class AttributeNames
{
    /// <summary>What the generator looks for; the other words are read from the class that has it.</summary>
    public const string InputMetadataName = "VaeGen.InputAttribute";

    public const string Input = "Input";
    public const string Encoder = "Encoder";
    public const string Decoder = "Decoder";
    public const string Latent = "Latent";
    public const string Reconstruction = "Reconstruction";
    public const string KlWeight = "KlWeight";
    public const string Training = "Training";

    /// <summary>The word that an attribute class stands for; null if it is none of VaeGen's.</summary>
    public static string? WordOf(INamedTypeSymbol? attribute) => attribute switch
    {
        { ContainingType: null, ContainingNamespace: { Name: "VaeGen", ContainingNamespace.IsGlobalNamespace: true } } => attribute.Name switch
        {
            "InputAttribute" => Input,
            "EncoderAttribute" => Encoder,
            "DecoderAttribute" => Decoder,
            "LatentAttribute" => Latent,
            "ReconstructionAttribute" => Reconstruction,
            "KlWeightAttribute" => KlWeight,
            "TrainingAttribute" => Training,
            _ => null,
        },
        _ => null,
    };
}
