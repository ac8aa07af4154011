using System.Buffers.Binary;
using System.Text;

namespace VaeGen.Tests;

public sealed class MappedDatasetTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_of_another_language_is_read()
    {
        // what NumPy and the format's description write: two samples of [1, 2], and their labels
        byte[] data = [7, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0, 0xBF, 0, 0, 0xC0, 0x7F];
        var path = folder.Write("data", SafeTensorsFile.Of("{" +
            SafeTensorsFile.Entry("labels", "[2]", 0, 16, "I64") + "," + SafeTensorsFile.Entry("samples", "[2,1,2]", 16, 32) + "}", data));
        using var mapped = MappedDataset.Open(path);
        Assert.Equal([1, 2], mapped.Shape);
        Assert.Equal([1, 2, -0.5f, float.NaN], SampleSet.Of(mapped).Values);
        Assert.Equal([7, 9], Enumerable.Range(0, 2).Select(mapped.Label));
    }

    [Fact]
    public void Bytes_are_255ths()
    {
        var path = folder.Write("data", SafeTensorsFile.Of("{" + SafeTensorsFile.Entry("samples", "[1,4]", 0, 4, "U8") + "}", 0, 51, 128, 255));
        using var mapped = MappedDataset.Open(path);
        Assert.Equal([0, 0.2f, 128 / 255f, 1], SampleSet.Of(mapped).Values);
        Assert.False(mapped.HasLabels);
        Assert.Equal($"{path}: has no labels, expected a tensor 'labels'.", Assert.Throws<DataException>(() => mapped.Label(0)).Message);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 5000)]
    [InlineData(true, 5000)]
    [InlineData(true, 4096)]
    public void What_is_written_comes_back(bool asBytes, int size)
    {
        var random = new Random(3);
        var data = new SampleSet([.. Enumerable.Range(0, 7 * size).Select(_ => random.Next(256) / 255f)], size).WithLabels([3, 1, 4, 1, 5, 9, 2]);
        foreach (var part in (IDataset[])[data, data.Skip(2), new SampleSet([], size)])
        {
            MappedDataset.Write(folder["data"], part, asBytes);
            using var mapped = MappedDataset.Open(folder["data"]);
            Assert.Equal(part.Count, mapped.Count);
            Assert.Equal(SampleSet.Of(part).Values, SampleSet.Of(mapped).Values);
            Assert.Equal(part is ILabelledDataset, mapped.HasLabels);
            Assert.All(Enumerable.Range(0, part is ILabelledDataset ? part.Count : 0), i => Assert.Equal(((ILabelledDataset)part).Label(i), mapped.Label(i)));
            Assert.Throws<ArgumentOutOfRangeException>(() => mapped.Read(part.Count, new float[size]));
            if (part.Count > 0)
            {
                Assert.Throws<ArgumentException>(() => mapped.Read(0, new float[size + 1]));
            }
        }
        Assert.Equal([folder["data"]], Directory.GetFiles(folder.Full));
    }

    [Fact]
    public void Only_values_from_0_to_1_are_bytes()
    {
        File.WriteAllText(folder["data"], "what was there");
        foreach (var value in (float[])[-0.01f, 1.01f, float.NaN])
        {
            var error = Assert.Throws<DataException>(() => MappedDataset.Write(folder["data"], new SampleSet([0, 1, 0.5f, value], 2), asBytes: true));
            Assert.StartsWith("Sample 1 has the value ", error.Message, StringComparison.Ordinal);
            Assert.Equal((1, "values in [0, 1]"), (error.SampleIndex, error.Expected));
        }
        Assert.Equal("what was there", File.ReadAllText(folder["data"]));
        Assert.Equal([folder["data"]], Directory.GetFiles(folder.Full));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_named()
    {
        var path = Path.Combine(folder["none"], "data");
        var error = Assert.Throws<DataException>(() => MappedDataset.Write(path, new SampleSet([1], 1)));
        Assert.Equal($"{path}: cannot be written, its folder does not exist.", error.Message);
        Assert.Equal(path, error.Path);
    }

    [Theory]
    [InlineData("U8", 1)]
    [InlineData("F32", 4)]
    public void A_file_may_be_larger_than_an_array(string type, long width)
    {
        // sparse: it takes a few blocks of the disk
        const long Count = 3_000_000;
        const int Size = 1000;
        var header = SafeTensorsFile.Of("{" + SafeTensorsFile.Entry("samples", $"[{Count},{Size}]", 0, Count * Size * width, type) + "}");
        using (var file = File.Create(folder["data"]))
        {
            file.Write(header);
            file.SetLength(header.Length + Count * Size * width);
            file.Position = file.Length - width;
            file.Write(type == "U8" ? [255] : [0, 0, 0x80, 0x3F]);
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var mapped = MappedDataset.Open(folder["data"]);
        var sample = new float[Size];
        Assert.Equal((int)Count, mapped.Count);
        mapped.Read((int)Count - 1, sample);
        Assert.Equal((0, 1), (sample[^2], sample[^1]));
        mapped.Read((int)Count / 2, sample);
        Assert.Equal(0, sample[^1]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 16);
    }

    [Theory]
    [InlineData("\"samples\":{\"dtype\":\"F16\",\"shape\":[2,2],\"data_offsets\":[0,8]}", "tensor 'samples' is of type F16, expected F32, I64 or U8.")]
    [InlineData("\"samples\":{\"dtype\":\"I64\",\"shape\":[1,1],\"data_offsets\":[0,8]}", "its 'samples' are of type I64, expected F32 or U8.")]
    [InlineData("\"samples\":{\"dtype\":\"U8\",\"shape\":[8],\"data_offsets\":[0,8]}", "its 'samples' have the shape [8], expected [count, …shape] of at most 2147483647 samples of 1 to 2147483591 values.")]
    [InlineData("\"samples\":{\"dtype\":\"U8\",\"shape\":[2,5],\"data_offsets\":[0,8]}", "tensor 'samples' has 8 bytes, expected 10 for its shape [2, 5].")]
    [InlineData("\"samples\":{\"dtype\":\"U8\",\"shape\":[10000000000,1],\"data_offsets\":[0,10000000000]}", "is truncated, tensor 'samples' ends at byte 10000000000 of the data, expected no more than the 8 bytes that are there.")]
    [InlineData("\"samples\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,1],\"data_offsets\":[0,0]}", "tensor 'samples' has the shape [4611686018427387904, 1], expected one of at most 1152921504606846975 values.")]
    [InlineData("\"images\":{\"dtype\":\"U8\",\"shape\":[2,4],\"data_offsets\":[0,8]}", "has a tensor 'images', expected 'samples' and, for classes, 'labels'.")]
    [InlineData("\"labels\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}", "has no tensor 'samples', expected one of shape [count, …shape].")]
    [InlineData("\"samples\":{\"dtype\":\"U8\",\"shape\":[0,0],\"data_offsets\":[0,0]},\"labels\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}", "its 'samples' have the shape [0, 0], expected [count, …shape]")]
    [InlineData("\"samples\":{\"dtype\":\"U8\",\"shape\":[0,3],\"data_offsets\":[0,0]},\"labels\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}", "its 'labels' are I64 [1], expected I64 [0], one for each sample.")]
    [InlineData("\"samples\":{\"dtype\":\"U8\",\"shape\":[4,1],\"data_offsets\":[0,4]},\"labels\":{\"dtype\":\"U8\",\"shape\":[4],\"data_offsets\":[4,8]}", "its 'labels' are U8 [4], expected I64 [4], one for each sample.")]
    public void A_file_is_one_of_samples(string entries, string what)
    {
        var path = folder.Write("data", SafeTensorsFile.Of(Encoding.UTF8.GetBytes("{" + entries + "}"), new byte[8]));
        var error = Assert.Throws<DataException>(() => MappedDataset.Open(path));
        Assert.StartsWith($"{path}: {what}", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
    }

    [Fact]
    public void What_is_no_file_is_named()
    {
        Assert.Equal($"{folder["none"]}: no such file, expected a safetensors file of samples.", Assert.Throws<DataException>(() => MappedDataset.Open(folder["none"])).Message);
        Assert.StartsWith($"{folder.Full}: cannot be read", Assert.Throws<DataException>(() => MappedDataset.Open(folder.Full)).Message, StringComparison.Ordinal);
        Assert.StartsWith(folder.Write("empty"), Assert.Throws<DataException>(() => MappedDataset.Open(folder["empty"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_is_a_class()
    {
        var data = new byte[9];
        BinaryPrimitives.WriteInt64LittleEndian(data, -1);
        var path = folder.Write("data", SafeTensorsFile.Of("{" +
            SafeTensorsFile.Entry("labels", "[1]", 0, 8, "I64") + "," + SafeTensorsFile.Entry("samples", "[1,1]", 8, 9, "U8") + "}", data));
        using var mapped = MappedDataset.Open(path);
        Assert.Equal($"{path}: sample 0 has the label -1, expected 0 or more.", Assert.Throws<DataException>(() => mapped.Label(0)).Message);
    }

    [Fact]
    public void A_closed_file_says_so()
    {
        MappedDataset.Write(folder["data"], new SampleSet([1], 1));
        var mapped = MappedDataset.Open(folder["data"]);
        mapped.Dispose();
        mapped.Dispose();
        Assert.Throws<ObjectDisposedException>(() => mapped.Read(0, new float[1]));
    }
}
