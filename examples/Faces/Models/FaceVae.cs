using VaeGen;

namespace Faces;

/// <summary>The model: everything else about it is emitted from these attributes while you type.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Latent(Dim = 20)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.2)]
[KlWeight(1)]
[Training(Epochs = 4, BatchSize = 32, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class FaceVae : IFaceModel;
