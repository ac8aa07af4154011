using VaeGen;

namespace Digits;

/// <summary>β-VAE (Higgins et al. 2017): codes that are nearer to the prior, paid for with blurrier digits. β grows over the first ten epochs.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20)]
[KlWeight(4.0, Schedule = KlSchedule.Linear, Epochs = 10)]
[Training(Epochs = 60)]
public partial class BetaVae : IDigitModel;
