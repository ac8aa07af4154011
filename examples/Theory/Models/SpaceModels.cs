using VaeGen;

namespace Theory;

/// <summary>A VAE with enough dimensions to draw digits well, and to calculate in.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 16)]
[KlWeight(1)]
[Training(Epochs = 10, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class SpaceVae : ITheoryModel;

#pragma warning disable VAE017 // that its latent space has holes is what it is here to show

/// <summary>The same network as a plain autoencoder.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 16)]
[KlWeight(0)]
[Training(Epochs = 10, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class SpaceAutoencoder : ITheoryModel;
