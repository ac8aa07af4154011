using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The noise of the reparameterisation, the same however many processes share a batch.</summary>
internal static class NoiseEmitter
{
    public static void Emit(SourceWriter writer, Model model) => writer.WriteApart($$"""
        // while Fit shares its batches with other processes: which samples of the batch are here
        private {{BatchShare}}? batchShare;

        /// <summary>ε ~ N(0, I) of the same shape. Processes that share a batch draw the noise of all of it and take that of their own samples: what they learn does not hang on how many they are.</summary>
        {{Mark}}
        private {{Tensor}} Noise({{Tensor}} like)
        {
            if (batchShare is not { } share)
            {
                return {{Torch}}.randn_like(like);
            }
            var draws = like.shape[0] / share.Count; // of a sample
            return {{Torch}}.randn(draws * share.Total, {{Literal.Of(model.Spec.LatentDim)}}, device: like.device).narrow(0, draws * share.First, draws * share.Count);
        }
        """);
}
