namespace TorchSharp;

/// <summary>Owns the tensors that were made while it was the thread's innermost scope, and disposes of them at its end.</summary>
public sealed partial class DisposeScope : IDisposable
{
    // Each tensor knows its place in this list, so joining and leaving a scope take no search and no memory.
    private readonly List<torch.Tensor> tensors;
    private DisposeScopeManager? manager;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        OuterScope = manager.CurrentDisposeScope;
        tensors = manager.TakeList();
    }

    internal DisposeScope? OuterScope { get; set; }

    /// <summary>What the scope owns now; a copy.</summary>
    public IReadOnlyList<IDisposable> DisposablesView
    {
        get
        {
            _ = Manager;
            return [.. tensors];
        }
    }

    public int DisposablesCount
    {
        get
        {
            _ = Manager;
            return tensors.Count;
        }
    }

    private DisposeScopeManager Manager
    {
        get
        {
            ObjectDisposedException.ThrowIf(manager is null, this);
            return manager;
        }
    }

    public bool Contains(IDisposable disposable) => disposable is torch.Tensor tensor && ReferenceEquals(tensor.OwningDisposeScope, this);

    public void Attach(IDisposable disposable)
    {
        var statistics = Manager.StatisticsInstance.TensorStatistics;
        if (AddToOther(this, disposable))
        {
            statistics.AttachedToScopeCount++;
        }
    }

    public void Attach(params IDisposable[] disposables) => _ = Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var attached = new List<IDisposable>();
        foreach (var disposable in disposables)
        {
            Attach(disposable);
            attached.Add(disposable);
        }
        return attached;
    }

    public void DisposeEverything() => DisposeEverythingBut((IEnumerable<IDisposable>)[]);

    /// <summary>Disposes of everything in the scope except what is given, which stays.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        _ = Manager;
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        for (var i = tensors.Count - 1; i >= 0; i--)
        {
            // Disposing takes a tensor off the list and puts the last one, already visited, in its place.
            if (keep.Count == 0 || !keep.Contains(tensors[i]))
            {
                tensors[i].Dispose();
            }
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Disposes of everything in the scope and makes the outer scope the current one. A second call does nothing.</summary>
    public void Dispose()
    {
        if (manager is not { } owner)
        {
            return;
        }
        for (var i = tensors.Count - 1; i >= 0; i--)
        {
            tensors[i].Dispose();
        }
        owner.RemoveDisposeScope(this);
        owner.GiveBack(tensors);
        manager = null;
    }

    /// <summary>Takes a tensor that was disposed of elsewhere off the list.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        _ = Manager;
        if (disposable is torch.Tensor tensor && ReferenceEquals(tensor.OwningDisposeScope, this))
        {
            Remove(tensor);
        }
    }

    internal void Add(torch.Tensor tensor)
    {
        tensor.OwningDisposeScope = this;
        tensor.ScopeIndex = tensors.Count;
        tensors.Add(tensor);
    }

    internal void Remove(torch.Tensor tensor)
    {
        var last = tensors[^1];
        tensors[tensor.ScopeIndex] = last;
        last.ScopeIndex = tensor.ScopeIndex;
        tensors.RemoveAt(tensors.Count - 1);
        tensor.OwningDisposeScope = null;
    }

    private static bool AddToOther(DisposeScope scope, IDisposable disposable)
    {
        if (disposable is not torch.Tensor tensor)
        {
            throw new InvalidOperationException($"A DisposeScope holds tensors; {disposable?.GetType().Name ?? "null"} is none.");
        }
        if (ReferenceEquals(tensor.OwningDisposeScope, scope))
        {
            return false;
        }
        tensor.OwningDisposeScope?.Remove(tensor);
        scope.Add(tensor);
        return true;
    }
}
