using System.Diagnostics;
using System.Text.Json;
using TorchSharp;

namespace VaeGen.Benchmarks.Scaling;

/// <summary>One process of the measurement: trains conv64 on one thread, and the first one prints the figures of a step.</summary>
internal static class ScalingRank
{
    private const int WarmUp = 25;

    /// <param name="steps">Steps to measure.</param>
    /// <param name="isConnected">Whether the processes share a batch; if not, each has a part of that size and hears nothing of the others.</param>
    public static int Run(int steps, bool isConnected)
    {
        using var processes = MpiCommunicator.Start();
        var timed = new TimedCommunicator(processes);
        torch.set_num_threads(1);
        torch.manual_seed(2);
        using var model = new Conv64Vae();
        var batch = Conv64Vae.DeclaredTraining.BatchSize / (isConnected ? 1 : processes.Size);

        // colour images need no file: speed does not depend on what they show
        var images = new float[4096 * Conv64Vae.Samples.Size];
        var random = new Random(2);
        foreach (ref var value in images.AsSpan())
        {
            value = random.NextSingle();
        }

        using var enough = new CancellationTokenSource();
        var watch = new Watch(timed, steps + WarmUp, enough);
        try
        {
            model.Fit(Conv64Vae.Samples.Set(images), new TrainingOptions { BatchSize = batch, Epochs = int.MaxValue, Communicator = isConnected ? timed : null }, progress: watch, cancellationToken: enough.Token);
        }
        catch (OperationCanceledException)
        {
            // as many steps as were asked for
        }
        if (processes.Rank == 0)
        {
            Console.WriteLine(JsonSerializer.Serialize(new Figures(1000 * watch.Seconds(0.5), 1000 * watch.Seconds(0.1), timed.Bytes / steps, 1000 * timed.Time.TotalSeconds / steps)));
        }
        processes.Complete();
        return 0;
    }

    /// <summary>What one run measured: the milliseconds of a step, median and lowest tenth, the bytes that a process gives to a step's sums, and the milliseconds of these sums with the wait for the others.</summary>
    internal sealed record Figures(double Median, double LowestTenth, long BytesPerStep, double ExchangeMilliseconds);

    private sealed class Watch(TimedCommunicator processes, int steps, CancellationTokenSource enough) : IProgress<TrainingProgress>
    {
        private readonly List<double> seconds = [];
        private long began;
        private int done;

        public double Seconds(double quantile) => seconds.Order().ElementAt((int)(quantile * seconds.Count));

        public void Report(TrainingProgress value)
        {
            if (value.Completed is not null)
            {
                return;
            }
            if (++done > WarmUp)
            {
                seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
            else if (done == WarmUp)
            {
                processes.Reset();
            }
            if (done == steps - 1)
            {
                enough.Cancel(); // the others hear of it in the next step
            }
            began = Stopwatch.GetTimestamp();
        }
    }
}
