using System.Text;
using Microsoft.Playwright;
using VaeGen.Tests;
using static Microsoft.Playwright.Assertions;

namespace VaeGen.Explorer.Tests;

/// <summary>Pictures that come and go: pinned, uploaded, downloaded, shared.</summary>
public partial class BrowserTests
{
    [Fact]
    public async Task Two_pinned_pictures_have_a_way_between_them()
    {
        await using var context = await browser.OpenAsync();
        var page = await ExplorerPage.OpenAsync(context, served.Address);
        var way = page.Tab.GetByLabel("Between the two");
        await Expect(way).ToBeDisabledAsync();
        var a = await page.PictureAsync();
        await page.Button("Pin first").ClickAsync();
        await Expect(page.Status).ToHaveTextAsync("First picture pinned.");
        var b = await page.AfterAsync(() => page.Button("Random").ClickAsync());
        await page.Button("Pin second").ClickAsync();
        await Expect(page.Status).ToHaveTextAsync("Second picture pinned. Now slide between the two.");
        Assert.Equal(a, await page.PixelsAsync("#pin-a"));
        Assert.Equal(b, await page.PixelsAsync("#pin-b"));

        var middle = await page.AfterAsync(() => way.FillAsync("0.5"));
        Assert.NotEqual(a, middle);
        Assert.NotEqual(b, middle);
        Assert.Equal("50 % of the way", await way.GetAttributeAsync("aria-valuetext"));
        Assert.Equal(a, await page.AfterAsync(() => way.FillAsync("0")));
        Assert.Equal(b, await page.AfterAsync(() => way.FillAsync("1")));

        await page.Button("Play").ClickAsync();
        await page.Tab.WaitForFunctionAsync("() => document.getElementById('blend').valueAsNumber < 0.8");
        await page.Button("Stop").ClickAsync();
        var stopped = await ExplorerPage.ValueAsync(way);
        await page.PictureAsync();
        Assert.Equal(stopped, await ExplorerPage.ValueAsync(way));
        page.HadNoErrors();
    }

    [Fact]
    public async Task An_own_picture_is_taken_in()
    {
        await using var context = await browser.OpenAsync();
        var page = await ExplorerPage.OpenAsync(context, served.Address);
        var first = await page.PictureAsync();
        using var file = new MemoryStream();
        Png.Write(new RasterImage(60, 40, 3, [.. Enumerable.Range(0, 60 * 40 * 3).Select(value => (byte)(value % 251))]), file);
        var uploaded = await page.AfterAsync(() => UploadAsync(page, "my picture.png", file.ToArray()));
        Assert.NotEqual(first, uploaded);
        await Expect(page.Status).ToHaveTextAsync("This is what the model makes of your picture.");
        var seen = page.Tab.GetByAltText("Your picture, cropped and resized as the model sees it");
        await Expect(seen).ToBeVisibleAsync();
        Assert.Equal(28, await seen.EvaluateAsync<int>("picture => picture.naturalWidth"));

        await page.AfterAsync(() => page.Button("Random").ClickAsync());
        await Expect(seen).ToBeHiddenAsync();
        page.HadNoErrors();
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_the_next_one_taken()
    {
        await using var context = await browser.OpenAsync();
        var page = await ExplorerPage.OpenAsync(context, served.Address);
        var first = await page.PictureAsync();
        await UploadAsync(page, "letter.png", "Dear model"u8.ToArray());
        await Expect(page.Problem).ToHaveTextAsync("The file: is no picture of a kind that is known, expected it to begin as a PNG, PGM (P2, P5) or PPM (P3, P6) file does.");
        await UploadAsync(page, "large.png", new byte[(8 << 20) + 1]);
        await Expect(page.Problem).ToHaveTextAsync("The file is larger than 8 MB.");
        Assert.Equal(first, await page.PictureAsync());

        await page.AfterAsync(() => UploadAsync(page, "dot.pgm", Encoding.ASCII.GetBytes("P2 2 2 9\n0 9 9 0\n")));
        await Expect(page.Problem).ToBeEmptyAsync();
    }

    [Fact]
    public async Task The_picture_is_downloaded_large_enough_to_look_at()
    {
        await using var context = await browser.OpenAsync();
        var page = await ExplorerPage.OpenAsync(context, served.Address);
        var download = await page.Tab.RunAndWaitForDownloadAsync(() => page.Button("Download").ClickAsync());
        Assert.Equal($"DigitVae-{served.Model.Fingerprint}.png", download.SuggestedFilename);
        var picture = PngDecoder.Decode(await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Equal((532, 532), (picture.Width, picture.Height));
        page.HadNoErrors();
    }

    [Fact]
    public async Task A_link_shows_the_same_picture_in_another_tab_and_after_a_reload()
    {
        await using var context = await browser.OpenAsync(new() { Permissions = ["clipboard-read", "clipboard-write"] });
        var page = await ExplorerPage.OpenAsync(context, served.Address);
        await page.AfterAsync(() => page.Button("Random").ClickAsync());
        await page.Button("Copy link").ClickAsync();
        await Expect(page.Status).ToHaveTextAsync("Link copied. It works on this machine while the explorer runs.");
        var link = await page.Tab.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.Equal(page.Tab.Url, link);
        Assert.InRange(link.Length, 30, 100);

        // the link's numbers are in thousandths: another tab and a reload show exactly those
        var other = await ExplorerPage.OpenAsync(context, new Uri(link));
        var shown = await other.PictureAsync();
        await other.Tab.ReloadAsync();
        Assert.Equal(shown, await other.PictureAsync());
        Assert.Equal(link, other.Tab.Url);
        await page.Tab.ReloadAsync();
        Assert.Equal(shown, await page.PictureAsync());
        page.HadNoErrors();
        other.HadNoErrors();
    }

    [Theory]
    [InlineData("#nonsense", "The link is damaged, or was made with a model of another size.")]
    [InlineData("#00000000.AAAA", "The link is damaged, or was made with a model of another size.")]
    [InlineData("#00000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "The link was made with another model, whose picture was another one.")]
    public async Task A_link_that_does_not_fit_says_so(string link, string problem)
    {
        await using var context = await browser.OpenAsync();
        var tab = await context.NewPageAsync();
        await tab.GotoAsync(served.Address + link);
        await Expect(tab.GetByRole(AriaRole.Alert)).ToHaveTextAsync(problem);
        await Expect(tab.Locator("#picture[data-shows]")).ToBeVisibleAsync(); // and there is a picture
    }

    private static Task UploadAsync(ExplorerPage page, string name, byte[] content) =>
        page.Tab.Locator("#upload").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = content });
}
