namespace VaeGen.Benchmarks.Peers;

/// <summary>The mlp workload as a user of VaeGen declares it: 784-400-(20, 20)-400-784, ReLU, Bernoulli.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20)]
internal sealed partial class MlpVae;
