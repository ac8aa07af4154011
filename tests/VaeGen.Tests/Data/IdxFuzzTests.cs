namespace VaeGen.Tests;

public sealed class IdxFuzzTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_files_give_data_or_a_DataException_and_little_memory(bool zipped)
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20260101);
        var values = new byte[5 * 6 * 7];
        random.NextBytes(values);
        var intact = Idx.File([5, 6, 7], values);
        var refused = 0;
        for (var round = 0; round < 3000; round++)
        {
            // half of the gzipped files are damaged outside, half inside
            var file = !zipped ? Mutation.Of(intact, random)
                : random.Next(2) == 0 ? Mutation.Of(Idx.Gzip(intact), random)
                : Idx.Gzip(Mutation.Of(intact, random));
            var path = folder.Write("file", file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var data = IdxDataset.Load(path);
                _ = SampleSet.Of(data);
            }
            catch (DataException error)
            {
                Assert.Equal(path, error.Path);
                refused++;
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
        Assert.InRange(refused, 1000, 2999);
    }
}
