using System.Collections;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>Makes batches of a data set's samples, in order or shuffled.</summary>
/// <typeparam name="T">What one sample is.</typeparam>
/// <typeparam name="S">What a batch is.</typeparam>
public partial class DataLoader<T, S> : IEnumerable<S>, IDisposable
{
    /// <param name="dataset">Where the samples come from.</param>
    /// <param name="batchSize">Samples to a batch; the last one may have fewer.</param>
    /// <param name="collate_fn">Makes one batch of the samples.</param>
    /// <param name="shuffler">The order of the samples, enumerated once for every epoch.</param>
    /// <param name="device">Where the batches go: the CPU.</param>
    /// <param name="num_worker">How many threads fetch samples.</param>
    /// <param name="drop_last">Leaves a last batch out that is not full.</param>
    /// <param name="disposeBatch">Disposes of each batch when the next one is asked for.</param>
    /// <param name="disposeDataset">Disposes of the data set with the loader.</param>
    public DataLoader(
        Dataset<T> dataset,
        int batchSize,
        Func<IEnumerable<T>, Device, S> collate_fn,
        IEnumerable<long> shuffler,
        Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
    {
        Device.Check(device);
        this.dataset = dataset;
        batch_size = batchSize;
        this.collate_fn = collate_fn;
        sampler = shuffler;
        Device = device ?? CPU;
        num_workers = Math.Max(num_worker, 1);
        this.drop_last = drop_last;
        DisposeBatch = disposeBatch;
        DisposeDataset = disposeDataset;
    }

    /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
    /// <remarks>Shuffled, the samples come in another order every epoch; with a seed, always in the same one.</remarks>
    public DataLoader(
        Dataset<T> dataset,
        int batchSize,
        Func<IEnumerable<T>, Device, S> collate_fn,
        bool shuffle = false,
        Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
        : this(
            dataset, batchSize, collate_fn, shuffle ? new FisherYatesShuffler(dataset.Count, seed) : InOrder(dataset.Count),
            device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    public Dataset<T> dataset { get; }

    public int batch_size { get; }

    public bool drop_last { get; }

    public IEnumerable<long> sampler { get; }

    public int num_workers { get; }

    public Func<IEnumerable<T>, Device, S> collate_fn { get; }

    public Device Device { get; }

    public bool DisposeBatch { get; }

    public bool DisposeDataset { get; }

    /// <summary>Batches in an epoch.</summary>
    public long Count => drop_last ? dataset.Count / batch_size : (dataset.Count + batch_size - 1) / batch_size;

    public IEnumerator<S> GetEnumerator() => new Batches(this);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && DisposeDataset)
        {
            dataset.Dispose();
        }
    }

    private static IEnumerable<long> InOrder(long count)
    {
        for (var i = 0L; i < count; i++)
        {
            yield return i;
        }
    }
}
