namespace VaeGen.Benchmarks.Scaling;

/// <summary>The conv64 workload as a user of VaeGen declares it: convolutions 32-64-128-256 with batch norm, latent 64, mirrored.</summary>
[Input(3, 64, 64)]
[Encoder(Channels = [32, 64, 128, 256], Kernel = 3, Norm = Norm.Batch, Activation = Activation.LeakyRelu)]
[Latent(Dim = 64)]
[Training(BatchSize = 64)]
internal sealed partial class Conv64Vae;
