using VaeGen;

namespace Digits;

/// <summary>Inverse autoregressive flow (Kingma et al. 2016): a posterior of any form, not a Gaussian.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20, Posterior = Posterior.InverseAutoregressive, Flows = 2)]
[Training(Epochs = 60)]
public partial class FlowVae : IDigitModel;
