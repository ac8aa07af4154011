namespace VaeGen.Generators.Tests;

internal static partial class Declarations
{
    public const string FullCovariance = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16, Posterior = Posterior.FullCovariance)]
        public partial class CorrelatedVae;
        """;

    public const string MixturePrior = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16, Prior = Prior.Mixture)]
        public partial class GroupedVae;

        [Input(28, 28)]
        [Encoder(Layers = [64])]
        [Latent(Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture, Components = 3)]
        public partial class CorrelatedGroupedVae;
        """;

    public const string Flows = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16, Posterior = Posterior.Planar)]
        public partial class PlanarVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16, Posterior = Posterior.InverseAutoregressive, Flows = 2)]
        public partial class AutoregressiveVae;
        """;

    public const string VampPrior = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16, Prior = Prior.Vamp, Components = 100)]
        public partial class VampVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16, Posterior = Posterior.FullCovariance, Prior = Prior.Vamp)]
        [Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.Shared)]
        public partial class CorrelatedVampVae;
        """;
}
