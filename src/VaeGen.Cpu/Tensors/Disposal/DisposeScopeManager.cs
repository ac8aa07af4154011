namespace TorchSharp;

/// <summary>The scopes of one thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    private static DisposeScopeManager? threadSingleton;

    // Lists of scopes that ended: a loop that opens one scope a step grows no new list.
    private readonly Stack<List<torch.Tensor>> lists = new();

    public static ThreadDisposeScopeStatistics Statistics => ThreadSingleton.StatisticsInstance;

    internal static DisposeScopeManager ThreadSingleton => threadSingleton ??= new DisposeScopeManager();

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? CurrentDisposeScope { get; private set; }

    internal void Register(torch.Tensor tensor)
    {
        if (CurrentDisposeScope is { } scope)
        {
            StatisticsInstance.TensorStatistics.CreatedInScopeCount++;
            scope.Add(tensor);
        }
        else
        {
            StatisticsInstance.TensorStatistics.CreatedOutsideScopeCount++;
        }
    }

    internal void Disposing(torch.Tensor tensor)
    {
        if (tensor.OwningDisposeScope is null)
        {
            StatisticsInstance.TensorStatistics.DisposedOutsideScopeCount++;
        }
        else
        {
            StatisticsInstance.TensorStatistics.DisposedInScopeCount++;
        }
    }

    internal DisposeScope NewDisposeScope() => CurrentDisposeScope = new DisposeScope(this);

    // Scopes usually end innermost first, but need not.
    internal void RemoveDisposeScope(DisposeScope ended)
    {
        if (ReferenceEquals(CurrentDisposeScope, ended))
        {
            CurrentDisposeScope = ended.OuterScope;
            return;
        }
        for (var scope = CurrentDisposeScope; scope is not null; scope = scope.OuterScope)
        {
            if (ReferenceEquals(scope.OuterScope, ended))
            {
                scope.OuterScope = ended.OuterScope;
                return;
            }
        }
    }

    internal List<torch.Tensor> TakeList() => lists.TryPop(out var list) ? list : [];

    internal void GiveBack(List<torch.Tensor> list)
    {
        list.Clear();
        lists.Push(list);
    }
}
