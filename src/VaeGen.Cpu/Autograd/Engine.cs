namespace VaeGen.Cpu.Autograd;

/// <summary>Runs backward passes.</summary>
/// <remarks>
/// Gradients wait in the nodes themselves; that makes a pass allocate next to nothing, and is why one pass runs at a time.
/// </remarks>
internal static class Engine
{
    private static readonly Lock gate = new();

    /// <summary>In a pass towards chosen inputs, the nodes on the way there; null when every gradient is wanted.</summary>
    private static HashSet<Node>? wanted;

    internal static bool Wants(Node? node) => node is not null && (wanted is null || wanted.Contains(node));

    /// <summary>Sends the gradients of the roots back through the graph, to every leaf or only to the inputs given.</summary>
    /// <param name="roots">Where to start.</param>
    /// <param name="gradients">Theirs; a missing one is 1 for a root of one element.</param>
    /// <param name="keepGraph">Whether the graph may be used again.</param>
    /// <param name="createGraph">Whether the pass itself is recorded, for derivatives of the gradients.</param>
    /// <param name="inputs">The tensors to differentiate by; none: every leaf.</param>
    /// <param name="accumulate">Whether gradients of the inputs are added to theirs, or returned (owned; null where nothing arrived).</param>
    internal static TensorImpl?[] Run(
        ReadOnlySpan<TensorImpl> roots,
        ReadOnlySpan<TensorImpl?> gradients,
        bool keepGraph,
        bool createGraph,
        ReadOnlySpan<TensorImpl> inputs = default,
        bool accumulate = true)
    {
        for (var i = 0; i < roots.Length; i++)
        {
            var root = roots[i];
            Errors.Check(root.RequiresGrad, $"element {i} of tensors does not require grad and does not have a grad_fn");
        }

        lock (gate)
        {
            var outer = wanted;

            // What refuses its inputs comes before anything is changed that the end of the pass puts back.
            var goals = new Goals(inputs, accumulate);
            var wasEnabled = GradMode.Exchange(createGraph);
            var pass = new BackwardPass(goals, keepGraph);
            try
            {
                wanted = goals.NodesOnTheWay(roots);
                pass.Seed(roots, gradients);
                pass.Drain();
                return goals.Captured;
            }
            finally
            {
                pass.Clear();
                wanted = outer;
                _ = GradMode.Exchange(wasEnabled);
            }
        }
    }
}
