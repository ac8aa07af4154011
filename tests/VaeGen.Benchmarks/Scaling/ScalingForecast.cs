using System.Globalization;
using TorchSharp;

namespace VaeGen.Benchmarks.Scaling;

/// <summary>What the measured figures mean for more processes than this machine has, each with a batch of its own of the measured size.</summary>
/// <remarks>
/// A step takes what one process takes, the sum of the gradients, and the noise, which every process draws for all. A sum over N processes
/// takes 2·log₂N messages one after another, and each process sends and gets 2·(N − 1)/N of the bytes (Thakur, Rabenseifner and Gropp 2005).
/// </remarks>
internal static class ScalingForecast
{
    private static readonly int[] ranks = [8, 64, 512];

    // typical figures of the kind, not measured here
    private static readonly (string Name, double Seconds, double BytesPerSecond)[] networks =
    [
        ("10 Gbit/s Ethernet, 30 µs", 30e-6, 10e9 / 8),
        ("100 Gbit/s InfiniBand, 2 µs", 2e-6, 100e9 / 8),
    ];

    public static void Print(double secondsAlone, long bytes)
    {
        var batch = Conv64Vae.DeclaredTraining.BatchSize;
        const int Latent = 64;
        var perNormal = Measure.Median(0.3, () => torch.randn(4096, Latent).Dispose()) / (4096 * Latent);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"expected of more ranks, {batch} images each, {bytes / 1e6:F1} MB a step, {1e9 * perNormal:F1} ns for each of the {batch * Latent:N0} random numbers that a rank's images need:"));
        foreach (var network in networks)
        {
            foreach (var n in ranks)
            {
                var sum = (2 * Math.Log2(n) * network.Seconds) + (2.0 * (n - 1) / n * bytes / network.BytesPerSecond);
                var noise = (n - 1.0) * batch * Latent * perNormal; // the rank's own is in what it takes alone
                var efficiency = secondsAlone / (secondsAlone + sum + noise);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{network.Name,-29}{n,5} ranks: sum {1000 * sum,5:F1} ms, noise {1000 * noise,5:F1} ms, efficiency {efficiency:P0}, {n * efficiency * batch / secondsAlone,9:N0} images/s"));
            }
        }
    }
}
