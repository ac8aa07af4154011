using VaeGen;

namespace Digits;

/// <summary>VampPrior (Tomczak and Welling 2018): the prior is a mixture of the posteriors of 50 learned digits.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20, Prior = Prior.Vamp, Components = 50)]
[Training(Epochs = 60)]
public partial class VampVae : IDigitModel;
