namespace VaeGen.Generators.Tests;

internal static partial class Declarations
{
    public const string ContinuousBernoulli = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 20)]
        [Reconstruction(Likelihood.ContinuousBernoulli)]
        public partial class GreyVae;
        """;

    public const string LearnedVariances = """
        using VaeGen;

        namespace Plant.Sensors;

        [Input(64)]
        [Encoder(Layers = [32])]
        [Latent(Dim = 4)]
        [Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.Shared)]
        public partial class SharedVae;

        [Input(64)]
        [Encoder(Layers = [32])]
        [Latent(Dim = 4)]
        [Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]
        public partial class ElementVae;
        """;

    public const string Levels = """
        using VaeGen;

        namespace Faces;

        [Input(28, 28)]
        [Encoder(Layers = [64])]
        [Latent(Dim = 8)]
        [Reconstruction(Likelihood.Categorical)]
        public partial class CategoricalVae;

        [Input(3, 32, 32)]
        [Encoder(Layers = [64])]
        [Latent(Dim = 8)]
        [Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 5)]
        public partial class ColourVae;
        """;
}
