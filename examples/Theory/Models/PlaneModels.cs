using VaeGen;

namespace Theory;

#pragma warning disable VAE017 // that its latent space has holes is what it is here to show

/// <summary>A plain autoencoder with a plane for a latent space.</summary>
[Input(28, 28)]
[Encoder(Layers = [256, 64])]
[Latent(Dim = 2)]
[KlWeight(0)]
[Training(Epochs = 14, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class Autoencoder : ITheoryModel;

#pragma warning restore VAE017

/// <summary>The same network with a tenth of the KL divergence.</summary>
[Input(28, 28)]
[Encoder(Layers = [256, 64])]
[Latent(Dim = 2)]
[KlWeight(0.1)]
[Training(Epochs = 14, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class LightVae : ITheoryModel;

/// <summary>The same network as a VAE: the objective is the ELBO.</summary>
[Input(28, 28)]
[Encoder(Layers = [256, 64])]
[Latent(Dim = 2)]
[KlWeight(1)]
[Training(Epochs = 14, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class PlaneVae : ITheoryModel;

/// <summary>The same network with ten times the KL divergence.</summary>
[Input(28, 28)]
[Encoder(Layers = [256, 64])]
[Latent(Dim = 2)]
[KlWeight(10)]
[Training(Epochs = 14, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class HeavyVae : ITheoryModel;
