// each is declared for one or two kinds of layers, of which all together are all that there are
#pragma warning disable CA1812 // made by reflection

namespace VaeGen.Onnx.Tests;

[Input(28, 28)]
[Encoder(Layers = [40])]
[Latent(Dim = 5)]
internal sealed partial class Dense;

[Input(7)]
[Encoder(Layers = [12, 9], Activation = Activation.LeakyRelu, Norm = Norm.Batch, Dropout = 0.3)]
[Decoder(Layers = [8], Activation = Activation.Elu)]
[Latent(Dim = 2)]
[Reconstruction(Likelihood.Gaussian)]
internal sealed partial class BatchNormed;

[Input(7)]
[Encoder(Layers = [12], Activation = Activation.Gelu, Norm = Norm.Layer)]
[Decoder(Layers = [24], Activation = Activation.Silu, Norm = Norm.Group)]
[Latent(Dim = 2)]
[Reconstruction(Likelihood.Laplace)]
internal sealed partial class Normed;

[Input(11, 8)]
[Encoder(Channels = [6, 8], Activation = Activation.Softplus, Norm = Norm.Batch, Blocks = 1)]
[Latent(Dim = 3)]
[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.Shared)]
internal sealed partial class Residual;

[Input(3, 13, 10)]
[Encoder(Channels = [8, 12], Kernel = 3, Stride = 3, Layers = [20], Activation = Activation.Tanh, Norm = Norm.Group)]
[Decoder(Kernel = 5, Stride = 2, Activation = Activation.Sigmoid, Norm = Norm.Layer, Blocks = 2)]
[Latent(Dim = 3)]
[Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]
internal sealed partial class Coloured;

[Input(3, 8, 8)]
[Encoder(Channels = [4], Padding = 0)]
[Latent(Dim = 3)]
[Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 3)]
internal sealed partial class ColouredLevels;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 2)]
[Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 4)]
internal sealed partial class GreyLevels;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 2)]
[Reconstruction(Likelihood.Categorical)]
internal sealed partial class Levels;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 3, Posterior = Posterior.FullCovariance)]
[Reconstruction(Likelihood.ContinuousBernoulli)]
internal sealed partial class Correlated;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 3, Posterior = Posterior.Planar, Flows = 3)]
internal sealed partial class PlanarFlow;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 3, Posterior = Posterior.InverseAutoregressive, Flows = 3)]
internal sealed partial class AutoregressiveFlow;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 3, Prior = Prior.Vamp, Components = 4)]
[Condition(Classes = 4)]
internal sealed partial class Labelled;

[Input(8, 8)]
[Encoder(Channels = [4])]
[Latent(Dim = 3, Prior = Prior.Mixture)]
[Condition(Features = 2)]
internal sealed partial class Conditioned;

[Input(4, 4)]
[Encoder(Layers = [10])]
[Latent(Dim = 3)]
internal sealed partial class OwnEncoder
{
    private static TorchSharp.torch.Tensor EncoderBody(TorchSharp.torch.Tensor x) => x.narrow(1, 0, 10).tanh();
}
