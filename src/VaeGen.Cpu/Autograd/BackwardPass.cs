namespace VaeGen.Cpu.Autograd;

/// <summary>One backward pass: nodes waiting for their turn, and the gradients that wait in them.</summary>
/// <remarks>A node is younger than every node it leads to, so the youngest waiting node always has all its gradients.</remarks>
internal sealed class BackwardPass(Goals goals, bool keepGraph)
{
    private static PriorityQueue<Node, long>? spare;
    private static long passes;

    private readonly long pass = Interlocked.Increment(ref passes);
    private readonly PriorityQueue<Node, long> ready = Interlocked.Exchange(ref spare, null) ?? new();

    internal void Seed(ReadOnlySpan<TensorImpl> roots, ReadOnlySpan<TensorImpl?> gradients)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            var root = roots[i];
            var gradient = i < gradients.Length ? gradients[i] : null;
            if (gradient is null)
            {
                Errors.Check(root.Count == 1, $"grad can be implicitly created only for scalar outputs (this one has sizes {Shapes.Text(root.Sizes)})");
                gradient = Ops.Full(root.Sizes, 1, root.DType);
            }
            else
            {
                Errors.Check(
                    Shapes.Same(gradient.Sizes, root.Sizes),
                    $"Mismatch in shape: grad_output[{i}] has a shape of {Shapes.Text(gradient.Sizes)} and output[{i}] has a shape of {Shapes.Text(root.Sizes)}.");
                gradient = Ops.To(gradient, root.DType);
            }
            Deliver(Graph.EdgeOf(root), gradient);
        }
    }

    internal void Drain()
    {
        var single = new TensorImpl?[1];
        var buffer = new TensorImpl?[4];
        while (ready.TryDequeue(out var node, out _))
        {
            if (node.Gradients is null)
            {
                single[0] = node.Gradient;
                node.Gradient = null;
            }
            var incoming = node.Gradients ?? single;
            var outgoing = node.Edges.Length <= buffer.Length ? buffer.AsSpan(0, node.Edges.Length) : new TensorImpl?[node.Edges.Length];
            try
            {
                KeepWanted(node, incoming);
                goals.Capture(node, incoming);
                if (goals.Runs(node))
                {
                    using var temp = new Temporaries();
                    node.Apply(new Backprop(node, incoming, outgoing, temp));
                    TorchSharp.AnomalyMode.Check(node, outgoing);
                }
            }
            finally
            {
                ReleaseAll(incoming);
            }
            if (!keepGraph)
            {
                node.ReleaseSaved();
            }
            for (var i = 0; i < outgoing.Length; i++)
            {
                if (outgoing[i] is { } gradient)
                {
                    outgoing[i] = null;
                    Deliver(node.Edges[i], gradient);
                }
            }
            node.Release();
        }
    }

    /// <summary>Forgets what a failed pass left behind.</summary>
    internal void Clear()
    {
        while (ready.TryDequeue(out var node, out _))
        {
            node.Gradient?.Release();
            node.Gradient = null;
            ReleaseAll(node.Gradients);
            node.Release();
        }
        spare = ready;
    }

    /// <summary>Takes over the caller's count of the gradient.</summary>
    private void Deliver(Edge edge, TensorImpl gradient)
    {
        if (edge.Node is not { } node || !Engine.Wants(node))
        {
            gradient.Release();
            return;
        }
        if (node.Pass != pass)
        {
            // Queued nodes are counted: the pass may free what leads to them.
            node.Pass = pass;
            node.Retain();
            ready.Enqueue(node, -node.Sequence);
        }
        if (node.Gradients is { } several)
        {
            Add(ref several[edge.Output], gradient);
        }
        else
        {
            Add(ref node.Gradient, gradient);
        }
    }

    private static void Add(ref TensorImpl? sum, TensorImpl gradient)
    {
        if (sum is null)
        {
            sum = gradient;
            return;
        }
        if (!GradMode.IsEnabled && sum.IsUnshared && sum.IsContiguous)
        {
            Ops.AddInPlace(sum, gradient);
        }
        else
        {
            var total = Ops.Add(sum, gradient);
            sum.Release();
            sum = total;
        }
        gradient.Release();
    }

    private static void KeepWanted(Node node, ReadOnlySpan<TensorImpl?> incoming)
    {
        if (node.Retaining is not { } wanted)
        {
            return;
        }
        foreach (var (output, reference) in wanted)
        {
            if (reference.TryGetTarget(out var tensor) && !tensor.IsDisposed && incoming[output] is { } gradient)
            {
                tensor.SetGrad(tensor.Grad is { } sum ? Ops.Add(sum, gradient) : Ops.Clone(gradient));
            }
        }
    }

    private static void ReleaseAll(TensorImpl?[]? gradients)
    {
        foreach (ref var gradient in gradients.AsSpan())
        {
            gradient?.Release();
            gradient = null;
        }
    }
}
