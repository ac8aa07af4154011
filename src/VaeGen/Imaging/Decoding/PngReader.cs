using System.Globalization;
using System.IO.Compression;

namespace VaeGen;

/// <summary>
/// Reads PNG files (W3C Portable Network Graphics, third edition; ISO/IEC 15948) of every colour type, bit depth and interlacing. What the file says of
/// colour spaces and gamma is not looked at: values are read as they are stored. Rows are read as they come: a file takes the memory
/// of the pixels that it does hold, not of those that it claims.
/// </summary>
internal sealed class PngReader
{
    // deflate's best: 258 bytes in two bits
    private const int MostCompressed = 1032;

    // Adam7: where each pass has its first pixel, and how far apart its pixels are
    private static readonly (int X, int Y, int StepX, int StepY)[] interlaced =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] straight = [(0, 0, 1, 1)];

    private readonly string path;
    private readonly PngChunks chunks;
    private readonly long fileLength;

    private PngReader(string path, PngChunks chunks, long fileLength)
    {
        this.path = path;
        this.chunks = chunks;
        this.fileLength = fileLength;
    }

    /// <exception cref="DataException">Whatever is wrong with the file.</exception>
    public static DecodedImage Read(string path, Stream file, long maximumPixels)
    {
        file.Position = Png.Signature.Length;
        using var chunks = new PngChunks(path, file);
        return new PngReader(path, chunks, file.Length).Read(maximumPixels);
    }

    private DecodedImage Read(long maximumPixels)
    {
        if (chunks.Next() != PngChunks.Header || chunks.Left != PngHeader.Length)
        {
            throw ImageFile.Error(path, $"{chunks.Place} is the first, expected IHDR, of {PngHeader.Length} bytes.");
        }
        var header = PngHeader.Parse(path, chunks.Content(PngHeader.Length), maximumPixels);
        CheckLength(header);
        var colors = ReadColors(header);
        var pixels = ReadPixels(header, colors);
        ReadEnd();
        return new DecodedImage(header.Width, header.Height, colors.Channels, pixels);
    }

    // before any room is made for its rows
    private void CheckLength(PngHeader header)
    {
        var bytes = 0L;
        foreach (var pass in header.Interlaced ? interlaced : straight)
        {
            var (columns, rows) = Size(header, pass);
            bytes += columns == 0 ? 0 : (1L + header.RowBytes(columns)) * rows;
        }
        if (bytes > MostCompressed * fileLength)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"has {fileLength} bytes and claims {header.Width}×{header.Height} pixels, expected a file that can hold them."));
        }
    }

    // what may stand between the header and the rows
    private PngColors ReadColors(PngHeader header)
    {
        byte[]? palette = null;
        byte[]? transparency = null;
        while (true)
        {
            switch (chunks.Next())
            {
                case PngChunks.Palette when palette is null && transparency is null && header.Color is PngColor.Palette or PngColor.Rgb or PngColor.RgbAlpha:
                    palette = chunks.Content(3 << 8);
                    if (palette.Length % 3 != 0 || palette.Length == 0)
                    {
                        throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"{chunks.Place} has {palette.Length} bytes, expected three for each colour."));
                    }
                    break;
                case PngChunks.Transparency when transparency is null && (palette is not null || header.Color is not PngColor.Palette):
                    transparency = chunks.Content(1 << 8);
                    break;
                case PngChunks.Data when palette is not null || header.Color is not PngColor.Palette:
                    // a palette of another colour type is only a suggestion for screens with few colours
                    return new PngColors(path, header, palette ?? [], transparency ?? []);
                default:
                    SkipUnknown();
                    break;
            }
        }
    }

    private byte[] ReadPixels(PngHeader header, PngColors colors)
    {
        chunks.Stream();
        using var zlib = new ZLibStream(chunks, CompressionMode.Decompress, leaveOpen: true);
        try
        {
            var pixels = new PixelBuffer(header.Height, header.Width * colors.Channels, fileLength);
            var row = new byte[header.RowBytes(header.Width)];
            var above = new byte[row.Length];
            foreach (var pass in header.Interlaced ? interlaced : straight)
            {
                var (columns, rows) = Size(header, pass);
                var length = columns == 0 ? 0 : header.RowBytes(columns); // a pass without columns has no rows either
                Array.Clear(above);
                for (var y = 0; y < rows && length > 0; y++)
                {
                    var filter = zlib.ReadByte();
                    var values = row.AsSpan(0, length);
                    if (filter < 0 || zlib.ReadAtLeast(values, length, throwOnEndOfStream: false) < length)
                    {
                        throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"its compressed rows end in row {y} of {rows}, expected all."));
                    }
                    if (!PngFilter.TryUndo(filter, values, above, header.FilterDistance))
                    {
                        throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"its row {y} of {rows} is filtered by method {filter}, expected 0 to 4."));
                    }
                    colors.Convert(values, pixels.Row(pass.Y + y * pass.StepY), pass.X, pass.StepX, columns);
                    (row, above) = (above, row);
                }
            }
            // reading over the end checks the sum of all bytes
            if (zlib.ReadByte() >= 0)
            {
                throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"has more rows than its {header.Width}×{header.Height} pixels take, expected no more."));
            }
            return pixels.Finish();
        }
        catch (InvalidDataException error)
        {
            throw ImageFile.Error(path, $"its compressed rows are damaged, expected a zlib stream in the IDAT chunks: {error.Message}", error);
        }
    }

    // what may stand after the rows; what follows IEND is not part of the picture
    private void ReadEnd()
    {
        for (var type = chunks.EndStream(); type != PngChunks.End; type = chunks.Next())
        {
            SkipUnknown();
        }
        _ = chunks.Content(0);
    }

    private void SkipUnknown()
    {
        // a chunk known elsewhere may be at the wrong place, or there twice
        if (!chunks.MaySkip)
        {
            throw ImageFile.Error(path, $"{chunks.Place} is unknown or at the wrong place, expected IHDR, PLTE where the colours need one, IDAT chunks in a row, and IEND.");
        }
        chunks.Skip();
    }

    private static (int Columns, int Rows) Size(PngHeader header, (int X, int Y, int StepX, int StepY) pass) =>
        ((header.Width - pass.X + pass.StepX - 1) / pass.StepX, (header.Height - pass.Y + pass.StepY - 1) / pass.StepY);
}
