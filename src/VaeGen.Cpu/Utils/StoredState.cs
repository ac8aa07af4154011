using VaeGen.Cpu;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>A module's state on its way from a stream to the module: read and checked as a whole, then stored.</summary>
/// <param name="module">The module's name, for messages.</param>
/// <param name="destination">The module's parameters and buffers.</param>
/// <param name="strict">Whether the stream must hold exactly these.</param>
/// <param name="skip">Names whose values are not taken over.</param>
internal sealed class StoredState(string module, Dictionary<string, Tensor> destination, bool strict, IList<string>? skip) : IDisposable
{
    private readonly Dictionary<string, bool> found = [];
    private readonly List<(Tensor Target, TensorImpl Value)> values = [];

    internal void Read(BinaryReader reader)
    {
        var count = Next(reader.Read7BitEncodedInt64, "its number of entries");
        if (strict && count != destination.Count)
        {
            throw new ArgumentException($"The saved state has {count} entries: {module} has {destination.Count}.", nameof(reader));
        }

        if (count < 0)
        {
            throw new InvalidDataException($"The saved state has {count} entries: expected none or more.");
        }

        for (var entry = 1L; entry <= count; entry++)
        {
            ReadEntry(reader, $"{entry} of {count}");
        }
    }

    /// <summary>Writes what was read over the module's own.</summary>
    internal void Store(Dictionary<string, bool>? loadedParameters)
    {
        foreach (var (target, value) in values)
        {
            Ops.CopyInto(target.Impl, value);
        }

        foreach (var (key, isKnown) in found)
        {
            loadedParameters?[key] = isKnown;
        }
    }

    public void Dispose() => values.ForEach(static entry => entry.Value.Release());

    private void ReadEntry(BinaryReader reader, string place)
    {
        var key = Next(reader.ReadString, $"the name of entry {place}");
        var isKnown = destination.TryGetValue(key, out var target);
        if (strict && !isKnown)
        {
            throw new ArgumentException($"The saved state has an entry '{key}': {module} has no parameter or buffer of that name.", nameof(reader));
        }

        if (!found.TryAdd(key, isKnown))
        {
            throw new InvalidDataException($"The saved state has a second entry '{key}', as entry {place}.");
        }

        var saved = new StoredTensor(reader, $"Entry {place} of the saved state, '{key}',");
        if (isKnown && skip?.Contains(key) != true)
        {
            saved.CheckFits(target!.Impl);
            values.Add((target, saved.Read()));
        }
        else
        {
            saved.Skip();
        }
    }

    // A length or count of seven bits a byte may never end (FormatException), and a name's may be negative (IOException).
    private static T Next<T>(Func<T> read, string what)
    {
        try
        {
            return read();
        }
        catch (EndOfStreamException error)
        {
            throw new EndOfStreamException($"The saved state ends too early: within {what}.", error);
        }
        catch (Exception error) when (error is FormatException or IOException)
        {
            throw new InvalidDataException($"The saved state is damaged: {what} cannot be read. {error.Message}", error);
        }
    }
}
