using VaeGen;

namespace Faces;

/// <summary>The model: everything else about it is emitted from these attributes while you type.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Kernel = 3, Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Decoder(Kernel = 4)]
[Latent(Dim = 16)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.4)]
[KlWeight(1)]
[Training(Epochs = 6, BatchSize = 8, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class FaceVae : IFaceModel;
