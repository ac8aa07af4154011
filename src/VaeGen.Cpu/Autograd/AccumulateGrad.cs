namespace VaeGen.Cpu.Autograd;

/// <summary>Where the graph ends: adds what arrives to the leaf's gradient.</summary>
internal sealed class AccumulateGrad(TensorImpl leaf) : Node("AccumulateGrad", null, [], [], 1, isSink: true)
{
    internal override void Apply(Backprop pass)
    {
        // The leaf's last handle may be gone by now: then nobody can ask for the gradient.
        if (leaf.IsDisposed)
        {
            return;
        }
        var gradient = pass.Grad;
        if (!leaf.IsGradOutdated && leaf.Grad is { } sum)
        {
            if (GradMode.IsEnabled)
            {
                leaf.SetGrad(Ops.Add(sum, gradient));
            }
            else
            {
                Ops.AddInPlace(sum, gradient);
            }
            return;
        }

        // Adopt the memory when nobody else refers to it; otherwise the two would change together.
        var isFree = !GradMode.IsEnabled && gradient.IsUnshared && gradient.IsContiguous;
        leaf.SetGrad(isFree ? gradient.Retain() : Ops.ContiguousCopy(gradient));
    }
}
