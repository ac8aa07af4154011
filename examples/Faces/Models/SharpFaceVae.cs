using VaeGen;

namespace Faces;

/// <summary>The same network with a tenth of the KL term: sharper faces, paid for with codes that leave holes where N(0, I) has none.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Latent(Dim = 20)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.2)]
[KlWeight(0.1)]
[Training(Epochs = 4, BatchSize = 32, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class SharpFaceVae : IFaceModel;
