using System.Diagnostics;

namespace VaeGen.Package.Tests;

/// <summary>docs/start.md, followed to the letter by somebody who has the SDK, an empty folder and the packages.</summary>
public sealed class GuideTests(Packages packages)
{
    [Fact]
    public async Task The_guided_start_leads_to_drawn_digits_in_less_than_ten_minutes()
    {
        var watch = Stopwatch.StartNew();
        using var reader = new GuideReader(packages);
        RasterImage? digits = null;
        foreach (var block in MarkdownPage.Read("docs/start.md").Blocks)
        {
            await reader.FollowAsync(block);
            var samples = reader["Digits/out/digits/samples.png"];
            digits ??= File.Exists(samples) ? Picture(samples) : null; // the first: what comes later has two latent dimensions
        }
        TestContext.Current.SendDiagnosticMessage(reader.Times);

        // digits are thin lines on black: what noise or an untrained decoder draws is grey
        Assert.Equal((16 * 58) + 2, digits!.Width);
        Assert.InRange(digits.Pixels.Average(value => (double)value), 20, 60);
        Assert.True(digits.Pixels.Count(value => value > 200) > 5000, "Nothing on the picture is bright.");
        Assert.InRange(Picture(reader["Discs/discs.png"]).Pixels.Average(value => (double)value), 10, 80);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), reader.Times);
    }

    private static RasterImage Picture(string path) => PngDecoder.Decode(File.ReadAllBytes(path));
}
