using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;

namespace Explorer;

/// <summary>What a move of a slider takes: a request over the network stack of this machine, as the page sends it, and the picture back.</summary>
internal static class Measurement
{
    private const int Warmup = 50;
    private const int Moves = 500;

    /// <summary>Moves the most important slider from one end to the other, as fast as the answers come.</summary>
    /// <returns>A line with what it took.</returns>
    public static async Task<string> RunAsync(Uri server, OpenModel model, CancellationToken cancellation)
    {
        using var client = new HttpClient { BaseAddress = server };
        client.DefaultRequestHeaders.Add("X-Client", "measurement");
        var slider = model.Map.Dimensions[0];
        var code = model.Map.Start.ToArray();
        var times = new double[Moves];
        for (var move = -Warmup; move < Moves; move++)
        {
            code[slider.Number] = slider.From + (slider.To - slider.From) * (move + Warmup) / (Warmup + Moves);
            var started = Stopwatch.GetTimestamp();
            using var answer = await client.PostAsJsonAsync("/api/decode", new DecodeRequest([code], model.Map.StartClass), Messages.Default.DecodeRequest, cancellation);
            await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(cancellation);
            if (move >= 0)
            {
                times[move] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(4), cancellation); // a hand is not faster than a screen, and the server limits it
        }
        Array.Sort(times);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Moves} moves of a slider: median {times[Moves / 2]:F1} ms, 95 of 100 within {times[Moves * 95 / 100]:F1} ms, the slowest {times[^1]:F1} ms.");
    }
}
