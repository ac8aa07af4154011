using System.Globalization;
using Microsoft.Playwright;

namespace VaeGen.Explorer.Tests;

/// <summary>The page in a tab, and what a person sees of it. Whatever the browser complains of fails the test that closes it.</summary>
internal sealed class ExplorerPage
{
    private readonly List<string> complaints = [];

    private ExplorerPage(IPage tab)
    {
        Tab = tab;
        tab.PageError += (_, error) => complaints.Add(error);
        tab.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
    }

    public IPage Tab { get; }

    public ILocator Status => Tab.GetByRole(AriaRole.Status);

    public ILocator Problem => Tab.GetByRole(AriaRole.Alert);

    /// <summary>The sliders of the numbers, that of the largest KL divergence first.</summary>
    public ILocator Numbers => Tab.Locator("#dimensions").GetByRole(AriaRole.Slider);

    public static async Task<ExplorerPage> OpenAsync(IBrowserContext browser, Uri address)
    {
        var page = new ExplorerPage(await browser.NewPageAsync());
        await page.Tab.GotoAsync(address.ToString());
        await page.PictureAsync();
        return page;
    }

    public ILocator Button(string name) => Tab.GetByRole(AriaRole.Button, new() { Name = name });

    /// <summary>The pixels of the picture, once it shows the code that the page is at.</summary>
    public async Task<string> PictureAsync()
    {
        // nothing is under way any more when the address, which follows the code, names what the picture shows
        await Tab.WaitForFunctionAsync(
            """
            () => {
              const shows = document.getElementById('picture').dataset.shows;
              return shows && (location.hash === '' || location.hash === '#' + shows);
            }
            """);
        return await PixelsAsync("#picture");
    }

    /// <summary>The pixels that a canvas shows.</summary>
    public Task<string> PixelsAsync(string canvas) => Tab.EvaluateAsync<string>("name => document.querySelector(name).toDataURL()", canvas);

    /// <summary>Does something, and returns what the picture is after it.</summary>
    public async Task<string> AfterAsync(Func<Task> act)
    {
        var address = Tab.Url;
        await act();
        await Tab.WaitForFunctionAsync("address => location.href !== address", address);
        return await PictureAsync();
    }

    /// <summary>Pulls a slider's thumb with the mouse, in so many moves.</summary>
    public async Task DragAsync(ILocator slider, double from, double to, int moves)
    {
        await slider.ScrollIntoViewIfNeededAsync();
        var box = (await slider.BoundingBoxAsync())!;
        await Tab.Mouse.MoveAsync(X(from), Y());
        await Tab.Mouse.DownAsync();
        await Tab.Mouse.MoveAsync(X(to), Y(), new() { Steps = moves });
        await Tab.Mouse.UpAsync();

        float X(double part) => (float)(box.X + 10 + part * (box.Width - 20));

        float Y() => box.Y + box.Height / 2;
    }

    public static async Task<double> ValueAsync(ILocator slider) => double.Parse(await slider.InputValueAsync(), CultureInfo.InvariantCulture);

    /// <summary>Checks that the browser had nothing to complain of.</summary>
    public void HadNoErrors() => Assert.Empty(complaints);
}
