using VaeGen;

namespace Digits;

/// <summary>Importance-weighted autoencoder (Burda et al. 2016): five codes a digit make a tighter bound on log p(x).</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20)]
[ImportanceWeighted(5)]
[Training(Epochs = 60)]
public partial class ImportanceVae : IDigitModel;
