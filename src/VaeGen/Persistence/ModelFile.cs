using System.Globalization;

namespace VaeGen;

/// <summary>
/// A saved model: its weights by name, and the declaration of the class that they belong to. One safetensors file of float32 tensors,
/// int64 ones for counters and bytes for the state of a random generator, readable by every safetensors library; nothing in it is ever executed.
/// </summary>
/// <remarks>
/// The declaration is in the file's metadata as "vaegen.declaration", beside the layout's version, "vaegen.version", and "vaegen.sha256", a
/// checksum of everything. A checkpoint of a training run is such a file too: what training needs to go on is in tensors whose names begin
/// with "training.", and in the metadata as "vaegen.training".
/// </remarks>
/// <example>
/// <code>
/// var file = ModelFile.Load("digits.safetensors");
/// foreach (var name in file.Names) Console.WriteLine($"{name} {file.Values(name).Length:N0} values");
/// </code>
/// </example>
public sealed class ModelFile
{
    private const string DeclarationKey = "vaegen.declaration";
    private const string VersionKey = "vaegen.version";
    private const string Version = "1";
    private const string TrainingKey = "vaegen.training";
    private const string TrainingPrefix = "training.";

    private readonly SortedDictionary<string, SafeTensor> tensors;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly string path;

    /// <summary>Begins a file without tensors.</summary>
    /// <param name="declaration">The model's declaration, a JSON object.</param>
    public ModelFile(string declaration)
        : this("(a model file not yet saved)", declaration, new(StringComparer.Ordinal)) => ArgumentException.ThrowIfNullOrEmpty(declaration);

    private ModelFile(string path, string declaration, SortedDictionary<string, SafeTensor> tensors)
    {
        this.path = path;
        this.tensors = tensors;
        Declaration = declaration;
    }

    /// <summary>The model's declaration, a JSON object.</summary>
    public string Declaration { get; }

    /// <summary>Where it was read from.</summary>
    internal string Path => path;

    /// <summary>Where a training run is, a JSON object; null in a file that is no checkpoint.</summary>
    internal string? Training { get; set; }

    /// <summary>The tensors' names, such as "encoder0.weight", in the order of the alphabet.</summary>
    public IReadOnlyCollection<string> Names => tensors.Keys;

