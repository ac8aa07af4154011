namespace VaeGen.Cpu.Autograd;

/// <summary>
/// A tensor that a node needs for its backward pass, owned once until that pass has run or the graph is dropped.
/// An output of the node itself is kept as an alias outside the graph: the graph would otherwise own itself.
/// </summary>
internal readonly struct SavedTensor(TensorImpl tensor, int version, bool isOutput, int outputIndex = 0)
{
    internal TensorImpl? Tensor { get; } = tensor;

    internal bool IsOutput { get; } = isOutput;

    internal int OutputIndex { get; } = outputIndex;

    internal TensorImpl Unpack(Node node)
    {
        var saved = Tensor!;
        Errors.Check(
            saved.Storage.Version == version,
            $"one of the variables needed for gradient computation has been modified by an inplace operation: [torch.{DTypes.Name(saved.DType)}Tensor {Shapes.Text(saved.Sizes)}], needed by {node.Name}, is at version {saved.Storage.Version}; expected version {version} instead");
        return saved;
    }
}
