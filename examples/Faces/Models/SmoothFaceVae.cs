using VaeGen;

namespace Faces;

/// <summary>The same network with a heavier KL term: codes that lie closer to N(0, I), paid for with blurrier faces.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [16, 32, 64, 128], Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Latent(Dim = 20)]
[Reconstruction(Likelihood.Gaussian, Variance = 0.05)]
[KlWeight(5)]
[Training(Epochs = 4, BatchSize = 32, LearningRate = 2e-3, LearningRateSchedule = LearningRateSchedule.Cosine)]
public partial class SmoothFaceVae : IFaceModel;
