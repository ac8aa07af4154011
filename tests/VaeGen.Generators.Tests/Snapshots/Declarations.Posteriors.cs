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
}
