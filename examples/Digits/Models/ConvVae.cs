using VaeGen;

namespace Digits;

/// <summary>Convolutions: far fewer weights, which see that a stroke is a stroke wherever it is.</summary>
[Input(28, 28)]
[Encoder(Channels = [32, 64], Kernel = 4, Layers = [256])]
[Latent(Dim = 20)]
[Training(Epochs = 10)]
public partial class ConvVae : IDigitModel;
