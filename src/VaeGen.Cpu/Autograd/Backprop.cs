namespace VaeGen.Cpu.Autograd;

/// <summary>One node's turn in a backward pass: its output gradients in, its input gradients out.</summary>
internal readonly ref struct Backprop(Node node, ReadOnlySpan<TensorImpl?> gradients, Span<TensorImpl?> results, Temporaries temp, bool needsAll = false)
{
    private readonly ReadOnlySpan<TensorImpl?> gradients = gradients;
    private readonly Span<TensorImpl?> results = results;
    private readonly Temporaries temp = temp;

    /// <summary>The gradient of the first output.</summary>
    internal TensorImpl Grad => gradients[0]!;

    internal int Outputs => gradients.Length;

    internal Node Node => node;

    internal TensorImpl? GradOf(int output) => gradients[output];

    /// <summary>Whether anybody wants the gradient of this input.</summary>
    internal bool Needs(int input) => needsAll || Engine.Wants(node.Edges[input].Node);

    /// <summary>The tensor saved at this place, borrowed.</summary>
    internal TensorImpl Saved(int index)
    {
        var tensor = node.Saved(index);
        if (!node.SavedIsOutput(index) || !GradMode.IsEnabled)
        {
            return tensor;
        }
        // The graph of this very pass is recorded: put the output back where it stood.
        var inGraph = temp.Own(tensor.Alias());
        inGraph.SetGradFn(node);
        return inGraph;
    }

    /// <summary>The turn of a node that this one stands in for: every gradient it has is wanted.</summary>
    internal Backprop Within(Node inner, ReadOnlySpan<TensorImpl?> incoming, Span<TensorImpl?> outgoing) =>
        new(inner, incoming, outgoing, temp, needsAll: true);

    /// <summary>Keeps an intermediate result until the node is done.</summary>
    internal TensorImpl Own(TensorImpl tensor) => temp.Own(tensor);

    /// <summary>For backward steps that are not recorded themselves: better an error than a missing second derivative.</summary>
    internal void RefuseTwice() => Errors.Check(!GradMode.IsEnabled, $"derivative for {node.Name} is not implemented");

    /// <summary>Hands over the gradient of an input.</summary>
    internal void Give(int input, TensorImpl gradient) => results[input] = gradient;

    /// <summary>Hands over the gradient of an input that was broadcast, summed back to the input's sizes.</summary>
    internal void GiveSummed(int input, TensorImpl gradient, long[] sizes)
    {
        if (Shapes.Same(gradient.Sizes, sizes))
        {
            results[input] = gradient;
            return;
        }
        results[input] = Ops.SumTo(temp.Own(gradient), sizes);
    }
}
