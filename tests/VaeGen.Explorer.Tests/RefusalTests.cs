using System.Net;
using System.Text;
using Explorer;

namespace VaeGen.Explorer.Tests;

public sealed class RefusalTests(ServedModel served) : IDisposable
{
    private readonly PageClient page = new(served.Address);

    public void Dispose() => page.Dispose();

    [Fact]
    public async Task Codes_that_are_none_of_the_model()
    {
        const string Numbers = "Expected codes of 20 numbers from −1000 to 1000.";
        var start = served.Model.Map.Start;
        Assert.Equal(Numbers, await RefusedAsync(new { codes = new[] { start[..19] } }));
        Assert.Equal(Numbers, await RefusedAsync(new { codes = new[] { start, null } }));
        Assert.Equal(Numbers, await RefusedAsync(new { codes = new[] { start.Select(_ => 1e9f) } }));
        Assert.Equal("Expected 1 to 256 codes.", await RefusedAsync(new { codes = Array.Empty<float[]>() }));
        Assert.Equal("Expected 1 to 256 codes.", await RefusedAsync(new { codes = Enumerable.Repeat(start, 257) }));
        Assert.Equal("Expected 1 to 256 codes.", await RefusedAsync(new { }));
        Assert.Equal("Expected a scale of 1, or of up to 32 for a single code.", await RefusedAsync(new { codes = new[] { start }, scale = 33 }));
        Assert.Equal("Expected a scale of 1, or of up to 32 for a single code.", await RefusedAsync(new { codes = new[] { start, start }, scale = 2 }));
        Assert.Equal("Expected a class from 0 to 0.", await RefusedAsync(new { codes = new[] { start }, @class = 1 }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"codes": "all of them"}""")]
    [InlineData("""{"codes": [[NaN]]}""")]
    public async Task Requests_that_are_no_json(string body)
    {
        using var answer = await page.PostAsync("/api/decode", new StringContent(body));
        Assert.Equal("The request is no JSON of the kind that is expected.", await PageClient.RefusedAsync(400, answer));
    }

    [Fact]
    public async Task Uploads_that_are_no_pictures()
    {
        using var text = await page.UploadAsync("no picture"u8.ToArray());
        Assert.Equal("The file: is no picture of a kind that is known, expected it to begin as a PNG, PGM (P2, P5) or PPM (P3, P6) file does.", await PageClient.RefusedAsync(400, text));
        using var cut = await page.UploadAsync("P5 4 2 255\n1234"u8.ToArray());
        Assert.Equal("The file: is truncated, 4 bytes follow its header, expected 8 for 4×2 pixels.", await PageClient.RefusedAsync(400, cut));
        using var huge = await page.UploadAsync("P5 100000 100000 255\n1234"u8.ToArray());
        Assert.Equal("The file: has 100000×100000 pixels, expected at most 16777216.", await PageClient.RefusedAsync(400, huge));
        using var label = await page.UploadAsync("P5 1 1 255\n1"u8.ToArray(), "?class=7");
        Assert.Equal("Expected a class from 0 to 0.", await PageClient.RefusedAsync(400, label));
    }

    [Fact]
    public async Task A_request_that_does_not_say_which_page_it_is_from()
    {
        page.Http.DefaultRequestHeaders.Remove("X-Client");
        Assert.Equal("The request does not say which page it is from, in a header X-Client.", await RefusedAsync(new { codes = new[] { served.Model.Map.Start } }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // in chunks, without saying how large it is
    public async Task Bodies_that_are_too_large(bool isLengthKnown)
    {
        foreach (var (path, bytes) in new[] { ("/api/decode", (256 << 10) + 1), ("/api/encode", (8 << 20) + 1) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StreamContent(new MemoryStream(new byte[bytes])) };
            request.Headers.TransferEncodingChunked = !isLengthKnown;
            request.Headers.ExpectContinue = true; // the answer comes before the body is sent
            using var answer = await page.Http.SendAsync(request, PageClient.Cancellation);
            Assert.Equal("This is larger than the explorer takes.", await PageClient.RefusedAsync(413, answer));
        }
    }

    [Fact]
    public async Task More_requests_than_are_allowed()
    {
        var (server, model) = await served.StartAnotherAsync(new ServerLimits { RequestsPerSecond = 4, UploadsPerSecond = 1 });
        using (model)
        await using (server)
        {
            using var another = new PageClient(server.Address);
            var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => another.GetAsync("/")));
            Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
            var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
            Assert.InRange(refused.Count, 30 - 2 * 4 - 4, 30 - 2 * 4);
            Assert.Equal("This is more than the explorer can answer. Wait a moment.", await PageClient.RefusedAsync(429, refused[0]));
            Assert.Equal("1", Assert.Single(refused[0].Headers.GetValues("Retry-After")));

            // a moment later it answers again
            await Task.Delay(TimeSpan.FromSeconds(1), PageClient.Cancellation);
            using var later = await another.GetAsync("/");
            Assert.Equal(HttpStatusCode.OK, later.StatusCode);
        }
    }

    [Fact]
    public async Task Headers_that_are_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Long", Encoding.ASCII.GetString([.. Enumerable.Repeat((byte)'a', 40_000)]));
        using var answer = await page.Http.SendAsync(request, PageClient.Cancellation);
        Assert.Equal(431, (int)answer.StatusCode);
    }

    private async Task<string> RefusedAsync(object request)
    {
        using var answer = await page.DecodeAsync(request);
        return await PageClient.RefusedAsync(400, answer);
    }
}
