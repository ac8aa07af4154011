using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace VaeGen.Examples.Tests;

/// <summary>A running examples/Explorer.</summary>
internal sealed partial class ExplorerProcess : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    /// <param name="command">What starts it, but for its options.</param>
    /// <param name="model">The file of a model.</param>
    public ExplorerProcess(string[] command, string model) => process = DigitsProgram.StartCommandIn(folder.Full, [.. command, "--model", model, "--port", "0"]);

    /// <summary>What it says and answers, in words that are the same each time.</summary>
    public async Task<IReadOnlyList<string>> AnswersAsync()
    {
        using var limit = DigitsProgram.Limit();
        var answers = new List<string>();
        Match address;
        do
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(limit.Token));
            address = Address().Match(line);
            answers.Add(Address().Replace(line, "…"));
        }
        while (!address.Success);

        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("X-Client", "test");
        answers.Add(await client.GetStringAsync(At("/"), limit.Token));
        answers.Add(await client.GetStringAsync(At("/api/model"), limit.Token));
        using var decoded = await client.PostAsJsonAsync(At("/api/decode"), new { codes = new[] { new float[20] } }, limit.Token);
        var picture = await decoded.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(limit.Token);
        answers.Add(Convert.ToHexString(picture));
        using var encoded = await client.PostAsync(At("/api/encode"), new ByteArrayContent(picture), limit.Token);
        answers.Add(await encoded.EnsureSuccessStatusCode().Content.ReadAsStringAsync(limit.Token));
        using var refused = await client.PostAsJsonAsync(At("/api/decode"), new { codes = new[] { new float[3] } }, limit.Token);
        answers.Add($"{refused.StatusCode} {await refused.Content.ReadAsStringAsync(limit.Token)}");
        using var drawn = await client.PostAsync(At("/api/random"), content: null, limit.Token);
        Assert.StartsWith("{\"code\":[", await drawn.Content.ReadAsStringAsync(limit.Token), StringComparison.Ordinal);
        return answers;

        Uri At(string path) => new(new Uri(address.Value), path);
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Address();
}
