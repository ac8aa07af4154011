using System.Globalization;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace VaeGen;

/// <summary>
/// Samples that stay in their file: the operating system brings in what is read and drops what is not, so that the data may be larger than memory.
/// </summary>
/// <remarks>
/// The file is a safetensors file, which every language writes in a few lines: one tensor <c>samples</c>, [count, …shape], of float32 (F32) or of
/// bytes (U8, each value / 255), and, for a model with classes, a tensor <c>labels</c>, [count], of 64-bit integers (I64).
/// Nothing may shorten the file while it is open: a program that reads what is gone from under a mapping is ended by the system.
/// </remarks>
/// <example>
/// <code>
/// MappedDataset.Write("faces.safetensors", ImageFolder.Load("faces", 3, 64, 64), asBytes: true);
///
/// using var faces = MappedDataset.Open("faces.safetensors");
/// model.Fit(faces);
/// </code>
/// </example>
public sealed class MappedDataset : ILabelledDataset, IDisposable
{
    private readonly MemoryMappedViewAccessor view;
    private readonly int[] shape;
    private readonly int size;
    private readonly bool bytes;
    private readonly long samplesAt;
    private readonly long? labelsAt;
    private readonly string path;

    private MappedDataset(string path, MemoryMappedFile mapping, MappedLayout layout)
    {
        this.path = path;
        shape = layout.Shape;
        size = Shapes.Size(shape);
        bytes = layout.Bytes;
        samplesAt = layout.SamplesAt;
        labelsAt = layout.LabelsAt;
        Count = layout.Count;
        view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Shape => shape;

    /// <inheritdoc/>
    public bool HasLabels => labelsAt is not null;

    /// <summary>Opens a file. Only its header is read.</summary>
    /// <param name="path">A safetensors file of samples.</param>
    /// <exception cref="DataException">The file is missing, damaged, or not such a file.</exception>
    public static MappedDataset Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            // the view outlives both: it ends when it is disposed of
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var layout = MappedLayout.Read(path, file);
            using var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new MappedDataset(path, mapping, layout);
        }
        catch (ModelFileException error)
        {
            throw DataException.From(error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"{path}: no such file, expected a safetensors file of samples.", error) { Path = path };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new DataException($"{path}: cannot be read, expected a safetensors file of samples: {error.Message}", error) { Path = path };
        }
    }

    /// <summary>
    /// Writes a data set, with its labels if it has any, as such a file: a sample at a time, to a temporary file that takes the place of the one at
    /// <paramref name="path"/> once it is safely on disk.
    /// </summary>
    /// <param name="path">The file; it is replaced.</param>
    /// <param name="data">The samples.</param>
    /// <param name="asBytes">As bytes, a quarter of the size: values in [0, 1] are rounded to the nearest 255th, which pictures lose nothing by.</param>
    /// <exception cref="DataException">
    /// A value is outside [0, 1] where bytes are asked for, or the file cannot be written; what was there before is untouched.
    /// </exception>
    public static void Write(string path, IDataset data, bool asBytes = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(data);
        try
        {
            AtomicFile.Write(path, stream => MappedLayout.Write(stream, data, asBytes));
        }
        catch (ModelFileException error)
        {
            throw DataException.From(error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException"><paramref name="sample"/> has not the length of a sample.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public void Read(int index, Span<float> sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (sample.Length != size)
        {
            throw new ArgumentException($"A sample has {size} values; there is room for {sample.Length}.", nameof(sample));
        }
        var buffer = view.SafeMemoryMappedViewHandle;
        if (!bytes)
        {
            buffer.ReadSpan((ulong)(samplesAt + (long)index * size * sizeof(float)), sample);
            var bits = MemoryMarshal.Cast<float, int>(sample);
            LittleEndian.Convert<int>(bits, bits);
            return;
        }
        Span<byte> piece = stackalloc byte[4096];
        for (var done = 0; done < size; done += piece.Length)
        {
            piece = piece[..Math.Min(piece.Length, size - done)];
            buffer.ReadSpan((ulong)(samplesAt + (long)index * size + done), piece);
            ByteValues.Scale(piece, sample.Slice(done, piece.Length));
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="DataException">The file has no labels, or this one is no class.</exception>
    /// <exception cref="ObjectDisposedException">The file was closed.</exception>
    public int Label(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (labelsAt is not { } start)
        {
            throw new DataException($"{path}: has no labels, expected a tensor 'labels'.") { Path = path, Expected = "labels", Found = "none" };
        }
        Span<long> label = [0];
        view.SafeMemoryMappedViewHandle.ReadSpan((ulong)(start + (long)index * sizeof(long)), label);
        LittleEndian.Convert<long>(label, label);
        return label[0] is >= 0 and <= int.MaxValue
            ? (int)label[0]
            : throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{path}: sample {index} has the label {label[0]}, expected 0 or more."))
            {
                Path = path,
                SampleIndex = index,
                Expected = "0 or more",
                Found = label[0].ToString(CultureInfo.InvariantCulture),
            };
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => view.Dispose();
}
