namespace VaeGen.Generators.Tests;

/// <summary>Declarations of every kind of model that the language has, each small enough to train on <see cref="Bars"/> in a second.</summary>
internal static class Variants
{
    public static IReadOnlyList<string> All { get; } =
    [
        "[Encoder(Channels = [8, 16], Layers = [32])]",
        "[Encoder(Channels = [8], Kernel = 3, Blocks = 1, Norm = Norm.Batch, Activation = Activation.LeakyRelu)]",
        "[Encoder(Channels = [8, 16], Norm = Norm.Group, Activation = Activation.Silu, Dropout = 0.05)]",
        "[Encoder(Channels = [8], Norm = Norm.Layer, Blocks = 2, Activation = Activation.Gelu)]",
        "[Encoder(Layers = [64, 32], Norm = Norm.Batch, Dropout = 0.05)]",
        "[Encoder(Layers = [64, 32], Norm = Norm.Layer)]",
        "[Encoder(Layers = [64, 32], Norm = Norm.Group)]",
        "[Encoder(Layers = [32])] [Decoder(Channels = [16, 8], Stride = 3)]",
        "[Encoder(Channels = [8])] [Decoder(Channels = [], Layers = [32], Norm = Norm.Batch)]",
        "[Encoder(Channels = [8])] [Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]",
        "[Encoder(Channels = [8])] [Reconstruction(Likelihood.Categorical)]",
        "[Encoder(Channels = [8])] [Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 3)]",
        "[Reconstruction(Likelihood.Bernoulli)]",
        "[Reconstruction(Likelihood.ContinuousBernoulli)]",
        "[Reconstruction(Likelihood.Gaussian, Variance = 0.1)]",
        "[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.Shared)]",
        "[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]",
        "[Reconstruction(Likelihood.Laplace, Scale = 0.2)]",
        "[Reconstruction(Likelihood.Categorical)]",
        "[Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 3)]",
        "[KlWeight(4)]",
        "[KlWeight(1, Schedule = KlSchedule.Linear, Epochs = 2)]",
        "[KlWeight(1, Schedule = KlSchedule.Cosine, Steps = 20)]",
        "[KlWeight(1, Schedule = KlSchedule.Sigmoid, Epochs = 2)]",
        "[KlWeight(1, Schedule = KlSchedule.Cyclical, Epochs = 4, Ramp = 0.75)]",
        "[KlWeight(1, FreeBits = 0.25)]",
        "[KlWeight(2, FreeBits = 0.25, Schedule = KlSchedule.Cyclical, Steps = 8)]",
        "[KlWeight(10, Capacity = 3, Epochs = 4)]",
        "[TotalCorrelation(2)]",
        "[TotalCorrelation(2, Estimator = TcEstimator.Stratified, MutualInformation = 0, DimensionKl = 0.5)]",
        "[DipPenalty(DipKind.I)]",
        "[DipPenalty(DipKind.II, OffDiagonal = 2, Diagonal = 2)] [KlWeight(0.5, Schedule = KlSchedule.Linear, Epochs = 2)]",
        "[Mmd(100)]",
        "[Mmd(1000, Kernel = MmdKernel.Gaussian, Scale = 0.5)] [KlWeight(0.01)]",
        "[Mmd(10)] [KlWeight(0)]",
        "[ImportanceWeighted(1)]",
        "[ImportanceWeighted(5)] [KlWeight(1)]",
        "[ImportanceWeighted(5, DoublyReparameterized = true)]",
        "[ImportanceWeighted(4)] [Latent(Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture, Components = 3)]",
        "[ImportanceWeighted(4, DoublyReparameterized = true)] [Latent(Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture, Components = 3)]",
        "[ImportanceWeighted(3)] [Reconstruction(Likelihood.Categorical)]",
        "[ImportanceWeighted(3)] [Latent(Dim = 4, Posterior = Posterior.Planar, Flows = 2)]",
        "[ImportanceWeighted(3, DoublyReparameterized = true)] [Latent(Dim = 4, Prior = Prior.Vamp, Components = 5)]",
        "[Mmd(10)] [Latent(Dim = 4, Posterior = Posterior.InverseAutoregressive, Flows = 2)]",
        "[Mmd(10)] [Latent(Dim = 4, Prior = Prior.Vamp, Components = 5)]",
        "[Mmd(10)] [Latent(Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture, Components = 3)]",
        "[DipPenalty(DipKind.I)] [Latent(Dim = 4, Prior = Prior.Mixture, Components = 3)]",
        "[TotalCorrelation(2)] [DipPenalty(DipKind.II)] [Mmd(10)]",
        "[Latent(Dim = 4, Posterior = Posterior.FullCovariance)]",
        "[Latent(Dim = 4, Posterior = Posterior.FullCovariance)] [KlWeight(1, FreeBits = 0.25)]",
        "[Latent(Dim = 4, Prior = Prior.Mixture, Components = 3)]",
        "[Latent(Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture, Components = 3)]",
        "[Latent(Dim = 4, Posterior = Posterior.Planar)]",
        "[Latent(Dim = 4, Posterior = Posterior.Planar, Flows = 2, Prior = Prior.Mixture, Components = 3)]",
        "[Latent(Dim = 4, Posterior = Posterior.InverseAutoregressive)]",
        "[Latent(Dim = 4, Posterior = Posterior.InverseAutoregressive, Flows = 2, Prior = Prior.Mixture, Components = 3)]",
        "[Latent(Dim = 4, Prior = Prior.Vamp)]",
        "[Latent(Dim = 4, Posterior = Posterior.FullCovariance, Prior = Prior.Vamp, Components = 3)]",
        "[Latent(Dim = 4, Prior = Prior.Vamp, Components = 5)] [Reconstruction(Likelihood.Gaussian, Variance = 0.1)]",
        "[Latent(Dim = 4, Posterior = Posterior.Planar)] [KlWeight(1, Schedule = KlSchedule.Linear, Epochs = 2)]",
    ];

    /// <summary>The whole declaration of one: an encoder and a latent space are added where it has none.</summary>
    public static string Complete(string variant) => "[Input(8, 8)] "
        + (variant.Contains("[Encoder(", StringComparison.Ordinal) ? "" : "[Encoder(Layers = [32])] ")
        + (variant.Contains("[Latent(", StringComparison.Ordinal) ? "" : "[Latent(Dim = 4)] ")
        + variant;
}
