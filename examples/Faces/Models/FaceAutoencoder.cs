using VaeGen;

namespace Faces;

/// <summary>The same network as a plain autoencoder: nothing keeps its codes together, so between them are holes.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Latent(Dim = 20)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.2)]
#pragma warning disable VAE017 // that its latent space has holes is what it is here to show
[KlWeight(0)]
#pragma warning restore VAE017
[Training(Epochs = 4, BatchSize = 32, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class FaceAutoencoder : IFaceModel;
