namespace VaeGen;

/// <summary>Samples as pictures: PNG files inside the page, each no longer than 96 pixels.</summary>
internal sealed class PictureView((float Lowest, float Highest) range) : SampleView
{
    private const int Longest = 96;
    private const int Smallest = 56;

    public override string Note => range is (0, 1) ? "" : $" Black is {Words.Short(range.Lowest)}, white {Words.Short(range.Highest)}.";

    public override string WalkNote => "";

    public override void Gallery(HtmlWriter html, SampleSet samples, string text)
    {
        using (html.Open("div", ("class", "tiles"), ("role", "img"), ("aria-label", text)))
        {
            Each(html, samples, index => $"{text}: {index + 1}");
        }
        html.Line();
    }

    public override void Pairs(HtmlWriter html, SampleSet originals, SampleSet reconstructed, Func<int, string> name)
    {
        using (html.Open("div", ("class", "tiles pairs"), ("role", "img"), ("aria-label", $"{Words.Count(originals.Count, "sample")}, each above its reconstruction")))
        {
            for (var index = 0; index < originals.Count; index++)
            {
                using (html.Open("div"))
                {
                    Picture(html, originals, index, $"{name(index)}, as it was");
                    Picture(html, reconstructed, index, $"{name(index)}, reconstructed");
                }
            }
        }
        html.Line();
    }

    public override void Walk(HtmlWriter html, SampleSet steps, string text)
    {
        using (html.Open("div", ("class", "walk"), ("role", "img"), ("aria-label", text)))
        {
            Each(html, steps, index => $"{text}: step {index + 1}");
        }
        html.Line();
    }

    private void Each(HtmlWriter html, SampleSet samples, Func<int, string> text)
    {
        for (var index = 0; index < samples.Count; index++)
        {
            Picture(html, samples, index, text(index));
        }
    }

    private void Picture(HtmlWriter html, SampleSet samples, int index, string text)
    {
        var sample = new SampleSet(Array.ConvertAll(samples[index].ToArray(), Level), samples.Shape);
        var image = Small(ImageGrid.Draw(sample, padding: 0));

        // whole pixels of the screen to a pixel, as far as there is room
        var scale = Math.Max(1, Smallest / image.Width);
        using var file = new MemoryStream();
        Png.Write(image, file);
        html.Empty("img",
            ("src", $"data:image/png;base64,{Convert.ToBase64String(file.GetBuffer().AsSpan(0, (int)file.Length))}"), ("alt", text),
            ("width", Words.Plain(image.Width * scale)), ("height", Words.Plain(image.Height * scale)));
    }

    private float Level(float value) => (value - range.Lowest) / (range.Highest - range.Lowest);

    private static RasterImage Small(RasterImage image)
    {
        var longest = Math.Max(image.Width, image.Height);
        if (longest <= Longest)
        {
            return image;
        }
        var (width, height) = (Math.Max(1, image.Width * Longest / longest), Math.Max(1, image.Height * Longest / longest));
        var planes = Resampling.Resize(image.Pixels, image.Width, image.Channels, (0, 0, image.Width, image.Height), height, width);
        var pixels = new byte[planes.Length];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = planes[i % image.Channels * width * height + i / image.Channels];
        }
        return new RasterImage(width, height, image.Channels, pixels);
    }
}
