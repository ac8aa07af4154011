namespace VaeGen.Start;

[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 16)]
internal sealed partial class SmallVae;
