namespace VaeGen.Cpu.Autograd;

/// <summary>Records operations.</summary>
internal static class Graph
{
    /// <summary>In the list of what to save, stands for the operation's own result.</summary>
    internal static readonly TensorImpl Output = TensorImpl.Empty(Shapes.Scalar, TorchSharp.torch.ScalarType.Bool);

    /// <summary>In the list of what to save, holds the place of what no wanted gradient needs.</summary>
    internal static readonly TensorImpl Nothing = TensorImpl.Empty(Shapes.Scalar, TorchSharp.torch.ScalarType.Bool);

    internal static bool Records(TensorImpl a) => GradMode.IsEnabled && a.RequiresGrad;

    internal static bool Records(TensorImpl a, TensorImpl b) => GradMode.IsEnabled && (a.RequiresGrad || b.RequiresGrad);

    internal static bool Records(TensorImpl a, TensorImpl b, TensorImpl c) =>
        GradMode.IsEnabled && (a.RequiresGrad || b.RequiresGrad || c.RequiresGrad);

    internal static bool Records(ReadOnlySpan<TensorImpl> tensors)
    {
        if (GradMode.IsEnabled)
        {
            foreach (var tensor in tensors)
            {
                if (tensor.RequiresGrad)
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Where this tensor's gradient goes.</summary>
    internal static Edge EdgeOf(TensorImpl tensor)
    {
        if (tensor.GradFn is { } node)
        {
            return new Edge(node, tensor.OutputIndex);
        }
        return tensor.LeafRequiresGrad ? new Edge(tensor.Accumulator ??= new AccumulateGrad(tensor), 0) : default;
    }

    /// <summary>Records how an output came from its inputs, and keeps what the backward step needs.</summary>
    internal static void Record(
        TensorImpl output, string name, BackwardFunction function, ReadOnlySpan<TensorImpl> inputs, ReadOnlySpan<TensorImpl> saved = default)
    {
        var edges = new Edge[inputs.Length];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = EdgeOf(inputs[i]);
        }
        Attach(output, new Node(name, function, edges, Save(output, saved), 1));
    }

    /// <summary>Records that the output is a view of the input.</summary>
    internal static void RecordView(TensorImpl output, string name, BackwardFunction function, TensorImpl input)
    {
        output.SetGradFn(new Node(name, function, [EdgeOf(input)], [], 1));
    }

    /// <summary>For operations with several outputs (unbind).</summary>
    internal static void RecordOutputs(ReadOnlySpan<TensorImpl> outputs, string name, BackwardFunction function, TensorImpl input)
    {
        var node = new Node(name, function, [EdgeOf(input)], [], outputs.Length);
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i].SetGradFn(node, i);
        }
    }

    /// <summary>
    /// Checks, before an operation overwrites a tensor, that its history allows it; every in-place operation starts here.
    /// </summary>
    internal static void PrepareInPlace(TensorImpl target)
    {
        Errors.Check(
            !target.IsInference || GradMode.IsInference,
            $"Inplace update to inference tensor outside InferenceMode is not allowed. Make a clone to get a normal tensor.");
        if (!GradMode.IsEnabled)
        {
            return;
        }
        Errors.Check(!target.LeafRequiresGrad || target.GradFn is not null, $"a leaf Variable that requires grad is being used in an in-place operation.");
        Errors.Check(
            target.ViewBase is not { LeafRequiresGrad: true, GradFn: null },
            $"a view of a leaf Variable that requires grad is being used in an in-place operation.");
    }

    /// <summary>Makes the node what computed the tensor, which may be one that was changed in place.</summary>
    internal static void Attach(TensorImpl output, Node node, int index = 0)
    {
        if (output.ViewBase is { } root)
        {
            ViewHistory.Rebase(output, root, node);
            return;
        }
        output.SetGradFn(node, index);
        // Views taken before an in-place operation follow the new history.
        output.HistoryVersion++;
    }

    private static SavedTensor[] Save(TensorImpl output, ReadOnlySpan<TensorImpl> tensors)
    {
        if (tensors.Length == 0)
        {
            return [];
        }
        var saved = new SavedTensor[tensors.Length];
        for (var i = 0; i < saved.Length; i++)
        {
            var version = output.Storage.Version;
            var tensor = tensors[i];
            if (ReferenceEquals(tensor, Output))
            {
                saved[i] = new SavedTensor(output.Alias(), version, isOutput: true);
            }
            else
            {
                Errors.Check(
                    !tensor.IsInference || ReferenceEquals(tensor, Nothing),
                    $"Inference tensors cannot be saved for backward. Make a clone to get a normal tensor and use it instead (sizes {Shapes.Text(tensor.Sizes)}).");
                saved[i] = new SavedTensor(tensor.Retain(), tensor.Storage.Version, isOutput: false);
            }
        }
        return saved;
    }
}
