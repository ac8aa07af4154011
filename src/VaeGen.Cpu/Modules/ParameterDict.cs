using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters by name, in the order in which they were added.</summary>
public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
{
    public ParameterDict()
        : base("ParameterDict")
    {
    }

    public int Count => _internal_params.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _internal_params.Keys;

    public ICollection<Parameter> Values => [.. values()];

    public (string, Parameter) this[int index]
    {
        get => _internal_params[index];
        set => _internal_params[index] = value;
    }

    public Parameter this[string key]
    {
        get => _internal_params[key];
        set => _internal_params[key] = value;
    }

    public void Add(string key, Parameter value) => register_parameter(key, value);

    public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, Parameter) item) => _internal_params.Insert(index, item);

    public bool Remove(string key) => _internal_params.Remove(key);

    public bool Remove((string, Parameter) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _internal_params.RemoveAt(index);

    public void Clear() => _internal_params.Clear();

    public void clear() => Clear();

    public bool ContainsKey(string key) => _internal_params.ContainsKey(key);

    public bool Contains((string, Parameter) item) => TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2);

    public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, Parameter) item) => Contains(item) ? new List<string>(_internal_params.keys()).IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value)
    {
        var found = _internal_params.TryGetValue(key, out var parameter);
        value = parameter;
        return found;
    }

    public void CopyTo((string, Parameter)[] array, int arrayIndex) => this.ToList<(string, Parameter)>().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex) => this.ToList<KeyValuePair<string, Parameter>>().CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => _internal_params.keys();

    public IEnumerable<Parameter> values() => _internal_params.values();

    public IEnumerator<(string, Parameter)> items() => GetEnumerator();

    public IEnumerator<(string, Parameter)> GetEnumerator() => _internal_params.GetEnumerator();

    IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
        ((IEnumerable<(string, Parameter)>)_internal_params).Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
