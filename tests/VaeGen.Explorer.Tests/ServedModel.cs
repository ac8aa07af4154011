using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Digits;
using Explorer;
using TorchSharp;
using VaeGen.Examples.Tests;

[assembly: AssemblyFixture(typeof(VaeGen.Explorer.Tests.ServedModel))]

namespace VaeGen.Explorer.Tests;

/// <summary>A small model that was trained for a second, in a file, and a server of it that all tests share.</summary>
public sealed class ServedModel : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private OpenModel? model;
    private ExplorerServer? server;

    /// <summary>The model's file.</summary>
    public string File => folder["digits.safetensors"];

    /// <summary>The page's address.</summary>
    public Uri Address => server!.Address;

    internal OpenModel Model => model!;

    public async ValueTask InitializeAsync()
    {
        torch.manual_seed(1);
        using (var digits = new DigitVae())
        {
            digits.Fit(DigitExamples.LoadShipped().Take(3000), new TrainingOptions { Epochs = 6 });
            digits.Save(File);
        }
        model = OpenModel.Load(File, data: null);
        server = await ExplorerServer.StartAsync(model, port: 0, new ServerLimits());
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
        model?.Dispose();
        folder.Dispose();
    }

    /// <summary>Starts a server of the same model with limits of its own.</summary>
    internal async Task<(ExplorerServer Server, OpenModel Model)> StartAnotherAsync(ServerLimits limits)
    {
        var another = OpenModel.Load(File, data: null);
        return (await ExplorerServer.StartAsync(another, port: 0, limits), another);
    }
}

/// <summary>Asks a server what its page asks.</summary>
internal sealed class PageClient : IDisposable
{
    public PageClient(Uri server, string name = "test")
    {
        Http = new HttpClient { BaseAddress = server };
        Http.DefaultRequestHeaders.Add("X-Client", name);
    }

    public HttpClient Http { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => Http.PostAsync(new Uri(path, UriKind.Relative), content, Cancellation);

    public async Task<JsonNode> DescribeAsync() => (await Http.GetFromJsonAsync<JsonNode>("/api/model", Cancellation))!;

    public Task<HttpResponseMessage> DecodeAsync(object request) => Http.PostAsJsonAsync("/api/decode", request, Cancellation);

    public async Task<byte[]> PictureAsync(params float[][] codes)
    {
        using var answer = await DecodeAsync(new { codes });
        Assert.Equal("image/png", answer.EnsureSuccessStatusCode().Content.Headers.ContentType!.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(Cancellation);
    }

    public Task<HttpResponseMessage> UploadAsync(byte[] file, string query = "") => PostAsync($"/api/encode{query}", new ByteArrayContent(file));

    public void Dispose() => Http.Dispose();

    /// <summary>Checks an answer's status and returns the one sentence in it.</summary>
    public static async Task<string> RefusedAsync(int status, HttpResponseMessage answer)
    {
        Assert.Equal(status, (int)answer.StatusCode);
        var body = (await answer.Content.ReadFromJsonAsync<JsonNode>(Cancellation))!.AsObject();
        return Assert.Single(body, field => field.Key == "error").Value!.GetValue<string>();
    }
}
