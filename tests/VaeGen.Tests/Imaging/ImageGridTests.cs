namespace VaeGen.Tests;

public sealed class ImageGridTests
{
    [Fact]
    public void Samples_are_laid_out_row_by_row()
    {
        var samples = new SampleSet([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], 1, 1);
        var image = ImageGrid.Draw(samples, columns: 4, padding: 1);
        Assert.Equal((9, 5, 1), (image.Width, image.Height, image.Channels));
        const byte g = 128;
        Assert.Equal<byte>(
        [
            g, g, g, g, g, g, g, g, g,
            g, 0, g, 51, g, 102, g, 153, g,
            g, g, g, g, g, g, g, g, g,
            g, 204, g, 255, g, g, g, g, g,
            g, g, g, g, g, g, g, g, g,
        ], image.Pixels);
    }

    [Fact]
    public void Values_become_squares()
    {
        var image = ImageGrid.Draw(new SampleSet([0, 1, 1, 0, 0, 1], 1, 2, 3), scale: 2, padding: 0);
        Assert.Equal((6, 4), (image.Width, image.Height));
        Assert.Equal<byte>(
        [
            0, 0, 255, 255, 255, 255,
            0, 0, 255, 255, 255, 255,
            0, 0, 0, 0, 255, 255,
            0, 0, 0, 0, 255, 255,
        ], image.Pixels);
    }

    [Fact]
    public void Planes_become_colours()
    {
        // a picture of two pixels: the red plane, the green one, the blue one
        var image = ImageGrid.Draw(new SampleSet([1, 0, 0, 1, 0.5f, 0], 3, 1, 2), padding: 0);
        Assert.Equal((2, 1, 3), (image.Width, image.Height, image.Channels));
        Assert.Equal<byte>([255, 0, 128, 0, 255, 0], image.Pixels);
    }

    [Theory]
    [InlineData(-1f, 0)]
    [InlineData(2f, 255)]
    [InlineData(float.NaN, 0)]
    [InlineData(float.PositiveInfinity, 255)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(0.499f / 255, 0)]
    [InlineData(254.6f / 255, 255)]
    public void What_lies_outside_is_cut_off(float value, byte level) =>
        Assert.Equal(level, ImageGrid.Draw(new SampleSet([value], 1, 1), padding: 0).Pixels[0]);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 2, 1)]
    [InlineData(9, 3, 3)]
    [InlineData(10, 4, 3)]
    [InlineData(64, 8, 8)]
    public void A_grid_is_about_square(int count, int columns, int rows)
    {
        var image = ImageGrid.Draw(new SampleSet(new float[count], 1, 1), padding: 0);
        Assert.Equal((columns, rows), (image.Width, image.Height));
    }

    [Fact]
    public void A_row_is_no_longer_than_the_samples() =>
        Assert.Equal(3, ImageGrid.Draw(new SampleSet(new float[3], 1, 1), columns: 16, padding: 0).Width);

    [Fact]
    public void What_is_no_picture_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => ImageGrid.Draw(new SampleSet(new float[8], 2, 2, 2)));
        Assert.Equal("Samples of 2×2×2 are no pictures, expected H×W, 1×H×W or 3×H×W.", error.Message);
        Assert.Throws<ShapeException>(() => ImageGrid.Draw(new SampleSet(new float[8], 8)));
        Assert.Throws<DataException>(() => ImageGrid.Draw(new SampleSet([], 2, 2)));
        Assert.Throws<ShapeException>(() => ImageGrid.Draw(new SampleSet(new float[4], 2, 2), scale: 100_000));
        Assert.Throws<ShapeException>(() => ImageGrid.Draw(new SampleSet(new float[4], 2, 2), scale: int.MaxValue, padding: int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageGrid.Draw(new SampleSet(new float[4], 2, 2), scale: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageGrid.Draw(new SampleSet(new float[4], 2, 2), columns: -1));
    }

    [Fact]
    public void Samples_are_saved_as_the_grid_they_make()
    {
        using var folder = new TemporaryFolder();
        var samples = new SampleSet([.. Enumerable.Range(0, 3 * 2 * 2 * 5).Select(i => i / 60f)], 3, 2, 2);
        samples.SavePng(folder["grid.png"], columns: 3, scale: 4);
        var expected = ImageGrid.Draw(samples, columns: 3, scale: 4);
        var saved = PngDecoder.Decode(File.ReadAllBytes(folder["grid.png"]));
        Assert.Equal((expected.Width, expected.Height), (saved.Width, saved.Height));
        Assert.Equal(expected.Pixels, saved.Pixels);
    }
}
