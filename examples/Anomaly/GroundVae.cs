using VaeGen;

namespace UnusualGround;

/// <summary>What usual ground looks like: a density of rows of 36 standardised numbers, of which the decoder says how sure it is.</summary>
[Input(36)]
[Encoder(Layers = [128, 128], Activation = Activation.Silu)]
[Latent(Dim = 8)]
[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]
[Training(Epochs = 200, BatchSize = 64, LearningRate = 1e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class GroundVae;
