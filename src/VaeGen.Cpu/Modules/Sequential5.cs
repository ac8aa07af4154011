using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules in an order, of which a derived class makes a module of five arguments.</summary>
public abstract class Sequential<T1, T2, T3, T4, T5, TResult> : nn.Module<T1, T2, T3, T4, T5, TResult>
{
    // A list of its own: unlike other modules', names here may repeat.
    private readonly List<(string Name, nn.Module Module)> steps = [];

    protected Sequential(params (string name, nn.Module submodule)[] modules)
        : base("Sequential")
    {
        foreach (var (name, module) in modules)
        {
            Add(name, module);
        }
    }

    protected Sequential(params nn.Module[] modules)
        : base("Sequential")
    {
        foreach (var module in modules)
        {
            Add(module);
        }
    }

    public int Count => steps.Count;

    [IndexerName("SequentialItems")]
    public nn.Module this[int index] => steps[index].Module;

    [IndexerName("SequentialItems")]
    public Sequential<T1, T2, T3, T4, T5, TResult> this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    [IndexerName("SequentialItems")]
    public Sequential<T1, T2, T3, T4, T5, TResult> this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential<T1, T2, T3, T4, T5, TResult> append(nn.Module module)
    {
        Add(module);
        return this;
    }

    public Sequential<T1, T2, T3, T4, T5, TResult> append(string name, nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public override IEnumerable<(string name, nn.Module module)> named_children() => steps;

    protected internal void Add(nn.Module module) => Add(Count.ToString(CultureInfo.InvariantCulture), module);

    protected internal void Add(string name, nn.Module sm)
    {
        ArgumentNullException.ThrowIfNull(sm);
        RegisterParts(sm);
        steps.Add((name, sm));
    }

    /// <summary>The modules from one position up to another as a sequence of their own: only the derived class can make one.</summary>
    protected virtual Sequential<T1, T2, T3, T4, T5, TResult> Slice(int start, int end) => throw NotSliced();
}
