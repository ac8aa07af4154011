using static TorchSharp.torch;
using static TorchSharp.torch.utils.data;

namespace TorchSharp.Modules;

/// <summary>Batches of samples whose tensors have names: a tensor of [batch, …] under each name.</summary>
public class DataLoader : DataLoader<Dictionary<string, Tensor>, Dictionary<string, Tensor>>
{
    /// <inheritdoc cref="DataLoader{T, S}(Dataset{T}, int, Func{IEnumerable{T}, Device, S}, IEnumerable{long}, Device, int, bool, bool, bool)"/>
    public DataLoader(
        Dataset dataset,
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
    public DataLoader(
        Dataset dataset,
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

    /// <summary>Stacks what the samples hold under each name.</summary>
    private static Dictionary<string, Tensor> Collate(IEnumerable<Dictionary<string, Tensor>> samples, Device device)
    {
        var all = samples.ToArray();
        var batch = new Dictionary<string, Tensor>();
        foreach (var name in all[0].Keys)
        {
            batch[name] = stack(Array.ConvertAll(all, sample => sample[name]));
        }
        return batch;
    }
}
