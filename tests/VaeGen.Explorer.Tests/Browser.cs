using Microsoft.Playwright;

namespace VaeGen.Explorer.Tests;

/// <summary>A real Chromium without a window, for the tests of one class.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    // far more than anything takes, but on a machine that does much else
    private const float Patience = 60_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is { } path)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }
        playwright?.Dispose();
    }

    /// <summary>A new profile; skips the test where there is no browser, unless VAEGEN_REQUIRE_BROWSER says that there must be.</summary>
    internal async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipUnless(
            browser is not null || Environment.GetEnvironmentVariable("VAEGEN_REQUIRE_BROWSER") == "1",
            "There is no Chromium here, which Debian has in chromium.");
        var context = await browser!.NewContextAsync(options ?? new());
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return context;
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(_ => names, Path.Combine).FirstOrDefault(File.Exists);
}