    /// <summary>Reads a model file whatever model it is of.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It is missing, damaged, hostile, or was not saved by VaeGen.</exception>
    public static ModelFile Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Of(path, SafeTensorsReader.Read(path));
    }

    /// <summary>Reads a model file that is open.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="stream">Its bytes.</param>
    internal static ModelFile Read(string path, Stream stream) => Of(path, SafeTensorsReader.Read(path, stream));

    /// <summary>Reads a model file that must hold a certain model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="declaration">The declaration that the model must have been saved with.</param>
    /// <param name="model">The model's name, for messages.</param>
    /// <exception cref="ModelFileException">
    /// The file is missing, damaged, hostile, was not saved by VaeGen, or holds a model declared otherwise: the message says what differs.
    /// </exception>
    public static ModelFile Load(string path, string declaration, string model = "the model")
    {
        var file = Load(path);
        DeclarationComparison.ThrowIfDifferent(path, file.Declaration, declaration, model);
        return file;
    }

    /// <summary>Adds a tensor of 32-bit floats; its values are not copied.</summary>
    /// <param name="name">Its name, such as "encoder0.weight".</param>
    /// <param name="shape">Its shape; empty: a single number.</param>
    /// <param name="values">Its values, the last dimension's next to each other.</param>
    /// <exception cref="ArgumentException">There is one of that name, or the shape does not have that many values.</exception>
    public void Add(string name, ReadOnlySpan<long> shape, float[] values) => AddTensor(name, shape, values);

    /// <summary>Adds a tensor of 64-bit integers, such as batch norm's count of batches; its values are not copied.</summary>
    /// <param name="name">Its name, such as "encoder0Norm.num_batches_tracked".</param>
    /// <param name="shape">Its shape; empty: a single number.</param>
    /// <param name="values">Its values, the last dimension's next to each other.</param>
    /// <exception cref="ArgumentException">There is one of that name, or the shape does not have that many values.</exception>
    public void AddInt64(string name, ReadOnlySpan<long> shape, long[] values) => AddTensor(name, shape, values);

    /// <summary>Adds a tensor of bytes, such as the state of a random generator; its values are not copied.</summary>
    /// <param name="name">Its name, such as "training.random".</param>
    /// <param name="shape">Its shape; empty: a single byte.</param>
    /// <param name="values">Its values, the last dimension's next to each other.</param>
    /// <exception cref="ArgumentException">There is one of that name, or the shape does not have that many values.</exception>
    public void AddBytes(string name, ReadOnlySpan<long> shape, byte[] values) => AddTensor(name, shape, values);

    /// <summary>
    /// Writes the file. The bytes depend on what is in it alone. They go to a temporary file in the same folder, which takes the place of
    /// the file at <paramref name="path"/> once it is safely on disk: whatever happens on the way, that file is the old one or the new one, never half of one.
    /// </summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <exception cref="ModelFileException">It cannot be written; what was there before is untouched.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Write);
    }

    /// <summary>A number that all but surely differs from that of a model with other weights.</summary>
    internal uint Fingerprint()
    {
        var crc = Crc32.Start;
        foreach (var (name, tensor) in tensors)
        {
            if (!name.StartsWith(TrainingPrefix, StringComparison.Ordinal))
            {
                SafeTensorsWriter.ForEachPiece(tensor, piece => crc = Crc32.Append(crc, piece));
            }
        }
        return crc;
    }

    /// <summary>Writes the bytes that <see cref="Save"/> saves.</summary>
    internal void Write(Stream stream)
    {
        var metadata = new List<KeyValuePair<string, string>> { new(DeclarationKey, Declaration), new(VersionKey, Version) };
        if (Training is not null)
        {
            metadata.Add(new(TrainingKey, Training));
        }
        SafeTensorsWriter.Write(stream, metadata, tensors);
    }

    /// <summary>The values of a tensor of floats, whatever its shape.</summary>
    /// <param name="name">Its name, such as "encoder0.weight".</param>
    /// <exception cref="ModelFileException">There is no such tensor, or it is of another type.</exception>
    public float[] Values(string name) => (float[])Find(name, SafeTensorType.F32, (string?)null).Values;

    /// <summary>The shape of a tensor of floats.</summary>
    /// <exception cref="ModelFileException">There is no such tensor, or it is of another type.</exception>
    internal long[] ShapeOf(string name) => Find(name, SafeTensorType.F32, (string?)null).Shape;

    /// <summary>The values of a tensor of floats that must have a certain shape.</summary>
    /// <param name="name">Its name, such as "encoder0.weight".</param>
    /// <param name="shape">The shape it must have.</param>
    /// <exception cref="ModelFileException">There is no such tensor, or it has another type or shape: the message says both.</exception>
    public float[] Values(string name, ReadOnlySpan<long> shape) => (float[])Find(name, SafeTensorType.F32, shape).Values;

    /// <summary>The values of a tensor of 64-bit integers that must have a certain shape.</summary>
    /// <param name="name">Its name, such as "encoder0Norm.num_batches_tracked".</param>
    /// <param name="shape">The shape it must have; empty: a single number.</param>
    /// <exception cref="ModelFileException">There is no such tensor, or it has another type or shape: the message says both.</exception>
    public long[] Int64Values(string name, ReadOnlySpan<long> shape) => (long[])Find(name, SafeTensorType.I64, shape).Values;

    /// <summary>The values of a tensor of bytes that must have a certain shape.</summary>
    /// <param name="name">Its name, such as "training.random".</param>
    /// <param name="shape">The shape it must have; empty: a single byte.</param>
    /// <exception cref="ModelFileException">There is no such tensor, or it has another type or shape: the message says both.</exception>
    public byte[] ByteValues(string name, ReadOnlySpan<long> shape) => (byte[])Find(name, SafeTensorType.U8, shape).Values;

    /// <summary>Checks that every tensor of the file but those of a training run has been asked for: a model that loads a file calls it last.</summary>
    /// <exception cref="ModelFileException">The file has a tensor that the model does not.</exception>
    public void RequireAllUsed()
    {
        foreach (var name in tensors.Keys)
        {
            if (!used.Contains(name) && !(Training is not null && name.StartsWith(TrainingPrefix, StringComparison.Ordinal)))
            {
                throw new ModelFileException(path, $"has a tensor '{name}' that the model does not, expected only the model's own.")
                {
                    TensorName = name,
                };
            }
        }
    }

    private static ModelFile Of(string path, (Dictionary<string, string> Metadata, SortedDictionary<string, SafeTensor> Tensors) content)
    {
        var (metadata, tensors) = content;
        if (!metadata.TryGetValue(DeclarationKey, out var declaration) || !metadata.TryGetValue(VersionKey, out var version))
        {
            throw new ModelFileException(path, $"was not saved by VaeGen, expected \"{DeclarationKey}\" and \"{VersionKey}\" in its metadata.")
            {
                Expected = DeclarationKey,
            };
        }
        if (version != Version)
        {
            throw new ModelFileException(path, $"is of version {version}, expected version {Version}: was it saved by a newer VaeGen?")
            {
                Expected = Version,
                Found = version,
            };
        }
        return new ModelFile(path, declaration, tensors) { Training = metadata.GetValueOrDefault(TrainingKey) };
    }

    private void AddTensor(string name, ReadOnlySpan<long> shape, Array values)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        if (name == SafeTensorsReader.MetadataKey)
        {
            throw new ArgumentException($"A tensor cannot be called {name}: that is where a safetensors file keeps its metadata.", nameof(name));
        }
        if (!SafeTensor.TryLength(shape, out var length) || length != values.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"Tensor '{name}' of shape {SafeTensor.Text(shape)} cannot have {values.Length} values."), nameof(values));
        }
        if (!tensors.TryAdd(name, new SafeTensor(shape.ToArray(), values)))
        {
            throw new ArgumentException($"There is a tensor '{name}' already.", nameof(name));
        }
    }

    private SafeTensor Find(string name, SafeTensorType type, ReadOnlySpan<long> shape)
    {
        var expected = SafeTensor.Text(shape);
        var tensor = Find(name, type, expected);
        return tensor.Shape.AsSpan().SequenceEqual(shape) ? tensor : throw Mismatch(name, "has the shape", SafeTensor.Text(tensor.Shape), expected);
    }

    private SafeTensor Find(string name, SafeTensorType type, string? shape)
    {
        if (!tensors.TryGetValue(name, out var tensor))
        {
            throw new ModelFileException(path, $"has no tensor '{name}', expected one{(shape is null ? "" : $" of shape {shape}")}.")
            {
                TensorName = name,
                Expected = shape,
            };
        }
        if (tensor.Type != type)
        {
            throw Mismatch(name, "is of type", tensor.Type.ToString(), type.ToString());
        }
        used.Add(name);
        return tensor;
    }

    private ModelFileException Mismatch(string name, string what, string found, string expected) =>
        new(path, $"tensor '{name}' {what} {found}, expected {expected}.") { TensorName = name, Expected = expected, Found = found };
}
