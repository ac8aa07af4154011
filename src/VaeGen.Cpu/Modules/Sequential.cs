using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules one after the other: the output of each is the input of the next. Without a name, a module is called by its position.</summary>
public class Sequential : nn.Module<Tensor, Tensor>
{
    // A list of its own: unlike other modules', names here may repeat.
    private readonly List<(string Name, nn.Module Module)> steps = [];

    internal Sequential()
        : base(nameof(Sequential))
    {
    }

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules)
        : this()
    {
        foreach (var (name, module) in modules)
        {
            append(name, module);
        }
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules)
        : this()
    {
        foreach (var module in modules)
        {
            append(module);
        }
    }

    public int Count => steps.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => (nn.IModule<Tensor, Tensor>)steps[index].Module;

    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append(Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        Add(name, (nn.Module)module);
        return this;
    }

    public override IEnumerable<(string name, nn.Module module)> named_children() => steps;

    public override Tensor forward(Tensor tensor)
    {
        if (Count == 0)
        {
            return tensor.alias();
        }

        // The first input is the caller's; what lies between two modules is nobody's once the second has read it.
        var current = tensor;
        foreach (var (_, module) in steps)
        {
            var next = ((nn.IModule<Tensor, Tensor>)module).call(current);
            if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next))
            {
                current.Dispose();
            }

            current = next;
        }

        return current;
    }

    // The slice names its modules as they are named here, and shares them.
    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > Count || end < 0 || end > Count)
        {
            throw new IndexOutOfRangeException($"[{start}, {end}) is no range of a Sequential of {Count} modules.");
        }

        var slice = new Sequential();
        for (var i = start; i < end; i++)
        {
            slice.steps.Add(steps[i]);
        }

        return slice;
    }

    private void Add(string name, nn.Module module)
    {
        RegisterParts(module);
        steps.Add((name, module));
    }
}
