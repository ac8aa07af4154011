namespace VaeGen.Tests;

public sealed class PngTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 5, 1)]
    [InlineData(300, 200, 1)]
    [InlineData(1, 1, 3)]
    [InlineData(6, 9, 3)]
    [InlineData(257, 129, 3)]
    public void A_picture_comes_back(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        new Random(width).NextBytes(pixels);
        using var stream = new MemoryStream();
        Png.Write(new RasterImage(width, height, channels, pixels), stream);

        var decoded = PngDecoder.Decode(stream.ToArray());
        Assert.Equal((width, height, channels), (decoded.Width, decoded.Height, decoded.Channels));
        Assert.Equal(pixels, decoded.Pixels);
    }

    [Fact]
    public void Checks_are_the_published_ones() =>
        Assert.Equal(0xCBF43926, ~Crc32.Append(Crc32.Start, "123456789"u8)); // CRC-32/ISO-HDLC's check value

    [Fact]
    public void A_picture_is_what_it_says()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RasterImage(0, 1, 1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RasterImage(1, 0, 1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RasterImage(1, 1, 2, new byte[2]));
        Assert.Throws<ArgumentException>(() => new RasterImage(2, 2, 1, new byte[5]));
        Assert.Throws<ArgumentException>(() => new RasterImage(int.MaxValue, int.MaxValue, 3, []));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_an_IOException()
    {
        using var folder = new TemporaryFolder();
        var image = new RasterImage(1, 1, 1, new byte[1]);
        Assert.ThrowsAny<IOException>(() => image.SavePng(Path.Combine(folder["none"], "a.png")));
    }
}
