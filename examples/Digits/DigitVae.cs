using VaeGen;

namespace Digits;

/// <summary>The model: everything else about it is emitted from these attributes while you type.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20)]
[Reconstruction(Likelihood.Bernoulli)]
[KlWeight(1.0)]
[Training(Epochs = 60, BatchSize = 128, LearningRate = 1e-3)]
public partial class DigitVae;
