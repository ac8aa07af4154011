using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A data set whose sample i is row i of each tensor. It holds the tensors until it is disposed of.</summary>
public class TensorDataset : utils.data.IterableDataset
{
    private readonly Tensor[] tensors;

    internal TensorDataset(Tensor[] tensors)
    {
        if (tensors is null || tensors.Length == 0)
        {
            throw new ArgumentNullException(nameof(tensors));
        }
        var rows = tensors[0].shape[0];
        foreach (var tensor in tensors)
        {
            if (tensor.shape[0] != rows)
            {
                throw new ArgumentException($"Every tensor needs the same number of rows, but one has {rows} and another {tensor.shape[0]}.", nameof(tensors));
            }
        }
        this.tensors = Array.ConvertAll(tensors, tensor => tensor.alias().DetachFromDisposeScope());
    }

    public override long Count => tensors[0].shape[0];

    public IList<Tensor> this[long index] => Array.ConvertAll(tensors, tensor => tensor[index]);

    public override IList<Tensor> GetTensor(long index) => this[index];

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var tensor in tensors)
            {
                tensor.Dispose();
            }
        }
        base.Dispose(disposing);
    }
}
