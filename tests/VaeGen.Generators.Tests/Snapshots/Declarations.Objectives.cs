namespace VaeGen.Generators.Tests;

internal static partial class Declarations
{
    public const string KlSchedules = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(1, Schedule = KlSchedule.Cosine, Epochs = 1)]
        public partial class CosineVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(4, Schedule = KlSchedule.Sigmoid, Steps = 5000)]
        public partial class SigmoidVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(1, Schedule = KlSchedule.Cyclical, Epochs = 10, Ramp = 0.8)]
        public partial class CyclicalVae;
        """;

    public const string KlBounds = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(2, FreeBits = 0.5, Schedule = KlSchedule.Linear, Epochs = 10)]
        public partial class FreeBitsVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(100, Capacity = 25, Steps = 100000)]
        public partial class CapacityVae;
        """;

    public const string TotalCorrelations = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [TotalCorrelation(6)]
        public partial class WeightedVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [TotalCorrelation(6, Estimator = TcEstimator.Stratified, MutualInformation = 0, DimensionKl = 0.5)]
        public partial class StratifiedVae;
        """;

    public const string Penalties = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [DipPenalty(DipKind.I)]
        [Mmd(1, Kernel = MmdKernel.Gaussian, Scale = 0.5)]
        public partial class InfoVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [DipPenalty(DipKind.II, OffDiagonal = 5, Diagonal = 5)]
        public partial class DipVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(0)]
        [Mmd(10)]
        public partial class WassersteinAe;
        """;

    public const string ImportanceWeighting = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [ImportanceWeighted(5)]
        [Condition(Classes = 10)]
        public partial class ImportanceVae;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [ImportanceWeighted(50, DoublyReparameterized = true)]
        public partial class DoublyVae;
        """;
}
