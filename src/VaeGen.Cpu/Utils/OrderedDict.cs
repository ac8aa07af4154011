using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Utils;

/// <summary>A dictionary that keeps the order in which its entries were added: a module's parts are named and saved in the order of registration.</summary>
public class OrderedDict<TKey, TValue> : IDictionary<TKey, TValue>, IList<(TKey, TValue)>
    where TKey : notnull
{
    private readonly List<(TKey, TValue)> entries = [];
    private readonly Dictionary<TKey, TValue> byKey = [];

    public int Count => entries.Count;

    public bool IsReadOnly => false;

    public ICollection<TKey> Keys => [.. keys()];

    public ICollection<TValue> Values => [.. values()];

    public (TKey, TValue) this[int index]
    {
        get => entries[index];
        set
        {
            var old = entries[index].Item1;
            if (!old.Equals(value.Item1) && byKey.ContainsKey(value.Item1))
            {
                throw new ArgumentException($"An entry with the key '{value.Item1}' is already present.", nameof(value));
            }

            byKey.Remove(old);
            byKey[value.Item1] = value.Item2;
            entries[index] = value;
        }
    }

    public TValue this[TKey key]
    {
        get => byKey[key];
        set
        {
            if (byKey.ContainsKey(key))
            {
                entries[Position(key)] = (key, value);
                byKey[key] = value;
            }
            else
            {
                Add(key, value);
            }
        }
    }

    public void Add(TKey key, TValue value)
    {
        byKey.Add(key, value);
        entries.Add((key, value));
    }

    public void Add((TKey, TValue) item) => Add(item.Item1, item.Item2);

    public void Add(KeyValuePair<TKey, TValue> item) => Add(item.Key, item.Value);

    public void Insert(int index, (TKey, TValue) item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)entries.Count, nameof(index));
        byKey.Add(item.Item1, item.Item2);
        entries.Insert(index, item);
    }

    public bool Remove(TKey key)
    {
        if (!byKey.Remove(key))
        {
            return false;
        }

        entries.RemoveAt(Position(key));
        return true;
    }

    public bool Remove((TKey, TValue) item) => Contains(item) && Remove(item.Item1);

    public bool Remove(KeyValuePair<TKey, TValue> item) => Remove((item.Key, item.Value));

    public void RemoveAt(int index)
    {
        byKey.Remove(entries[index].Item1);
        entries.RemoveAt(index);
    }

    public void Clear()
    {
        byKey.Clear();
        entries.Clear();
    }

    public void clear() => Clear();

    public bool ContainsKey(TKey key) => byKey.ContainsKey(key);

    public bool Contains((TKey, TValue) item) => byKey.TryGetValue(item.Item1, out var value) && EqualityComparer<TValue>.Default.Equals(value, item.Item2);

    public bool Contains(KeyValuePair<TKey, TValue> item) => Contains((item.Key, item.Value));

    public int IndexOf((TKey, TValue) item) => Contains(item) ? Position(item.Item1) : -1;

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => byKey.TryGetValue(key, out value);

    public void CopyTo((TKey, TValue)[] array, int arrayIndex) => entries.CopyTo(array, arrayIndex);

    public void CopyTo(KeyValuePair<TKey, TValue>[] array, int arrayIndex) =>
        entries.ConvertAll(entry => KeyValuePair.Create(entry.Item1, entry.Item2)).CopyTo(array, arrayIndex);

    public IEnumerable<TKey> keys() => entries.Select(entry => entry.Item1);

    public IEnumerable<TValue> values() => entries.Select(entry => entry.Item2);

    public IEnumerator<(TKey, TValue)> items() => entries.GetEnumerator();

    public IEnumerator<(TKey, TValue)> GetEnumerator() => entries.GetEnumerator();

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() =>
        entries.Select(entry => KeyValuePair.Create(entry.Item1, entry.Item2)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Position(TKey key) => entries.FindIndex(entry => entry.Item1.Equals(key));
}
