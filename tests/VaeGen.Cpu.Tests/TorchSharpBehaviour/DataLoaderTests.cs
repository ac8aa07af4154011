using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Data sets and the batches made of them.</summary>
public sealed class DataLoaderTests
{
    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 3)]
    public void Batches_come_in_order(bool drop_last, int batches)
    {
        using var rows = TensorDataset(arange(20).reshape(10, 2), arange(10));
        using var loader = DataLoader(rows, 3, drop_last: drop_last);
        Assert.Equal(batches, loader.Count);
        var next = 0L;
        var count = 0;
        foreach (var batch in loader)
        {
            var size = batch[1].shape[0];
            Assert.Equal([size, 2], batch[0].shape);
            Assert.Equal(arange(next, next + size), batch[1]);
            next += size;
            count++;
        }
        Assert.Equal(batches, count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Named_tensors_are_stacked_under_their_names(int workers)
    {
        using var loader = DataLoader(new Squares(7), 4, num_worker: workers);
        var all = loader.SelectMany(batch => batch["square"].data<long>().ToArray().Zip(batch["number"].data<long>().ToArray())).ToArray();
        Assert.Equal([.. Enumerable.Range(0, 7).Select(i => ((long)(i * i), (long)i))], all);
    }

    [Fact]
    public void A_seed_fixes_the_order_and_every_sample_comes_once()
    {
        using var set = new Squares(50);
        long[] Order(int? seed)
        {
            using var loader = DataLoader(set, 8, true, seed: seed, disposeDataset: false);
            return [.. loader.SelectMany(batch => batch["number"].data<long>().ToArray())];
        }
        Assert.Equal(Order(7), Order(7));
        Assert.NotEqual(Order(7), Order(8));
        Assert.Equal([.. Enumerable.Range(0, 50)], Order(null).Order().Select(number => (int)number));
    }

    [Fact]
    public void An_order_can_be_given()
    {
        using var loader = DataLoader(new Squares(10), 2, (IEnumerable<long>)[9, 3, 3]);
        Assert.Equal([[9L, 3L], [3L]], loader.Select(batch => batch["number"].data<long>().ToArray()));
    }

    [Fact]
    public void A_batch_lives_until_the_next_one()
    {
        using var scope = NewDisposeScope();
        using var set = new Squares(6);
        using var loader = DataLoader(set, 2, disposeDataset: false);
        using var epoch = loader.GetEnumerator();
        Assert.True(epoch.MoveNext());
        var first = epoch.Current["number"];
        Assert.False(first.IsInvalid);
        Assert.Equal(0, scope.DisposablesCount);
        Assert.True(epoch.MoveNext());
        Assert.True(first.IsInvalid);
        epoch.Reset();
        Assert.True(epoch.MoveNext());
        Assert.Equal([0L, 1L], epoch.Current["number"].data<long>().ToArray());

        using var keeping = DataLoader(set, 2, disposeBatch: false, disposeDataset: false);
        var batches = keeping.ToArray();
        Assert.All(batches, batch => Assert.False(batch["number"].IsInvalid));
        Assert.All(set.Made, made => Assert.True(made.IsInvalid));
    }

    [Fact]
    public void A_function_can_make_the_batches()
    {
        using var loader = new DataLoader<int, Tensor>(new Numbers(), 4, (samples, device) => tensor(samples.ToArray()).to(device));
        Assert.Equal([[0, 1, 2, 3], [4]], loader.Select(batch => batch.data<int>().ToArray()));
        Assert.Equal(CPU.type, loader.Device.type);
    }

    [Fact]
    public void Tensors_of_a_set_need_the_same_number_of_rows()
    {
        Assert.Throws<ArgumentException>(() => TensorDataset(ones(3, 2), ones(4)));
        Assert.Throws<ArgumentNullException>(() => TensorDataset());
        var x = arange(3);
        var set = TensorDataset(x);
        x.Dispose();
        Assert.Equal(2, set[2][0].item<long>());
        set.Dispose();
    }

    private sealed class Squares(int count) : Dataset
    {
        public List<Tensor> Made { get; } = [];

        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            var sample = new Dictionary<string, Tensor> { ["number"] = tensor(index), ["square"] = tensor(index * index) };
            lock (Made)
            {
                Made.AddRange(sample.Values);
            }
            return sample;
        }
    }

    private sealed class Numbers : Dataset<int>
    {
        public override long Count => 5;

        public override int GetTensor(long index) => (int)index;
    }
}
