using System.Collections;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules by name, in the order in which they were added.</summary>
public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)>
    where T : nn.Module
{
    public ModuleDict()
        : base("ModuleDict")
    {
    }

    public int Count => _internal_submodules.Count;

    public bool IsReadOnly => false;

    public ICollection<string> Keys => _internal_submodules.Keys;

    public ICollection<T> Values => [.. values()];

    public (string, T) this[int index]
    {
        get => (_internal_submodules[index].Item1, (T)_internal_submodules[index].Item2);
        set => _internal_submodules[index] = value;
    }

    public T this[string key]
    {
        get => (T)_internal_submodules[key];
        set => _internal_submodules[key] = value;
    }

    public void Add(string key, T value) => register_module(key, value);

    public void Add((string, T) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

    public void Insert(int index, (string, T) item) => _internal_submodules.Insert(index, item);

    public bool Remove(string key) => _internal_submodules.Remove(key);

    public bool Remove((string, T) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index) => _internal_submodules.RemoveAt(index);

    public void Clear() => _internal_submodules.Clear();

    public void clear() => Clear();

    public bool ContainsKey(string key) => _internal_submodules.ContainsKey(key);

    public bool Contains((string, T) item) => TryGetValue(item.Item1, out var value) && ReferenceEquals(value, item.Item2);

    public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

    public int IndexOf((string, T) item) => Contains(item) ? new List<string>(_internal_submodules.keys()).IndexOf(item.Item1) : -1;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var found = _internal_submodules.TryGetValue(key, out var module);
        value = (T)module!;
        return found;
    }

    public void CopyTo((string, T)[] array, int arrayIndex) => this.ToList<(string, T)>().CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex) => this.ToList<KeyValuePair<string, T>>().CopyTo(array, arrayIndex);

    public IEnumerable<string> keys() => _internal_submodules.keys();

    public IEnumerable<T> values() => _internal_submodules.values().Cast<T>();

    public IEnumerator<(string, T)> items() => GetEnumerator();

    public IEnumerator<(string, T)> GetEnumerator() => ((IEnumerable<(string, nn.Module)>)_internal_submodules).Select(entry => (entry.Item1, (T)entry.Item2)).GetEnumerator();

    IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
        ((IEnumerable<(string, nn.Module)>)_internal_submodules).Select(entry => KeyValuePair.Create(entry.Item1, (T)entry.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
