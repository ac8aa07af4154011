namespace VaeGen.Tests;

public sealed class IdxDatasetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bytes_become_numbers_from_0_to_1(bool zipped)
    {
        // 300 values a sample: whole vectors and a rest, whatever the vector's width
        var bytes = Enumerable.Range(0, 600).Select(i => (byte)(i * 7)).ToArray();
        var file = Idx.File([2, 15, 20], bytes);
        var data = IdxDataset.Load(folder.Write("images", zipped ? Idx.Gzip(file) : file));

        Assert.Equal(2, data.Count);
        Assert.Equal([15, 20], data.Shape);
        Assert.True(data.Labels.IsEmpty);
        var sample = new float[300];
        for (var index = 0; index < 2; index++)
        {
            data.Read(index, sample);
            Assert.Equal(bytes.Skip(300 * index).Take(300).Select(value => value / 255f), sample);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Read(2, sample));
        Assert.Throws<ArgumentException>(() => data.Read(0, new float[299]));
    }

    [Fact]
    public void Vectors_and_colour_pictures_are_read_too()
    {
        Assert.Equal([5], IdxDataset.Load(folder.Write("vectors", Idx.File([2, 5], new byte[10]))).Shape);
        Assert.Equal([3, 2, 1], IdxDataset.Load(folder.Write("colours", Idx.File([2, 3, 2, 1], new byte[12]))).Shape);
        Assert.Equal(0, IdxDataset.Load(folder.Write("none", Idx.File([0, 28, 28], []))).Count);
    }

    [Fact]
    public void Much_compressed_data_is_read_whole()
    {
        var data = IdxDataset.Load(folder.Write("black", Idx.Gzip(Idx.File([5000, 28, 28], new byte[5000 * 784]))));
        Assert.Equal(5000, data.Count);
        data.Read(4999, new float[784]);
    }

    [Fact]
    public void Labels_come_with_the_samples()
    {
        var images = folder.Write("images", Idx.File([3, 1, 1], [1, 2, 3]));
        var labels = folder.Write("labels", Idx.Gzip(Idx.File([3], [7, 8, 9])));
        Assert.Equal<byte>([7, 8, 9], IdxDataset.LoadLabels(labels));
        Assert.Equal<byte>([7, 8, 9], IdxDataset.Load(images, labels).Labels.ToArray());
    }

    [Fact]
    public void As_many_labels_as_samples_are_asked_for()
    {
        var images = folder.Write("images", Idx.File([3, 1, 1], [1, 2, 3]));
        var labels = folder.Write("labels", Idx.File([2], [7, 8]));
        var error = Assert.Throws<DataException>(() => IdxDataset.Load(images, labels));
        Assert.Equal($"{labels}: has 2 labels, expected 3, one for each sample of {images}.", error.Message);
        Assert.Equal(("3", "2"), (error.Expected, error.Found));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        Fails(folder["missing"], "no such file, expected an IDX file.");
        Fails(Path.Combine(folder["nowhere"], "missing"), "no such file, expected an IDX file.");
        Assert.StartsWith($"{folder.Full}: cannot be read", Assert.Throws<DataException>(() => IdxDataset.Load(folder.Full)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_files_are_told_apart()
    {
        const string NoIdx = "is no IDX file, expected it to begin with two zero bytes, the element type and the number of dimensions.";
        Fails(folder.Write("empty"), NoIdx);
        Fails(folder.Write("short", 0, 0, 8), NoIdx);
        Fails(folder.Write("png", 0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3, 4), NoIdx);
        Fails(folder.Write("zipped text", Idx.Gzip("hello"u8.ToArray())), NoIdx);
        Fails(folder.Write("no gzip", 0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), "its gzip compression is damaged, expected a whole gzip file.");
    }

    [Fact]
    public void Other_elements_are_named()
    {
        Fails(folder.Write("floats", Idx.File([1, 1], new byte[4], type: 0x0D)), "its elements are of type 32-bit float (0x0D), expected unsigned bytes (0x08).");
        Fails(folder.Write("unknown", Idx.File([1, 1], new byte[4], type: 0x77)), "its elements are of type 0x77, which IDX does not know, expected unsigned bytes (0x08).");
    }

    [Fact]
    public void Labels_are_no_samples_and_samples_no_labels()
    {
        Fails(folder.Write("labels", Idx.File([3], [7, 8, 9])), "has 1 dimension, expected 2 to 4, the number of samples and their shape: is it a file of labels?");
        Fails(folder.Write("five", Idx.File([1, 1, 1, 1, 1], [7])), "has 5 dimensions, expected 2 to 4, the number of samples and their shape.");
        var images = folder.Write("images", Idx.File([3, 1, 1], [1, 2, 3]));
        Assert.Equal($"{images}: has 3 dimensions, expected 1, the number of labels: is it a file of samples?",
            Assert.Throws<DataException>(() => IdxDataset.LoadLabels(images)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Too_little_and_too_much_are_counted(bool zipped)
    {
        string Write(byte[] file) => folder.Write("file", zipped ? Idx.Gzip(file) : file);
        Fails(Write(Idx.File([3, 2, 2], new byte[11])), "is truncated, it holds 11 values, expected 3×2×2 = 12.");
        Fails(Write(Idx.File([3, 2, 2], new byte[13])), "goes on after its 3×2×2 = 12 values, expected it to end there.");
        Fails(Write([.. Idx.File([3, 2, 2], []).Take(9)]), "ends after 9 bytes, expected a header of 16.");
    }

    [Fact]
    public void A_truncated_gzip_file_is_refused()
    {
        var noise = new byte[100_000];
        new Random(1).NextBytes(noise);
        var path = folder.Write("file.gz", Idx.Gzip(Idx.File([1000, 100], noise)).AsSpan(0, 50_000));
        Assert.StartsWith(path, Assert.Throws<DataException>(() => IdxDataset.Load(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_header_that_claims_the_world_gets_no_memory(bool zipped)
    {
        string Write(params uint[] sizes)
        {
            var file = Idx.File(sizes, new byte[100]);
            return folder.Write("file", zipped ? Idx.Gzip(file) : file);
        }
        var path = Write(2_000_000, 32, 32);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(path, "is truncated, it holds 100 values, expected 2000000×32×32 = 2048000000.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);

        Fails(Write(int.MaxValue / 2, 1000, 1000, 1000), $"declares 1073741823×1000×1000×1000 values, expected at most {Array.MaxLength} of them.");
        Fails(Write(0, 2_000_000_000, 2_000_000_000), $"declares 0×2000000000×2000000000 values, expected at most {Array.MaxLength} of them.");
        Fails(Write(uint.MaxValue, 1, 1), $"dimension 1 of 3 is 4294967295, expected 0 to {Array.MaxLength}.");
        Fails(Write(1, 0, 1), $"dimension 2 of 3 is 0, expected 1 to {Array.MaxLength}.");
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte")]
    [InlineData("train-images-idx3-ubyte.gz")]
    [InlineData("train-images.idx3-ubyte")]
    [InlineData("train-images.idx3-ubyte.gz")]
    public void A_file_is_found_under_every_name_it_goes_by(string name)
    {
        var path = folder.Write(name);
        Assert.Equal(path, IdxDataset.Find(folder.Full, "train-images-idx3-ubyte"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_not_found()
    {
        Assert.Equal($"{folder["t10k-images-idx3-ubyte"]}: no such file, expected it plain or as t10k-images-idx3-ubyte.gz.",
            Assert.Throws<DataException>(() => IdxDataset.Find(folder.Full, "t10k-images-idx3-ubyte")).Message);
        Assert.Equal($"{folder["none"]}: no such folder, expected one with t10k-images-idx3-ubyte in it, plain or gzipped.",
            Assert.Throws<DataException>(() => IdxDataset.Find(folder["none"], "t10k-images-idx3-ubyte")).Message);
    }

    private static void Fails(string path, string what)
    {
        var error = Assert.Throws<DataException>(() => IdxDataset.Load(path));
        Assert.Equal($"{path}: {what}", error.Message);
        Assert.Equal(path, error.Path);
    }
}
