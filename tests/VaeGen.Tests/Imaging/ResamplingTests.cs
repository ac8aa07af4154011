namespace VaeGen.Tests;

public sealed class ResamplingTests
{
    [Fact]
    public void Shrinking_takes_the_mean_over_areas() =>
        // NumPy: every pixel repeated 3×4 times, then the mean of blocks of 7×11
        Assert.Equal([125, 114, 142, 152, 117, 158, 102, 118, 51, 136, 109, 149], Resize(
            [
                48, 167, 192, 60, 72, 111, 67, 249, 45, 229, 204, 216, 29, 100, 160, 126, 170, 173, 169, 15, 245, 142, 231, 69, 92, 225, 47, 16, 95,
                173, 31, 222, 87, 58, 139, 229, 226, 223, 78, 4, 199, 181, 197, 0, 9, 128, 85, 111, 238, 52, 135, 83, 75, 206, 39, 81, 30, 38, 71,
                178, 148, 114, 43, 204, 204, 60, 15, 81, 37, 204, 133, 129, 74, 129, 247, 60, 196,
            ], 7, 11, 3, 4));

    [Fact]
    public void Growing_interpolates() =>
        // PyTorch: interpolate(size=(7, 9), mode='bilinear', align_corners=False)
        Assert.Equal(
            [
                171, 183, 202, 117, 5, 117, 196, 149, 120, 157, 168, 186, 119, 29, 136, 206, 128, 82, 134, 144, 161, 122, 68, 167, 222, 96, 21,
                101, 111, 126, 121, 110, 147, 160, 74, 23, 67, 75, 88, 111, 136, 116, 94, 66, 49, 32, 33, 35, 46, 60, 61, 74, 138, 176,
                11, 7, 1, 5, 12, 26, 62, 183, 255,
            ],
            Resize([171, 206, 5, 206, 120, 131, 161, 73, 250, 13, 71, 98, 146, 104, 33, 11, 0, 12, 38, 255], 4, 5, 7, 9));

    [Theory]
    [InlineData(1, 1, 5, 3)]
    [InlineData(37, 11, 64, 64)]
    [InlineData(641, 479, 64, 64)]
    [InlineData(5, 300, 28, 28)]
    public void A_flat_picture_stays_flat(int height, int width, int newHeight, int newWidth)
    {
        foreach (byte level in (byte[])[0, 1, 127, 128, 254, 255])
        {
            Assert.All(Resize([.. Enumerable.Repeat(level, height * width)], height, width, newHeight, newWidth), value => Assert.Equal(level, value));
        }
    }

    [Fact]
    public void A_part_of_the_same_size_is_that_part_plane_by_plane()
    {
        var pixels = new byte[5 * 7 * 3];
        new Random(1).NextBytes(pixels);
        var part = Resampling.Resize(pixels, 7, 3, (2, 1, 4, 3), 3, 4);
        for (var i = 0; i < part.Length; i++)
        {
            var (channel, y, x) = (i / 12, i / 4 % 3, i % 4);
            Assert.Equal(pixels[((y + 1) * 7 + x + 2) * 3 + channel], part[i]);
        }
    }

    [Fact]
    public void Grey_is_the_luma_that_Pillow_takes()
    {
        byte[] rgb = [3, 80, 238, 223, 21, 215, 216, 116, 94, 250, 243, 173, 102, 53, 239, 68, 142, 172];
        Assert.Equal([75, 104, 143, 237, 89, 123], PixelConversion.Convert(new DecodedImage(6, 1, 3, rgb), 1, default));
        byte[] all = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        var asColours = PixelConversion.Convert(new DecodedImage(256, 1, 1, all), 3, default);
        Assert.Equal(all, PixelConversion.Convert(new DecodedImage(256, 1, 3, asColours), 1, default));
    }

    [Fact]
    public void What_is_transparent_shows_the_background()
    {
        byte[] pixels = [10, 20, 30, 255, 10, 20, 30, 0, 10, 20, 30, 102];
        Assert.Equal([10, 20, 30, 200, 100, 50, 124, 68, 42], PixelConversion.Convert(new DecodedImage(3, 1, 4, pixels), 3, (200, 100, 50)));
        Assert.Equal([50, 250], PixelConversion.Convert(new DecodedImage(2, 1, 2, [50, 255, 50, 0]), 1, (250, 250, 250)));
    }

    private static byte[] Resize(byte[] pixels, int height, int width, int newHeight, int newWidth) =>
        Resampling.Resize(pixels, width, 1, (0, 0, width, height), newHeight, newWidth);
}
