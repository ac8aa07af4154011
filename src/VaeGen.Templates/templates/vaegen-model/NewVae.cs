using VaeGen;

namespace NewNamespace;

/// <summary>A variational autoencoder: everything else about it is emitted from these attributes while you type.</summary>
[Input(28, 28)]             // what a sample is: height and width, (channels, height, width), or how many numbers
[Encoder(Layers = [400])]   // the decoder is its mirror image
[Latent(Dim = 16)]
[Reconstruction(Likelihood.Bernoulli)] // values in [0, 1]; Likelihood.Gaussian for any number
[KlWeight(1.0)]
[Training(Epochs = 20, BatchSize = 128, LearningRate = 1e-3)]
public partial class NewVae;
