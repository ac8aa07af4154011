using VaeGen;

namespace Faces;

/// <summary>The same network as a plain autoencoder: nothing keeps its codes together, so between them are holes.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Kernel = 3, Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Decoder(Kernel = 4)]
[Latent(Dim = 16)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.4)]
#pragma warning disable VAE017 // that its latent space has holes is what it is here to show
[KlWeight(0)]
#pragma warning restore VAE017
[Training(Epochs = 2, BatchSize = 8, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class FaceAutoencoder : IFaceModel;
