using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>One stored tensor: what PyTorch was given or what it computed.</summary>
public sealed record GoldenTensor(torch.ScalarType Type, long[] Shape, byte[] Data)
{
    public torch.Tensor ToTensor() => Type switch
    {
        torch.ScalarType.Float32 => torch.tensor(MemoryMarshal.Cast<byte, float>(Data).ToArray(), Shape),
        torch.ScalarType.Float64 => torch.tensor(MemoryMarshal.Cast<byte, double>(Data).ToArray(), Shape),
        torch.ScalarType.Int64 => torch.tensor(MemoryMarshal.Cast<byte, long>(Data).ToArray(), Shape),
        _ => torch.tensor(Array.ConvertAll(Data, value => value != 0), Shape),
    };

    /// <summary>The values in row-major order. Integers here stay below 2^53, so a double holds each of them exactly.</summary>
    public double[] Values() => Type switch
    {
        torch.ScalarType.Float32 => Array.ConvertAll(MemoryMarshal.Cast<byte, float>(Data).ToArray(), value => (double)value),
        torch.ScalarType.Float64 => MemoryMarshal.Cast<byte, double>(Data).ToArray(),
        torch.ScalarType.Int64 => Array.ConvertAll(MemoryMarshal.Cast<byte, long>(Data).ToArray(), value => (double)value),
        _ => Array.ConvertAll(Data, value => (double)value),
    };
}

/// <summary>A file that make_goldens.py wrote: safetensors, with a list of cases in its metadata. golden_file.py says how they read.</summary>
public sealed class GoldenFile
{
    private static readonly ConcurrentDictionary<string, GoldenFile> Loaded = new();

    private readonly Dictionary<string, GoldenTensor> tensors = [];
    private readonly string cases;

    private GoldenFile(string subject)
    {
        var bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Goldens", subject + ".safetensors"));
        var headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var data = bytes.AsSpan(8 + headerLength);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, headerLength));
        cases = header.RootElement.GetProperty("__metadata__").GetProperty("cases").GetString()!;
        foreach (var entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
        {
            var type = entry.Value.GetProperty("dtype").GetString() switch
            {
                "F32" => torch.ScalarType.Float32,
                "F64" => torch.ScalarType.Float64,
                "I64" => torch.ScalarType.Int64,
                "BOOL" => torch.ScalarType.Bool,
                var other => throw new InvalidDataException($"{subject}: tensor '{entry.Name}' has type {other}, which no golden file uses."),
            };
            var shape = entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
            var offsets = entry.Value.GetProperty("data_offsets");
            tensors.Add(entry.Name, new GoldenTensor(type, shape, data[offsets[0].GetInt32()..offsets[1].GetInt32()].ToArray()));
        }
    }

    public static GoldenFile Of(string subject) => Loaded.GetOrAdd(subject, static name => new GoldenFile(name));

    public GoldenTensor this[string name] => tensors[name];

    public T[] Cases<T>() => JsonSerializer.Deserialize<T[]>(cases, JsonSerializerOptions.Web)!;

    /// <summary>The w of sum(result * w), whose gradients the file holds.</summary>
    public torch.Tensor Weight(torch.Tensor result)
    {
        var stored = tensors[result.dtype == torch.ScalarType.Float64 ? "w.float64" : "w.float32"].ToTensor();
        return stored.narrow(0, 0, result.numel()).reshape(result.shape);
    }
}

/// <summary>The cases of a golden file by name, for theories: one test a case.</summary>
/// <typeparam name="T">The shape of the file's cases.</typeparam>
public sealed class GoldenCases<T>(string subject, Func<T, string> name)
{
    private readonly Lazy<Dictionary<string, T>> byName = new(() => GoldenFile.Of(subject).Cases<T>().ToDictionary(name));

    public GoldenFile File => GoldenFile.Of(subject);

    public T this[string caseName] => byName.Value[caseName];

    public IEnumerable<T> All => byName.Value.Values;

    public TheoryData<string> Names => [.. byName.Value.Keys];
}
