namespace VaeGen.Cpu.Autograd;

/// <summary>
/// In-place changes of views: the change becomes part of the base's history, and every view's own history is then
/// "a view of the base as it is now".
/// </summary>
internal static class ViewHistory
{
    /// <summary>Records that an in-place operation (the node, whose first input is the view's old value) changed a view.</summary>
    internal static void Rebase(TensorImpl view, TensorImpl root, Node change)
    {
        var edges = (Edge[])change.Edges.Clone();
        edges[0] = Graph.EdgeOf(root);
        change.Retain();
        var (sizes, strides, offset) = (view.Sizes, view.Strides, view.Offset);
        var copy = new CopySlices(change, edges, sizes, strides, offset, root);
        root.SetGradFn(copy);
        root.HistoryVersion++;
        view.RefreshHistory();
    }

    /// <summary>What a view's gradient function is after its base changed.</summary>
    internal static Node? Derive(TensorImpl view, TensorImpl root)
    {
        if (!root.RequiresGrad)
        {
            return null;
        }
        var (sizes, strides, offset) = (view.Sizes, view.Strides, view.Offset);
        var (rootSizes, rootStrides, rootOffset) = (root.Sizes, root.Strides, root.Offset);
        return new Node(
            "AsStridedBackward",
            pass => pass.Give(0, Ops.ScatterStrided(pass.Grad, sizes, strides, offset, rootSizes, rootStrides, rootOffset)),
            [Graph.EdgeOf(root)],
            [],
            1);
    }

    /// <summary>Splits the base's gradient: the changed region goes through the change, the rest passes by.</summary>
    private sealed class CopySlices(Node change, Edge[] edges, long[] sizes, long[] strides, long offset, TensorImpl root)
        : Node("CopySlices", null, edges, [], 1)
    {
        private readonly long[] rootSizes = root.Sizes;
        private readonly long[] rootStrides = root.Strides;
        private readonly long rootOffset = root.Offset;

        internal override void Apply(Backprop pass)
        {
            var inner = new TensorImpl?[change.Edges.Length];
            pass.Give(0, GradMode.IsEnabled ? Recorded(pass, inner) : Direct(pass, inner));
            for (var i = 1; i < inner.Length; i++)
            {
                if (inner[i] is { } gradient)
                {
                    pass.Give(i, gradient);
                }
            }
        }

        // In one copy of the gradient, the region is replaced by what the change made of it.
        private TensorImpl Direct(Backprop pass, TensorImpl?[] inner)
        {
            var whole = Ops.CloneStrided(pass.Grad, rootStrides);
            var region = pass.Own(whole.Alias(sizes, strides, offset - rootOffset));
            change.Apply(pass.Within(change, new[] { pass.Own(Ops.Clone(region)) }, inner));
            Ops.CopyInto(region, pass.Own(inner[0] ?? Ops.ZerosLike(region)));
            return whole;
        }

        // The same in operations that can be differentiated again.
        private TensorImpl Recorded(Backprop pass, TensorImpl?[] inner)
        {
            var region = pass.Own(Ops.LookStrided(pass, pass.Grad, sizes, strides, offset, rootStrides, rootOffset));
            change.Apply(pass.Within(change, new[] { region }, inner));
            var rest = pass.Own(Ops.Sub(pass.Grad, pass.Own(Scatter(region))));
            return inner[0] is { } old ? Ops.Add(rest, pass.Own(Scatter(pass.Own(old)))) : rest.Retain();
        }

        private TensorImpl Scatter(TensorImpl values) =>
            Ops.ScatterStrided(values, sizes, strides, offset, rootSizes, rootStrides, rootOffset);

        internal override void ReleaseSaved()
        {
            base.ReleaseSaved();
            change.ReleaseSaved();
        }
    }
}
