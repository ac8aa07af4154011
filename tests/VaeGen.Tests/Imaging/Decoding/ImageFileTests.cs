namespace VaeGen.Tests;

public sealed class ImageFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string> All { get; } = [.. Pictures.Names];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void There_are_pictures_of_every_kind() => Assert.Equal(74, Pictures.Names.Count());

    [Theory, MemberData(nameof(All))]
    public void A_picture_of_another_encoder_has_the_pixels_that_went_in(string name)
    {
        var image = ImageFile.Read(folder.Write("picture", Pictures.File(name)));
        Assert.Equal(Pictures.Pixels(name), image.Pixels);
        Assert.Equal(image.Width * image.Height * image.Channels, image.Pixels.Length);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(301, 203, 1)]
    [InlineData(64, 65, 3)]
    public void A_picture_of_our_own_comes_back(int width, int height, int channels)
    {
        var pixels = new byte[width * height * channels];
        new Random(width).NextBytes(pixels);
        new RasterImage(width, height, channels, pixels).SavePng(folder["own.png"]);
        var image = ImageFile.Read(folder["own.png"]);
        Assert.Equal((width, height, channels), (image.Width, image.Height, image.Channels));
        Assert.Equal(pixels, image.Pixels);
    }

    [Fact]
    public void A_large_flat_picture_is_read_though_its_file_is_small()
    {
        var pixels = new byte[2000 * 3000];
        new RasterImage(2000, 3000, 1, pixels).SavePng(folder["flat.png"]);
        Assert.InRange(new FileInfo(folder["flat.png"]).Length, 0, 10_000);
        Assert.Equal(pixels, ImageFile.Read(folder["flat.png"]).Pixels);
    }

    [Theory]
    [InlineData("P2 3 1 255 0 128 255", 1, new byte[] { 0, 128, 255 })]
    [InlineData("P2\n# made by hand\n3 #columns\n1\n15\n0 8\n#between\n15\n", 1, new byte[] { 0, 136, 255 })]
    [InlineData("P2 2 1 65535 65535 32768", 1, new byte[] { 255, 128 })]
    [InlineData("P2 1 2 1\n1\n0", 1, new byte[] { 255, 0 })]
    [InlineData("P3\t1 2\r\n255\n1 2 3 4 5 6\n", 3, new byte[] { 1, 2, 3, 4, 5, 6 })]
    [InlineData("P5 2 1 255 AB", 1, new byte[] { 65, 66 })]
    [InlineData("P5 2 1 255#x\nAB\n", 1, new byte[] { 65, 66 })]
    [InlineData("P5 1 1 65535 @@", 1, new byte[] { 64 })]
    [InlineData("P6 1 1 100 2d ", 3, new byte[] { 128, 255, 82 })]
    public void Netpbm_files_may_be_written_by_hand(string content, int channels, byte[] expected)
    {
        var image = ImageFile.Read(folder.Write("picture", System.Text.Encoding.ASCII.GetBytes(content)));
        Assert.Equal(channels, image.Channels);
        Assert.Equal(expected, image.Pixels);
    }

    [Theory]
    [InlineData("", "is no picture of a kind that is known")]
    [InlineData("P4 1 1 ", "is no picture of a kind that is known")]
    [InlineData("P5", "has its end at byte 1 in its width, expected digits and a white space.")]
    [InlineData("P5 x", "has 0x78 at byte 3 in its width, expected digits and a white space.")]
    [InlineData("P5 1 -1 255 A", "has 0x2D at byte 5 in its height, expected digits and a white space.")]
    [InlineData("P5 0 1 255 A", "has 0×1 pixels, expected at least one.")]
    [InlineData("P5 9000 9000 255 A", "has 9000×9000 pixels, expected at most 67108864.")]
    [InlineData("P5 99999999999999999999 1 255 A", "its width has too many digits at byte 12, expected at most 2147483647.")]
    [InlineData("P5 1 1 0 A", "its largest value is 0, expected 1 to 65535.")]
    [InlineData("P5 1 1 65536 A", "its largest value is 65536, expected 1 to 65535.")]
    [InlineData("P5 2 2 255 ABC", "is truncated, 3 bytes follow its header, expected 4 for 2×2 pixels.")]
    [InlineData("P5 1 1 256 A", "is truncated, 1 bytes follow its header, expected 2 for 1×1 pixels.")]
    [InlineData("P6 8000 8000 255 A", "is truncated, 1 bytes follow its header, expected 192000000 for 8000×8000 pixels.")]
    [InlineData("P2 2 2 255 1 2", "is truncated, 3 bytes follow its header, expected at least 7 for 2×2 pixels.")]
    [InlineData("P2 2 1 255 1 256", "value 1 of its pixels is 256, expected at most 255.")]
    [InlineData("P2 2 1 255 1 2.5", "has 0x2E at byte 14 in a value, expected digits and a white space.")]
    [InlineData("P5 1 1 100 z", "value 0 of its pixels is 122, expected at most 100.")]
    [InlineData("P5 1 1 255 AB", "goes on after its pixels, at byte 12, expected it to end there.")]
    public void Netpbm_files_are_whole(string content, string what) => Fails(System.Text.Encoding.ASCII.GetBytes(content), what);

    [Fact]
    public void What_is_no_file_is_named()
    {
        Assert.Equal($"{folder["none.png"]}: no such file, expected a PNG, PGM or PPM picture.",
            Assert.Throws<DataException>(() => ImageFile.Read(folder["none.png"])).Message);
        Assert.StartsWith($"{folder.Full}: cannot be read", Assert.Throws<DataException>(() => ImageFile.Read(folder.Full)).Message, StringComparison.Ordinal);
    }

    private void Fails(byte[] content, string what)
    {
        var path = folder.Write("picture", content);
        var error = Assert.Throws<DataException>(() => ImageFile.Read(path));
        Assert.StartsWith($"{path}: {what}", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
    }
}
