using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>Batches of samples that are lists of tensors: a tensor of [batch, …] at each place.</summary>
public class IterableDataLoader : DataLoader<IList<Tensor>, IList<Tensor>>
{
    /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
    public IterableDataLoader(
        IterableDataset dataset,
        int batchSize,
        IEnumerable<long> shuffler,
        Device? device = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffler, device, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, bool, Device, int?, int, bool, bool, bool)"/>
    public IterableDataLoader(
        IterableDataset dataset,
        int batchSize,
        bool shuffle = false,
        Device? device = null,
        int? seed = null,
        int num_worker = 1,
        bool drop_last = false,
        bool disposeBatch = true,
        bool disposeDataset = true)
        : base(dataset, batchSize, Collate, shuffle, device, seed, num_worker, drop_last, disposeBatch, disposeDataset)
    {
    }

    /// <summary>Stacks what the samples hold at each place.</summary>
    private static IList<Tensor> Collate(IEnumerable<IList<Tensor>> samples, Device device)
    {
        var all = samples.ToArray();
        var batch = new Tensor[all[0].Count];
        for (var i = 0; i < batch.Length; i++)
        {
            batch[i] = stack(Array.ConvertAll(all, sample => sample[i]));
        }
        return batch;
    }
}
