using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Stacked along a third dimension.</summary>
    public static Tensor dstack(IEnumerable<Tensor> tensors) => Deep([.. tensors]);

    public static Tensor dstack(IList<Tensor> tensors) => Deep(Spans.Of(tensors));

    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Deep(tensors);

    public static Tensor dstack(params Tensor[] tensors) => Deep(tensors);

    /// <summary>Side by side; vectors as columns.</summary>
    public static Tensor column_stack(IList<Tensor> tensors) => SideBySide(Spans.Of(tensors));

    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => SideBySide(tensors);

    public static Tensor column_stack(params Tensor[] tensors) => SideBySide(tensors);

    public static Tensor block_diag(params Tensor[] tensors) => new(Ops.BlockDiagonal(Impls(tensors)));
}
