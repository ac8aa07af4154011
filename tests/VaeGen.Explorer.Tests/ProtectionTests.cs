using System.Net;
using System.Net.NetworkInformation;

namespace VaeGen.Explorer.Tests;

public sealed class ProtectionTests(ServedModel served) : IDisposable
{
    private const string NotOurs = "This page is served to browsers on this machine alone, at its own address.";

    private readonly PageClient page = new(served.Address);

    public void Dispose() => page.Dispose();

    [Theory]
    [InlineData("/..%2f..%2f..%2f..%2fetc/passwd")]
    [InlineData("/../../../../etc/passwd")]
    [InlineData("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/....//....//etc/passwd")]
    [InlineData("/..\\..\\..\\etc\\passwd")]
    [InlineData("//etc/passwd")]
    [InlineData("/%2fetc%2fpasswd")]
    [InlineData("/page/index.html")]
    [InlineData("/wwwroot/app.js")]
    [InlineData("/index.html/..")]
    [InlineData("/Explorer.dll")]
    [InlineData("/appsettings.json")]
    [InlineData("/digits.safetensors")]
    [InlineData("/api/")]
    [InlineData("/app.js%00")]
    [InlineData("/app.js/")]
    [InlineData("/.")]
    public async Task No_path_leads_to_a_file(string path)
    {
        // as it is written, not as a client would shorten it
        var uri = new Uri(served.Address.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var answer = await page.Http.GetAsync(uri, PageClient.Cancellation);
        var body = await answer.Content.ReadAsStringAsync(PageClient.Cancellation);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            // a path that the server itself takes for "/" or for one of the page's files
            Assert.Contains(answer.Content.Headers.ContentType!.MediaType, (string[])["text/html", "text/javascript"]);
            Assert.True(body.StartsWith("<!doctype html>", StringComparison.Ordinal) || body.StartsWith("// Puts the page together.", StringComparison.Ordinal), path);
        }
        else
        {
            Assert.Contains((int)answer.StatusCode, (int[])[400, 404]);
            Assert.DoesNotContain("root:", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_not_there_says_so()
    {
        using var nothing = await page.GetAsync("/nothing");
        Assert.Equal("There is nothing here.", await PageClient.RefusedAsync(404, nothing));
        using var wrong = await page.GetAsync("/api/decode");
        Assert.Equal("There is nothing here.", await PageClient.RefusedAsync(405, wrong));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:PORT")]
    [InlineData("127.0.0.1.evil.example:PORT")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1")]
    public async Task Other_hosts_are_refused(string host)
    {
        foreach (var path in (string[])["/", "/api/model", "/nothing"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Host = host.Replace("PORT", $"{served.Address.Port}", StringComparison.Ordinal);
            using var answer = await page.Http.SendAsync(request, PageClient.Cancellation);
            Assert.Equal(NotOurs, await PageClient.RefusedAsync(403, answer));
        }
    }

    [Fact]
    public async Task Its_own_names_are_not()
    {
        foreach (var host in (string[])["127.0.0.1", "localhost"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/model");
            request.Headers.Host = $"{host}:{served.Address.Port}";
            request.Headers.Add("Origin", $"http://{host}:{served.Address.Port}");
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await page.Http.SendAsync(request, PageClient.Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Other_pages_are_refused(string header, string value)
    {
        foreach (var (method, path) in new[] { (HttpMethod.Post, "/api/decode"), (HttpMethod.Get, "/api/model"), (HttpMethod.Options, "/api/decode") })
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Add(header, value);
            using var answer = await page.Http.SendAsync(request, PageClient.Cancellation);
            Assert.Equal(NotOurs, await PageClient.RefusedAsync(403, answer));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Theory]
    [InlineData("/", "text/html; charset=utf-8")]
    [InlineData("/style.css", "text/css; charset=utf-8")]
    [InlineData("/app.js", "text/javascript; charset=utf-8")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData("/api/model", "application/json; charset=utf-8")]
    [InlineData("/nothing", "application/json; charset=utf-8")]
    public async Task Every_answer_keeps_the_browser_to_this_server(string path, string type)
    {
        using var answer = await page.GetAsync(path);
        Assert.Equal(type, answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("default-src 'self'; img-src 'self' data: blob:;", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-store", Assert.Single(answer.Headers.GetValues("Cache-Control")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public void It_listens_on_this_machine_alone()
    {
        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == served.Address.Port);
        Assert.Equal(IPAddress.Loopback, Assert.Single(listeners).Address);
    }
}
