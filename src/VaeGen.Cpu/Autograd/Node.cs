namespace VaeGen.Cpu.Autograd;

/// <summary>Where a gradient goes: the node and which of its outputs the input was. No node: nobody wants it.</summary>
internal readonly record struct Edge(Node? Node, int Output);

/// <summary>The backward step of one operation: reads the gradients of the outputs, gives those of the inputs.</summary>
internal delegate void BackwardFunction(Backprop pass);

/// <summary>One operation of the recorded graph.</summary>
internal class Node
{
    private static long sequences;

    [ThreadStatic]
    private static Stack<Node>? dropped;

    private readonly BackwardFunction? function;
    private SavedTensor[] saved;
    private bool isReleased;
    private int references;
    private TensorImpl? gradient;

    /// <summary>Takes no count of the function; owns each edge's node once.</summary>
    internal Node(string name, BackwardFunction? function, Edge[] edges, SavedTensor[] saved, int outputs, bool isSink = false)
    {
        Name = name;
        this.function = function;
        Edges = edges;
        this.saved = saved;
        Gradients = outputs == 1 ? null : new TensorImpl?[outputs];
        // Sinks (leaves) sort behind everything else; any other node is younger than the nodes it leads to.
        Sequence = isSink ? 0 : Interlocked.Increment(ref sequences);
        foreach (var edge in edges)
        {
            edge.Node?.Retain();
        }
    }

    internal string Name { get; }

    internal Edge[] Edges { get; }

    internal long Sequence { get; }

    internal int Outputs => Gradients?.Length ?? 1;

    // What the engine keeps here during a pass: which one it is, and the gradients that have arrived.
    internal long Pass { get; set; }

    internal ref TensorImpl? Gradient => ref gradient;

    internal TensorImpl?[]? Gradients { get; }

    /// <summary>Outputs whose gradients are wanted in their own right: retain_grad, hooks of a sort.</summary>
    internal List<(int Output, WeakReference<TensorImpl> Tensor)>? Retaining { get; set; }

    internal TensorImpl Saved(int index)
    {
        ThrowIfReleased();
        return saved[index].Unpack(this);
    }

    internal bool SavedIsOutput(int index) => saved[index].IsOutput;

    internal int SavedOutputIndex(int index) => saved[index].OutputIndex;

    internal virtual void Apply(Backprop pass)
    {
        function!(pass);
    }

    internal void Retain() => Interlocked.Increment(ref references);

    internal void Release()
    {
        if (Interlocked.Decrement(ref references) != 0)
        {
            return;
        }

        // A graph can be as deep as training is long: no recursion.
        var isOuter = dropped is null;
        var pending = dropped ??= new Stack<Node>();
        pending.Push(this);
        if (!isOuter)
        {
            return;
        }
        while (pending.TryPop(out var node))
        {
            node.ReleaseSaved();
            foreach (var edge in node.Edges)
            {
                edge.Node?.Release();
            }
        }
        dropped = null;
    }

    /// <summary>Takes over what is to be saved, where it is known only after the node is.</summary>
    protected void Keep(SavedTensor[] tensors) => saved = tensors;

    /// <summary>Frees what was saved: after a pass that does not keep the graph, or when the graph is dropped.</summary>
    internal virtual void ReleaseSaved()
    {
        isReleased = true;
        var old = saved;
        saved = [];
        foreach (var item in old)
        {
            item.Tensor?.Release();
        }
    }

    protected void ThrowIfReleased() => Errors.Check(
        !isReleased,
        $"Trying to backward through the graph a second time: what {Name} saved was freed by the first backward. Pass retain_graph: true to the first one to keep it.");
}
