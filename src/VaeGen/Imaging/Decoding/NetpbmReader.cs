using System.Globalization;

namespace VaeGen;

/// <summary>Reads PGM and PPM files (Netpbm), plain (P2, P3) and raw (P5, P6), of 1 to 65535 levels.</summary>
internal sealed class NetpbmReader(string path, Stream file, long maximumPixels)
{
    private readonly byte[] buffer = new byte[65536];
    private int filled;
    private int next;

    /// <exception cref="DataException">Whatever is wrong with the file.</exception>
    public DecodedImage Read()
    {
        _ = ReadByte(); // the P
        var kind = ReadByte() - '0';
        var channels = kind is 2 or 5 ? 1 : 3;
        var width = ReadNumber("its width");
        var height = ReadNumber("its height");
        ImageFile.CheckSize(path, width, height, maximumPixels);
        var maximum = ReadNumber("its largest value");
        if (maximum is < 1 or > 65535)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"its largest value is {maximum}, expected 1 to 65535."));
        }

        // one white space ends the header; plain values have a digit and a white space each, but for the last
        var plain = kind is 2 or 3;
        var values = width * height * channels;
        var bytes = plain ? 2 * values - 1 : maximum < 256 ? values : 2 * values;
        var left = file.Length - file.Position + filled - next;
        if (left < bytes)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"is truncated, {left} bytes follow its header, expected {(plain ? "at least " : "")}{bytes} for {width}×{height} pixels."));
        }
        var pixels = new byte[values];
        for (var i = 0; i < pixels.Length; i++)
        {
            var value = plain ? ReadNumber("a value") : maximum < 256 ? ReadByte() : (ReadByte() << 8) | ReadByte();
            if (value > maximum)
            {
                throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"value {i} of its pixels is {value}, expected at most {maximum}."));
            }
            pixels[i] = PngColors.Rounded((int)value, (int)maximum);
        }
        CheckEnd();
        return new DecodedImage((int)width, (int)height, channels, pixels);
    }

    // A number in decimal digits, after white space and comments, and the one byte that ends it.
    private long ReadNumber(string what)
    {
        var letter = ReadByte();
        while (letter == '#' || IsSpace(letter))
        {
            letter = letter == '#' ? SkipComment() : ReadByte();
        }
        var number = 0L;
        var digits = 0;
        for (; letter is >= '0' and <= '9'; letter = ReadByte(), digits++)
        {
            number = 10 * number + (letter - '0');
            if (number > int.MaxValue)
            {
                throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"{what} has too many digits at byte {Place}, expected at most {int.MaxValue}."));
            }
        }
        if (letter == '#')
        {
            letter = SkipComment();
        }
        if (digits == 0 || !(IsSpace(letter) || letter < 0))
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"has {(letter < 0 ? "its end" : $"0x{letter:X2}")} at byte {Place} in {what}, expected digits and a white space."));
        }
        return number;
    }

    // to the end of its line
    private int SkipComment()
    {
        int letter;
        do
        {
            letter = ReadByte();
        }
        while (letter is not ('\n' or '\r' or < 0));
        return letter;
    }

    // nothing but white space may follow: a second picture would be lost without a word
    private void CheckEnd()
    {
        for (var letter = ReadByte(); letter >= 0; letter = ReadByte())
        {
            if (!IsSpace(letter))
            {
                throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"goes on after its pixels, at byte {Place}, expected it to end there."));
            }
        }
    }

    // of the byte that was read last
    private long Place => file.Position - filled + next - 1;

    private static bool IsSpace(int letter) => letter is ' ' or '\t' or '\n' or '\v' or '\f' or '\r';

    private int ReadByte()
    {
        if (next == filled)
        {
            filled = file.Read(buffer);
            next = 0;
            if (filled == 0)
            {
                return -1;
            }
        }
        return buffer[next++];
    }
}
