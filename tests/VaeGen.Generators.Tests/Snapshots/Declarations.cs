namespace VaeGen.Generators.Tests;

/// <summary>The declarations whose emitted code is committed: together they reach every branch of the emitters.</summary>
internal static partial class Declarations
{
    /// <summary>The README's: everything at its default.</summary>
    public const string Minimal = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [KlWeight(1.0)]
        public partial class DigitVae;
        """;

    public const string GaussianVariance = """
        using VaeGen;

        namespace Plant.Sensors;

        [Input(64)]
        [Encoder(Layers = [48, 24], Activation = Activation.Tanh)]
        [Latent(Dim = 4)]
        [Reconstruction(Likelihood.Gaussian, Variance = 0.05)]
        [KlWeight(0.5)]
        [Training(Epochs = 30, BatchSize = 64, Optimizer = Optimizer.AdamW, LearningRate = 5e-4, Seed = -7)]
        public sealed partial class RowVae;
        """;

    public const string DropoutSilu = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [512, 256], Activation = Activation.Silu, Dropout = 0.1)]
        [Latent(Dim = 20)]
        public partial class DroppingVae;
        """;

    public const string ExplicitDecoder = """
        using VaeGen;

        namespace Digits;

        [Input(16, 16)]
        [Encoder(Layers = [100], Activation = Activation.Gelu)]
        [Decoder(Layers = [50, 75, 100], Activation = Activation.LeakyRelu, Dropout = 0.25)]
        [Latent(Dim = 8)]
        [KlWeight(4)]
        public partial class DeepDecoderVae;
        """;

    public const string Vector = """
        using VaeGen;

        namespace Tables;

        [Input(12)]
        [Encoder(Layers = [32])]
        [Latent(Dim = 2)]
        [Reconstruction(Likelihood.Gaussian)]
        public partial class TableVae;
        """;

    public const string Rgb = """
        using VaeGen;

        namespace Faces;

        [Input(3, 32, 32)]
        [Encoder(Layers = [256], Activation = Activation.Elu)]
        [Latent(Dim = 64)]
        public partial class FaceVae;
        """;

    public const string NestedInternal = """
        using VaeGen;

        namespace Outer.Inner;

        internal static partial class Models
        {
            internal partial struct Small
            {
                [Input(8, 8)]
                [Encoder(Layers = [16], Activation = Activation.Softplus)]
                [Latent(Dim = 3)]
                internal sealed partial class PatchVae;
            }
        }
        """;

    public const string GlobalNamespace = """
        using VaeGen;

        [Input(10)]
        [Encoder(Layers = [20], Activation = Activation.Sigmoid)]
        [Latent(Dim = 2)]
        [Training(Optimizer = Optimizer.Sgd, LearningRate = 0.1)]
        public partial class RootVae;
        """;

    public const string TrainingOptions = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Layers = [400])]
        [Latent(Dim = 16)]
        [Training(
            LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 1e-5, WarmUpSteps = 500, WeightDecay = 0, MaximumGradientNorm = 10,
            AveragingDecay = 0.999, Patience = 10, ValidateEverySteps = 250, TimeLimitMinutes = 480, Rollbacks = 2)]
        public partial class LongVae;
        """;

    public const string KeywordNames = """
        using VaeGen;

        namespace @namespace.@event;

        /// <summary>Holds a model whose names are keywords.</summary>
        public partial class @class
        {
            [Input(6)]
            [Encoder(Layers = [5])]
            [Latent(Dim = 2)]
            public partial class @params;
        }
        """;

    public const string Convolutions = """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Encoder(Channels = [32, 64], Kernel = 4, Stride = 2, Padding = 1, Layers = [256])]
        [Latent(Dim = 16)]
        public partial class ConvolutionalVae;
        """;

    public const string BatchNormConvolutions = """
        using VaeGen;

        namespace Portraits;

        [Input(3, 64, 64)]
        [Encoder(Channels = [32, 64, 128, 256], Kernel = 3, Activation = Activation.LeakyRelu, Norm = Norm.Batch)]
        [Latent(Dim = 64)]
        public partial class FaceVae;
        """;

    public const string ResidualGroupNorm = """
        using VaeGen;

        namespace Scenes;

        [Input(3, 48, 64)]
        [Encoder(Channels = [16, 32], Blocks = 2, Layers = [128], Activation = Activation.Silu, Norm = Norm.Group, Dropout = 0.1)]
        [Latent(Dim = 24)]
        [Reconstruction(Likelihood.Gaussian, Variance = 0.1)]
        public partial class SceneVae;
        """;

    public const string OddSizesExplicitDecoder = """
        using VaeGen;

        namespace Scans;

        [Input(79, 51)]
        [Encoder(Channels = [8, 16], Kernel = 5, Stride = 3, Padding = 0, Norm = Norm.Layer)]
        [Decoder(Channels = [32, 16], Kernel = 4, Stride = 2, Blocks = 1, Layers = [64, 96], Norm = Norm.Batch)]
        [Latent(Dim = 10)]
        public partial class ScanVae;
        """;

    public const string DenseNorms = """
        using VaeGen;

        namespace Tables;

        [Input(30)]
        [Encoder(Layers = [64, 32], Norm = Norm.Batch, Dropout = 0.2)]
        [Decoder(Norm = Norm.Layer)]
        [Latent(Dim = 4)]
        [Reconstruction(Likelihood.Gaussian)]
        public partial class NormalizedVae;
        """;

    public static string[] SplitOverTwoFiles { get; } =
    [
        """
        using VaeGen;

        namespace Digits;

        [Input(28, 28)]
        [Latent(Dim = Sizes.Latent)]
        public partial class SplitVae;
        """,
        """
        using VaeGen;

        namespace Digits;

        internal static class Sizes
        {
            public const int Hidden = 300;
            public const int Latent = 10;
        }

        [Encoder(Layers = new[] { Sizes.Hidden, Sizes.Hidden / 2 })]
        partial class SplitVae;
        """,
    ];

    /// <summary>Every declaration of this class by the name of its snapshot: a constant, or an array of sources.</summary>
    public static IReadOnlyDictionary<string, string[]> All { get; } = new SortedDictionary<string, string[]>(
        typeof(Declarations).GetFields().ToDictionary(field => field.Name, field => new[] { (string)field.GetRawConstantValue()! })
            .Concat(typeof(Declarations).GetProperties().Where(property => property.PropertyType == typeof(string[])).ToDictionary(property => property.Name, property => (string[])property.GetValue(null)!))
            .ToDictionary(StringComparer.Ordinal),
        StringComparer.Ordinal);
}
