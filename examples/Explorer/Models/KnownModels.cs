using Digits;
using static Explorer.KnownModel;

namespace Explorer;

/// <summary>The classes of the project's examples. A line or two here make another one known.</summary>
internal static class KnownModels
{
    public static IReadOnlyList<KnownModel> All { get; } =
    [
        Of(DigitVae.Declaration, path => DigitVae.Load(path), m => new(m, DigitVae.Samples, DigitVae.Codes)
        {
            Decode = (codes, _) => m.Decode(codes), LatentMean = data => m.LatentMean(data), LogVariance = (x, _) => m.Encode(x).LogVariance,
        }, DigitExamples.Load),
        Of(ConvVae.Declaration, path => ConvVae.Load(path), m => new(m, ConvVae.Samples, ConvVae.Codes)
        {
            Decode = (codes, _) => m.Decode(codes), LatentMean = data => m.LatentMean(data), LogVariance = (x, _) => m.Encode(x).LogVariance,
        }, DigitExamples.Load),
        Of(ConditionalVae.Declaration, path => ConditionalVae.Load(path), m => new(m, ConditionalVae.Samples, ConditionalVae.Codes)
        {
            Decode = (codes, label) => m.Decode(codes, label), LatentMean = data => m.LatentMean(data), LogVariance = (x, labels) => m.Encode(x, labels).LogVariance,
        }, DigitExamples.Load),
        Of(VampVae.Declaration, path => VampVae.Load(path), m => new(m, VampVae.Samples, VampVae.Codes)
        {
            Decode = (codes, _) => m.Decode(codes), LatentMean = data => m.LatentMean(data), LogVariance = (x, _) => m.Encode(x).LogVariance, Sample = () => m.Sample(1),
        }, DigitExamples.Load),
        Of(FlowVae.Declaration, path => FlowVae.Load(path), m => new(m, FlowVae.Samples, FlowVae.Codes)
        {
            Decode = (codes, _) => m.Decode(codes), LatentMean = data => m.LatentMean(data),
        }, DigitExamples.Load),
    ];
}
