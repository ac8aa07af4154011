using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => Joined(Spans.Of(tensors), dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Joined(tensors, dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => Joined(tensors, dim);

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => Joined(Spans.Of(tensors), dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => Joined(tensors, dim);

    public static Tensor concat(Tensor[] tensors, long dim = 0) => Joined(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => Joined(Spans.Of(tensors), axis);

    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => Joined(tensors, axis);

    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => Joined(tensors, axis);

    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0) => Stacked([.. tensors], dim);

    public static Tensor vstack(IList<Tensor> tensors) => Rows(Spans.Of(tensors));

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Rows(tensors);

    public static Tensor vstack(Tensor[] tensors) => Rows(tensors);

    public static Tensor hstack(IEnumerable<Tensor> tensors) => Columns([.. tensors]);

    public static Tensor hstack(IList<Tensor> tensors) => Columns(Spans.Of(tensors));

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Columns(tensors);

    public static Tensor hstack(params Tensor[] tensors) => Columns(tensors);

    public static Tensor row_stack(IList<Tensor> tensors) => Rows(Spans.Of(tensors));

    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => Rows(tensors);

    public static Tensor row_stack(params Tensor[] tensors) => Rows(tensors);

    /// <summary>Every tensor expanded to the sizes that all broadcast to.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        var sizes = Shapes.Scalar;
        foreach (var tensor in tensors)
        {
            sizes = Shapes.Broadcast(sizes, tensor.Impl.Sizes);
        }
        return Array.ConvertAll(tensors, tensor => new Tensor(Ops.Expand(tensor.Impl, sizes)));
    }

    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => input.chunk(chunks, dim);

    // One tensor is only looked at again.
    private static Tensor Joined(ReadOnlySpan<Tensor> tensors, long dim) => tensors.Length switch
    {
        0 => throw new ArgumentException("Nothing to join: the list of tensors is empty.", nameof(tensors)),
        1 => tensors[0].alias(),
        _ => new(Ops.Cat(Impls(tensors), dim)),
    };

    private static Tensor Stacked(ReadOnlySpan<Tensor> tensors, long dim) => new(Ops.Stack(Impls(tensors), dim));

    // vstack: vectors are rows
    private static Tensor Rows(ReadOnlySpan<Tensor> tensors)
    {
        using var temp = new Temporaries();
        var raised = Impls(tensors);
        for (var i = 0; i < raised.Length; i++)
        {
            raised[i] = raised[i].Rank < 2 ? temp.Own(Ops.Reshape(raised[i], [1, raised[i].Count])) : raised[i];
        }
        return new Tensor(Ops.Cat(raised, 0));
    }

    // hstack: vectors are joined end to end, anything else side by side
    private static Tensor Columns(ReadOnlySpan<Tensor> tensors)
    {
        using var temp = new Temporaries();
        var raised = Impls(tensors);
        for (var i = 0; i < raised.Length; i++)
        {
            raised[i] = raised[i].Rank < 1 ? temp.Own(Ops.Reshape(raised[i], [1])) : raised[i];
        }
        return new Tensor(Ops.Cat(raised, raised.Length > 0 && raised[0].Rank > 1 ? 1 : 0));
    }

    private static TensorImpl[] Impls(ReadOnlySpan<Tensor> tensors)
    {
        var impls = new TensorImpl[tensors.Length];
        for (var i = 0; i < impls.Length; i++)
        {
            impls[i] = tensors[i].Impl;
        }
        return impls;
    }
}
