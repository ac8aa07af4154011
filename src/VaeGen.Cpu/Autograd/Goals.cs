namespace VaeGen.Cpu.Autograd;

/// <summary>The inputs that a backward pass differentiates by, when it does not go to every leaf.</summary>
internal sealed class Goals
{
    private readonly (Edge Edge, TensorImpl Input)[] goals;
    private readonly bool accumulate;

    internal Goals(ReadOnlySpan<TensorImpl> inputs, bool accumulate)
    {
        this.accumulate = accumulate;
        goals = inputs.Length == 0 ? [] : new (Edge, TensorImpl)[inputs.Length];
        Captured = inputs.Length == 0 ? [] : new TensorImpl?[inputs.Length];
        for (var i = 0; i < goals.Length; i++)
        {
            var input = inputs[i];
            Errors.Check(input.RequiresGrad, $"One of the differentiated Tensors does not require grad (input {i})");
            goals[i] = (Graph.EdgeOf(input), input);
        }
    }

    /// <summary>What arrived, by input; empty when gradients are accumulated.</summary>
    internal TensorImpl?[] Captured { get; }

    /// <summary>Whether the node runs: a leaf that is only a goal of torch.autograd.grad keeps its own gradient as it is.</summary>
    internal bool Runs(Node node) => goals.Length == 0 || (node is AccumulateGrad ? accumulate : LeadsOn(node));

    /// <summary>The nodes with a way to a goal, goals included; null when there are no goals.</summary>
    internal HashSet<Node>? NodesOnTheWay(ReadOnlySpan<TensorImpl> roots)
    {
        if (goals.Length == 0)
        {
            return null;
        }
        var way = new HashSet<Node>();
        foreach (var (edge, _) in goals)
        {
            way.Add(edge.Node!);
        }

        // Oldest first: what a node leads to is decided before the node is.
        foreach (var node in Reachable(roots))
        {
            foreach (var edge in node.Edges)
            {
                if (edge.Node is { } next && way.Contains(next))
                {
                    way.Add(node);
                    break;
                }
            }
        }
        return way;
    }

    /// <summary>Takes note of the gradients that arrived at a node.</summary>
    internal void Capture(Node node, ReadOnlySpan<TensorImpl?> gradients)
    {
        for (var i = 0; i < goals.Length; i++)
        {
            var (edge, input) = goals[i];
            if (!ReferenceEquals(edge.Node, node) || gradients[edge.Output] is not { } gradient)
            {
                continue;
            }
            if (!accumulate)
            {
                Captured[i] = gradient.Retain();
            }
            else if (node is not AccumulateGrad)
            {
                input.SetGrad(input.Grad is { } sum ? Ops.Add(sum, gradient) : Ops.Clone(gradient));
            }
        }
    }

    private static bool LeadsOn(Node node)
    {
        foreach (var edge in node.Edges)
        {
            if (Engine.Wants(edge.Node))
            {
                return true;
            }
        }
        return false;
    }

    private static List<Node> Reachable(ReadOnlySpan<TensorImpl> roots)
    {
        var found = new HashSet<Node>();
        var stack = new Stack<Node>();
        foreach (var root in roots)
        {
            stack.Push(Graph.EdgeOf(root).Node!);
        }
        while (stack.TryPop(out var node))
        {
            if (!found.Add(node))
            {
                continue;
            }
            foreach (var edge in node.Edges)
            {
                if (edge.Node is { } next)
                {
                    stack.Push(next);
                }
            }
        }
        var ordered = new List<Node>(found);
        ordered.Sort(static (a, b) => a.Sequence.CompareTo(b.Sequence));
        return ordered;
    }
}
