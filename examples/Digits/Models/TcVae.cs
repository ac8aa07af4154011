using VaeGen;

namespace Digits;

/// <summary>β-TCVAE (Chen et al. 2018): only the part of the KL divergence by which the latent dimensions depend on each other is weighted.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20)]
[TotalCorrelation(2.0)]
[Training(Epochs = 60)]
public partial class TcVae : IDigitModel;
