using VaeGen;

namespace Faces;

/// <summary>The same network with a tenth of the KL term: sharper faces, paid for with codes that leave holes where N(0, I) has none.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Kernel = 3, Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Decoder(Kernel = 4)]
[Latent(Dim = 16)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.4)]
[KlWeight(0.1)]
[Training(Epochs = 2, BatchSize = 8, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class SharpFaceVae : IFaceModel;
