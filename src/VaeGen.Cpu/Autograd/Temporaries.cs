namespace VaeGen.Cpu.Autograd;

/// <summary>
/// Intermediate results of one composite operation, released together at its end:
/// <c>using var temp = new Temporaries(); var y = Ops.Mul(temp.Own(Ops.Exp(x)), x);</c>
/// </summary>
internal readonly ref struct Temporaries
{
    [ThreadStatic]
    private static List<TensorImpl>? stack;

    private readonly List<TensorImpl> owned;
    private readonly int start;

    public Temporaries()
    {
        owned = stack ??= [];
        start = owned.Count;
    }

    /// <summary>Takes over the caller's count.</summary>
    internal TensorImpl Own(TensorImpl tensor)
    {
        owned.Add(tensor);
        return tensor;
    }

    public void Dispose()
    {
        for (var i = owned.Count - 1; i >= start; i--)
        {
            owned[i].Release();
        }
        owned.RemoveRange(start, owned.Count - start);
    }
}
