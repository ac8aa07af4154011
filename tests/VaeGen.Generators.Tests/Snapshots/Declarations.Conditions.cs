namespace VaeGen.Generators.Tests;

internal static partial class Declarations
{
    public const string Conditional = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 20)]
        [Condition(Classes = 10)]
        public partial class LabelledVae;

        [Input(16)]
        [Encoder(Layers = [32])]
        [Latent(Dim = 3)]
        [Reconstruction(Likelihood.Gaussian)]
        [Condition(Features = 2)]
        public partial class SensorVae;
        """;

    public const string ConditionalVampPrior = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 20, Prior = Prior.Vamp)]
        [Condition(Classes = 10)]
        public partial class LabelledVampVae;

        [Input(16)]
        [Encoder(Layers = [32])]
        [Latent(Dim = 3, Posterior = Posterior.FullCovariance, Prior = Prior.Vamp, Components = 8)]
        [Reconstruction(Likelihood.Gaussian)]
        [Condition(Features = 2)]
        public partial class SensorVampVae;
        """;
}
