using static VaeGen.Tests.PngFile;

namespace VaeGen.Tests;

public sealed class HostilePngTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_plainest_file_is_read() =>
        Assert.Equal([7, 9], ImageFile.Read(folder.Write("picture", Of(Header(2, 1), Rows(0, 7, 9), End))).Pixels);

    [Fact]
    public void What_follows_the_end_is_not_looked_at() =>
        Assert.Equal([7, 9], ImageFile.Read(folder.Write("picture", Of(Header(2, 1), Rows(0, 7, 9), End, [1, 2, 3]))).Pixels);

    [Fact]
    public void Chunks_are_whole()
    {
        var whole = Of(Header(2, 1), Rows(0, 7, 9), End);
        Fails(whole[..8], "is truncated, it ends at byte 8, expected an IEND chunk at its end.");
        Fails(whole[..20], "its IHDR chunk at byte 8 has 13 bytes, expected no more than are left of the file's 20.");
        Fails(whole[..33], "is truncated, it ends at byte 33, expected an IEND chunk at its end.");
        Fails(Of(Header(2, 1), Rows(0, 7, 9)), "is truncated, it ends at byte");
        whole[20] ^= 1;
        Fails(whole, "is damaged, its IHDR chunk at byte 8 has the CRC ");
        Fails(Of(Header(2, 1), Rows(0, 7, 9), Chunk("tEXt", 1)[..^1], [0], End), "is damaged, its tEXt chunk at byte 56 has the CRC ");
    }

    [Fact]
    public void Chunks_are_known_and_in_order()
    {
        Fails(Of(Rows(0, 7, 9), Header(2, 1), End), "its IDAT chunk at byte 8 is the first, expected IHDR, of 13 bytes.");
        Fails(Of(Header(2, 1), End), "its IEND chunk at byte 33 is unknown or at the wrong place, expected IHDR");
        Fails(Of(Header(2, 1), Header(2, 1), Rows(0, 7, 9), End), "its IHDR chunk at byte 33 is unknown or at the wrong place");
        Fails(Of(Header(2, 1), Chunk("ABCD"), Rows(0, 7, 9), End), "its ABCD chunk at byte 33 is unknown or at the wrong place");
        Fails(Of(Header(2, 1), Rows(0, 7, 9), Chunk("tEXt"), Rows(0, 7, 9), End), "its IDAT chunk at byte 68 is unknown or at the wrong place");
        Fails(Of(Header(2, 1), Chunk("\u0001\u0002\u0003\u0004"), End), "its 0x01020304 chunk at byte 33 is unknown or at the wrong place");
        Fails(Of(Header(2, 1), Rows(0, 7, 9), Chunk("IEND", 1)), "its IEND chunk at byte 56 has 1 bytes, expected at most 0.");
    }

    [Theory]
    [InlineData(0, 1, 8, 0, 0, "has 0×1 pixels, expected at least one.")]
    [InlineData(1, 0, 8, 0, 0, "has 1×0 pixels, expected at least one.")]
    [InlineData(4294967295, 4294967295, 8, 0, 0, "has 4294967295×4294967295 pixels, expected at most 67108864.")]
    [InlineData(8193, 8192, 1, 0, 0, "has 8193×8192 pixels, expected at most 67108864.")]
    [InlineData(1, 1, 8, 1, 0, "has colour type 1 with 8 bits, expected one of PNG's")]
    [InlineData(1, 1, 4, 2, 0, "has colour type 2 with 4 bits, expected one of PNG's")]
    [InlineData(1, 1, 16, 3, 0, "has colour type 3 with 16 bits, expected one of PNG's")]
    [InlineData(1, 1, 8, 0, 2, "has the compression, filter and interlace methods 0, 0 and 2, expected 0, 0 and 0 or 1.")]
    [InlineData(8192, 8192, 8, 6, 0, "has 67 bytes and claims 8192×8192 pixels, expected a file that can hold them.")]
    [InlineData(8192, 8192, 1, 0, 1, "has 67 bytes and claims 8192×8192 pixels, expected a file that can hold them.")]
    public void A_header_makes_sense(uint width, uint height, byte depth, byte color, byte interlace, string what) =>
        Fails(Of(Header(width, height, depth, color, interlace), Rows(0, 7), End), what);

    [Fact]
    public void Palettes_make_sense()
    {
        var header = Header(1, 1, 8, 3);
        Fails(Of(header, Rows(0, 0), End), "its IDAT chunk at byte 33 is unknown or at the wrong place");
        Fails(Of(header, Chunk("PLTE", 1, 2), Rows(0, 0), End), "its PLTE chunk at byte 33 has 2 bytes, expected three for each colour.");
        Fails(Of(header, Chunk("PLTE"), Rows(0, 0), End), "its PLTE chunk at byte 33 has 0 bytes, expected three for each colour.");
        Fails(Of(header, Chunk("PLTE", new byte[771]), Rows(0, 0), End), "its PLTE chunk at byte 33 has 771 bytes, expected at most 768.");
        Fails(Of(header, Chunk("PLTE", 1, 2, 3), Rows(0, 1), End), "has a pixel of colour 1, expected one of the 1 of its palette, from 0.");
        Fails(Of(header, Chunk("PLTE", 1, 2, 3), Chunk("tRNS", 1, 2), Rows(0, 0), End), "its tRNS chunk has 2 bytes, expected at most 1 for its colour type.");
        Fails(Of(Header(1, 1, 8, 4), Chunk("tRNS", 1, 2), Rows(0, 0, 0), End), "its tRNS chunk has 2 bytes, expected 0 for its colour type.");
        Fails(Of(Header(1, 1), Chunk("PLTE", 1, 2, 3), Rows(0, 0), End), "its PLTE chunk at byte 33 is unknown or at the wrong place");
    }

    [Fact]
    public void Rows_are_whole()
    {
        Fails(Of(Header(2, 2), Rows(0, 7, 9), End), "its compressed rows end in row 1 of 2, expected all.");
        Fails(Of(Header(2, 2), Rows(0, 7, 9, 0, 1), End), "its compressed rows end in row 1 of 2, expected all.");
        Fails(Of(Header(2, 1), Rows(0, 7, 9, 0), End), "has more rows than its 2×1 pixels take, expected no more.");
        Fails(Of(Header(2, 1), Rows(5, 7, 9), End), "its row 0 of 1 is filtered by method 5, expected 0 to 4.");
        Fails(Of(Header(2, 1), Chunk("IDAT", 1, 2, 3, 4, 5), End), "its compressed rows are damaged, expected a zlib stream in the IDAT chunks");

        var sum = Zlib([0, 7, 9]);
        sum[^1] ^= 1;
        Fails(Of(Header(2, 1), Chunk("IDAT", sum), End), "its compressed rows are damaged, expected a zlib stream in the IDAT chunks");
    }

    [Fact]
    public void A_file_takes_the_memory_of_what_it_holds()
    {
        // 1032 : 1 is what deflate can do, so the length alone does not betray it; that the rows end does
        var file = Of(Header(8192, 8192, 1, 3), Chunk("PLTE", 1, 2, 3), Chunk("tRNS", 0), Rows(new byte[100]), Chunk("tEXt", new byte[9000]), End);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(file, "its compressed rows end in row 0 of 8192, expected all.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 18);

        // one row of 2²⁶ pixels that is not there: room for its bits, not for its colours
        file = Of(Header(1 << 26, 1, 1, 3), Chunk("PLTE", 1, 2, 3), Chunk("tRNS", 0), Rows(new byte[100]), Chunk("tEXt", new byte[9000]), End);
        before = GC.GetAllocatedBytesForCurrentThread();
        Fails(file, "its compressed rows end in row 0 of 1, expected all.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 18 << 20);
    }

    private void Fails(byte[] content, string what)
    {
        var path = folder.Write("picture", content);
        var error = Assert.Throws<DataException>(() => ImageFile.Read(path));
        Assert.StartsWith($"{path}: {what}", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
    }
}
