using System.Globalization;
using System.Runtime.InteropServices;

namespace VaeGen;

/// <summary>Where a safetensors file of samples has what.</summary>
internal sealed record MappedLayout(int Count, int[] Shape, bool Bytes, long SamplesAt, long? LabelsAt)
{
    private const string Samples = "samples";
    private const string Labels = "labels";

    // their bytes can still be counted in 63 bits
    private const long MostValues = long.MaxValue / sizeof(long);

    /// <exception cref="ModelFileException">It is no safetensors file, or not one of samples.</exception>
    public static MappedLayout Read(string path, FileStream file)
    {
        SafeTensorEntry? samples = null;
        SafeTensorEntry? labels = null;
        foreach (var entry in SafeTensorsReader.ReadLayout(path, file, MostValues, out _, out _))
        {
            switch (entry.Name)
            {
                case Samples:
                    samples = entry;
                    break;
                case Labels:
                    labels = entry;
                    break;
                default:
                    throw Error(path, entry.Name, $"has a tensor '{entry.Name}', expected '{Samples}' and, for classes, '{Labels}'");
            }
        }
        if (samples is null)
        {
            throw Error(path, Samples, $"has no tensor '{Samples}', expected one of shape [count, …shape]");
        }
        if (samples.Type == SafeTensorType.I64)
        {
            throw Error(path, Samples, $"its '{Samples}' are of type I64, expected F32 or U8", "F32 or U8", "I64");
        }
        if (samples.Shape.Length < 2 || samples.Shape[0] > int.MaxValue || !TryShape(samples.Shape.AsSpan(1), out var shape))
        {
            throw Error(path, Samples, string.Create(CultureInfo.InvariantCulture,
                $"its '{Samples}' have the shape {SafeTensor.Text(samples.Shape)}, expected [count, …shape] of at most {int.MaxValue} samples of 1 to {Array.MaxLength} values"));
        }
        if (labels is not null && (labels.Type != SafeTensorType.I64 || labels.Shape is not [var count] || count != samples.Shape[0]))
        {
            var (found, expected) = ($"{labels.Type} {SafeTensor.Text(labels.Shape)}", $"I64 {SafeTensor.Text(samples.Shape.AsSpan(0, 1))}");
            throw Error(path, Labels, $"its '{Labels}' are {found}, expected {expected}, one for each sample", expected, found);
        }
        var data = file.Position;
        return new MappedLayout((int)samples.Shape[0], shape, samples.Type == SafeTensorType.U8, data + samples.Begin, data + labels?.Begin);
    }

    /// <summary>Writes a data set as such a file.</summary>
    public static void Write(Stream stream, IDataset data, bool asBytes)
    {
        var size = Shapes.Size(data.Shape);
        var samples = (Samples, asBytes ? SafeTensorType.U8 : SafeTensorType.F32, (long[])[data.Count, .. data.Shape.ToArray().Select(dimension => (long)dimension)]);
        var labelled = data is ILabelledDataset { HasLabels: true } some ? some : null;
        // the labels first: they begin at a multiple of their eight bytes, as other libraries like it
        SafeTensorsWriter.WriteHeader(stream, labelled is null ? [samples] : [(Labels, SafeTensorType.I64, [data.Count]), samples]);
        Span<long> label = [0];
        for (var index = 0; labelled is not null && index < data.Count; index++)
        {
            label[0] = labelled.Label(index);
            LittleEndian.Convert<long>(label, label);
            stream.Write(MemoryMarshal.AsBytes(label));
        }
        var sample = new float[size];
        var levels = new byte[asBytes ? size : 0];
        for (var index = 0; index < data.Count; index++)
        {
            data.Read(index, sample);
            if (asBytes)
            {
                Round(sample, levels, index);
                stream.Write(levels);
                continue;
            }
            var bits = MemoryMarshal.Cast<float, int>(sample.AsSpan());
            LittleEndian.Convert<int>(bits, bits);
            stream.Write(MemoryMarshal.AsBytes(sample));
        }
    }

    private static void Round(ReadOnlySpan<float> sample, Span<byte> levels, int index)
    {
        for (var i = 0; i < sample.Length; i++)
        {
            if (!(sample[i] is >= 0 and <= 1))
            {
                throw new DataException(string.Create(CultureInfo.InvariantCulture,
                    $"Sample {index} has the value {sample[i]} at position {i}, expected values in [0, 1], for they are written as bytes."))
                {
                    SampleIndex = index,
                    Expected = "values in [0, 1]",
                    Found = sample[i].ToString(CultureInfo.InvariantCulture),
                };
            }
            levels[i] = (byte)MathF.Round(sample[i] * 255);
        }
    }

    private static bool TryShape(ReadOnlySpan<long> dimensions, out int[] shape)
    {
        shape = new int[dimensions.Length];
        // the product of all is known to be in 63 bits, but for a count of 0
        if (!SafeTensor.TryLength(dimensions, out var length) || length < 1 || length > Array.MaxLength)
        {
            return false;
        }
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = (int)dimensions[i];
        }
        return true;
    }

    private static ModelFileException Error(string path, string tensor, string what, string? expected = null, string? found = null) =>
        new(path, $"{what}.") { TensorName = tensor, Expected = expected, Found = found };
}
