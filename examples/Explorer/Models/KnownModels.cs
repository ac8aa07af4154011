using Digits;
using Faces;
using static Explorer.KnownModel;

namespace Explorer;

/// <summary>The classes of the project's examples. Another line here makes another one known.</summary>
internal static class KnownModels
{
    public static IReadOnlyList<KnownModel> All { get; } =
    [
        Of(DigitVae.Declaration, DigitVae.Samples, DigitVae.Codes, DigitExamples.Load, path => DigitVae.Load(path), (m, z, _) => m.Decode(z), (m, x) => m.LatentMean(x), (m, x, _) => m.Encode(x).LogVariance),
        Of(ConvVae.Declaration, ConvVae.Samples, ConvVae.Codes, DigitExamples.Load, path => ConvVae.Load(path), (m, z, _) => m.Decode(z), (m, x) => m.LatentMean(x), (m, x, _) => m.Encode(x).LogVariance),
        Of(ConditionalVae.Declaration, ConditionalVae.Samples, ConditionalVae.Codes, DigitExamples.Load, path => ConditionalVae.Load(path), (m, z, label) => m.Decode(z, label), (m, x) => m.LatentMean(x), (m, x, labels) => m.Encode(x, labels).LogVariance),
        Of(VampVae.Declaration, VampVae.Samples, VampVae.Codes, DigitExamples.Load, path => VampVae.Load(path), (m, z, _) => m.Decode(z), (m, x) => m.LatentMean(x), (m, x, _) => m.Encode(x).LogVariance, m => m.Sample(1)),
        Of(FlowVae.Declaration, FlowVae.Samples, FlowVae.Codes, DigitExamples.Load, path => FlowVae.Load(path), (m, z, _) => m.Decode(z), (m, x) => m.LatentMean(x)),
        Of(FaceVae.Declaration, FaceVae.Samples, FaceVae.Codes, FaceExamples.Load, path => FaceVae.Load(path), (m, z, _) => m.Decode(z), (m, x) => m.LatentMean(x), (m, x, _) => m.Encode(x).LogVariance),
    ];
}
