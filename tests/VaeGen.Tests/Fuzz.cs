using System.Buffers.Binary;

namespace VaeGen.Tests;

/// <summary>
/// Reads thousands of damaged files: each gives data or an error of VaeGen's own that names the file, and takes little memory. What goes wrong
/// names the seed and the case, whose file stays where the message says.
/// </summary>
internal static class Fuzz
{
    public const int Cases = 10_000;

    private static readonly string[] heads = ["", "P5 ", "P3 9999 9999 255\n", "\u0089PNG\r\n\u001a\n", "\u001f\u008b\u0008", "\0\0\u0008\u0003", "{\"", "a,b\n\"", "12345678{\"samples\":"];

    /// <summary>Runs all cases.</summary>
    /// <param name="seed">Of the damage.</param>
    /// <param name="intact">Files to damage; each must be read without an error.</param>
    /// <param name="read">Reads a file as a user does, all of it.</param>
    /// <param name="most">Bytes that a case may allocate.</param>
    /// <param name="mend">What an adversary would do after the damage, such as writing sums again; in half of the cases.</param>
    /// <returns>How many files were refused.</returns>
    public static int Run(int seed, IReadOnlyList<byte[]> intact, Action<string> read, long most = 1 << 20, Func<byte[], byte[]>? mend = null)
    {
        using var folder = new TemporaryFolder();
        var path = folder["file"];
        foreach (var file in intact)
        {
            Write(path, file);
            read(path);
        }
        var random = new Random(seed);
        var refused = 0;
        for (var number = 0; number < Cases; number++)
        {
            var file = Damaged(intact, random);
            if (mend is not null && random.Next(2) == 0)
            {
                file = mend(file);
            }
            Write(path, file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(path);
            }
            catch (VaeGenException error)
            {
                refused++;
                if (!error.Message.StartsWith(path, StringComparison.Ordinal))
                {
                    Fail(seed, number, file, "the error does not name the file", error);
                }
            }
            catch (Exception error) when (error is not Xunit.Sdk.XunitException)
            {
                Fail(seed, number, file, "another error than VaeGen's own", error);
            }
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            if (taken > most)
            {
                Fail(seed, number, file, $"{taken} bytes were allocated, expected at most {most}", null);
            }
        }
        return refused;
    }

    // over what is there: some file systems wait for the disk when a file that was emptied is closed
    private static void Write(string path, byte[] content)
    {
        using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write);
        file.Write(content);
        file.SetLength(content.Length);
    }

    private static byte[] Damaged(IReadOnlyList<byte[]> intact, Random random)
    {
        var file = intact[random.Next(intact.Count)];
        switch (random.Next(8))
        {
            case 0: // garbage, with or without a familiar beginning
                var garbage = new byte[random.Next(300)];
                random.NextBytes(garbage);
                return [.. heads[random.Next(heads.Length)].Select(letter => (byte)letter), .. garbage];
            case 1: // the beginning of one and the end of another
                var other = intact[random.Next(intact.Count)];
                return [.. file.AsSpan(0, random.Next(file.Length + 1)), .. other.AsSpan(random.Next(other.Length + 1))];
            case 2: // truncated
                return file[..random.Next(file.Length)];
            case 3: // a length altered, often to gigabytes
                var copy = file.ToArray();
                if (copy.Length >= 8)
                {
                    Overwrite(copy.AsSpan(random.Next(2) == 0 ? random.Next(Math.Min(copy.Length, 40) - 7) : random.Next(copy.Length - 7)), random);
                }
                return copy;
            case 4: // a number in text altered
                return WithNumber(file, random);
            default:
                return Mutation.Of(file, random);
        }
    }

    private static void Overwrite(Span<byte> place, Random random)
    {
        long[] lengths = [0, 1, 255, 65536, 1 << 20, int.MaxValue, uint.MaxValue, 10_000_000_000, long.MaxValue, -1];
        var length = lengths[random.Next(lengths.Length)];
        switch (random.Next(4))
        {
            case 0:
                BinaryPrimitives.WriteInt64LittleEndian(place, length);
                break;
            case 1:
                BinaryPrimitives.WriteInt32LittleEndian(place, unchecked((int)length));
                break;
            default:
                BinaryPrimitives.WriteInt32BigEndian(place, unchecked((int)length));
                break;
        }
    }

    private static byte[] WithNumber(byte[] file, Random random)
    {
        int[] digits = [.. Enumerable.Range(0, file.Length).Where(i => file[i] is >= (byte)'0' and <= (byte)'9')];
        if (digits.Length == 0)
        {
            return Mutation.Of(file, random);
        }
        string[] numbers = ["0", "-1", "9", "65536", "4294967296", "10000000000", "9223372036854775807", "99999999999999999999999", "1e999", "NaN"];
        var place = digits[random.Next(digits.Length)];
        return [.. file.AsSpan(0, place), .. numbers[random.Next(numbers.Length)].Select(letter => (byte)letter), .. file.AsSpan(place + 1)];
    }

    private static void Fail(int seed, int number, byte[] file, string what, Exception? error)
    {
        var kept = Path.Combine(Path.GetTempPath(), $"vaegen-fuzz-{seed}-{number}");
        File.WriteAllBytes(kept, file);
        Assert.Fail($"Seed {seed}, case {number}: {what}. The file is kept as {kept}. {error}");
    }
}
