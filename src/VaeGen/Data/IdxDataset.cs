using System.Globalization;

namespace VaeGen;

/// <summary>
/// Samples from an IDX file, the format of MNIST and its relatives (Fashion-MNIST, EMNIST, KMNIST): plain, or gzipped as they are downloaded.
/// </summary>
/// <remarks>The file's bytes 0 … 255 are kept as bytes, and read as the numbers 0 … 1: value / 255.</remarks>
/// <example>
/// <code>
/// var digits = IdxDataset.Load(IdxDataset.Find("mnist", "train-images-idx3-ubyte"));
/// model.Fit(digits);
/// </code>
/// </example>
public sealed class IdxDataset : ILabelledDataset
{
    private readonly byte[] bytes;
    private readonly byte[] labels;
    private readonly int[] shape;
    private readonly int size;

    private IdxDataset(byte[] bytes, int count, int[] shape, byte[] labels)
    {
        this.bytes = bytes;
        this.labels = labels;
        this.shape = shape;
        size = Shapes.Size(shape);
        Count = count;
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public ReadOnlySpan<int> Shape => shape;

    /// <inheritdoc/>
    public bool HasLabels => labels.Length > 0;

    /// <summary>The class of every sample, [count]; empty where no label file was loaded.</summary>
    public ReadOnlySpan<byte> Labels => labels;

    /// <summary>Reads a file of samples.</summary>
    /// <param name="path">An IDX file of bytes in two to four dimensions, the first of which counts the samples; plain or gzipped, whatever its name.</param>
    /// <exception cref="DataException">The file is missing, damaged, or not such a file.</exception>
    public static IdxDataset Load(string path)
    {
        var (values, sizes) = IdxFile.Read(path, minimumDimensions: 2, maximumDimensions: 4);
        return new IdxDataset(values, sizes[0], sizes[1..], []);
    }

    /// <summary>Reads a file of samples and the file of their labels.</summary>
    /// <param name="path">The samples, as in <see cref="Load(string)"/>.</param>
    /// <param name="labelsPath">The labels: an IDX file of bytes in one dimension.</param>
    /// <exception cref="DataException">A file is missing, damaged, or not such a file, or there are not as many labels as samples.</exception>
    public static IdxDataset Load(string path, string labelsPath)
    {
        var (values, sizes) = IdxFile.Read(path, minimumDimensions: 2, maximumDimensions: 4);
        var labels = LoadLabels(labelsPath);
        if (labels.Length != sizes[0])
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture,
                $"{labelsPath}: has {labels.Length} labels, expected {sizes[0]}, one for each sample of {path}."))
            {
                Path = labelsPath,
                Expected = sizes[0].ToString(CultureInfo.InvariantCulture),
                Found = labels.Length.ToString(CultureInfo.InvariantCulture),
            };
        }
        return new IdxDataset(values, sizes[0], sizes[1..], labels);
    }

    /// <summary>Reads a file of labels.</summary>
    /// <param name="path">An IDX file of bytes in one dimension; plain or gzipped, whatever its name.</param>
    /// <returns>The labels, [count].</returns>
    /// <exception cref="DataException">The file is missing, damaged, or not such a file.</exception>
    public static byte[] LoadLabels(string path) => IdxFile.Read(path, minimumDimensions: 1, maximumDimensions: 1).Values;

    /// <summary>Finds a file under the names it goes by: as published, gzipped, and with a dot where some archives have one.</summary>
    /// <param name="folder">The folder to look in.</param>
    /// <param name="name">The published name, such as "train-images-idx3-ubyte".</param>
    /// <returns>The path of the first that exists of "train-images-idx3-ubyte", "train-images-idx3-ubyte.gz", "train-images.idx3-ubyte" and "train-images.idx3-ubyte.gz".</returns>
    /// <exception cref="DataException">There is none.</exception>
    public static string Find(string folder, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        foreach (var candidate in (ReadOnlySpan<string>)[name, name + ".gz", dotted, dotted + ".gz"])
        {
            var path = Path.Combine(folder, candidate);
            if (File.Exists(path))
            {
                return path;
            }
        }
        var published = Path.Combine(folder, name);
        throw new DataException(Directory.Exists(folder)
            ? $"{published}: no such file, expected it plain or as {name}.gz."
            : $"{folder}: no such folder, expected one with {name} in it, plain or gzipped.")
        {
            Path = published,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException"><paramref name="sample"/> has not the length of a sample.</exception>
    public void Read(int index, Span<float> sample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (sample.Length != size)
        {
            throw new ArgumentException($"A sample has {size} values; there is room for {sample.Length}.", nameof(sample));
        }
        ByteValues.Scale(bytes.AsSpan(index * size, size), sample);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="DataException">The data set was loaded without its labels.</exception>
    public int Label(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return labels.Length > 0
            ? labels[index]
            : throw new DataException("The data set was loaded without labels, expected IdxDataset.Load(path, labelsPath).") { Expected = "labels", Found = "none" };
    }
}
