using System.Globalization;

namespace VaeGen;

/// <summary>Samples as the measures take them: one array for each dimension, in double precision, all values finite.</summary>
internal static class Columns
{
    /// <summary>Reads a data set: [dimensions][samples].</summary>
    /// <param name="data">What to read.</param>
    /// <param name="name">What the samples are, for messages: "codes".</param>
    /// <param name="atLeast">How many samples the measure needs.</param>
    /// <exception cref="DataException">There are fewer samples, or a value is NaN or infinite.</exception>
    public static double[][] Read(IDataset data, string name, int atLeast = 1)
    {
        RequireCount(data, name, atLeast);
        var width = Shapes.Size(data.Shape);
        var columns = new double[width][];
        for (var dimension = 0; dimension < width; dimension++)
        {
            columns[dimension] = new double[data.Count];
        }
        var sample = new float[width];
        for (var index = 0; index < data.Count; index++)
        {
            data.Read(index, sample);
            RequireFinite(sample, name, index);
            for (var dimension = 0; dimension < width; dimension++)
            {
                columns[dimension][index] = sample[dimension];
            }
        }
        return columns;
    }

    /// <exception cref="DataException">There are fewer samples than that.</exception>
    public static void RequireCount(IDataset data, string name, int atLeast)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count < atLeast)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The number of {name} is {data.Count}, expected at least {atLeast}."))
            {
                Expected = string.Create(CultureInfo.InvariantCulture, $"at least {atLeast}"),
                Found = data.Count.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    /// <param name="sample">The values to check.</param>
    /// <param name="name">What the samples are, or without an index, what this one is: "code to start from".</param>
    /// <param name="index">Which of them it is.</param>
    /// <exception cref="DataException">A value is NaN or infinite.</exception>
    public static void RequireFinite(ReadOnlySpan<float> sample, string name, int? index = null)
    {
        for (var dimension = 0; dimension < sample.Length; dimension++)
        {
            if (!float.IsFinite(sample[dimension]))
            {
                throw new DataException(string.Create(CultureInfo.InvariantCulture,
                    $"Dimension {dimension} of {Which(name, index)} is {sample[dimension]}, expected a finite number."))
                {
                    SampleIndex = index,
                    Expected = "a finite number",
                    Found = sample[dimension].ToString(CultureInfo.InvariantCulture),
                };
            }
        }
    }

    /// <exception cref="ShapeException">The two have not the same number of dimensions.</exception>
    public static void RequireWidth(int expected, int found, string name)
    {
        if (found != expected)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture, $"A {name} has {found} dimensions, expected {expected}."))
            {
                Expected = expected.ToString(CultureInfo.InvariantCulture),
                Found = found.ToString(CultureInfo.InvariantCulture),
            };
        }
    }

    /// <summary>A sample as messages name it.</summary>
    public static string Which(string name, int? index) =>
        index is null ? $"the {name}" : string.Create(CultureInfo.InvariantCulture, $"number {index} of the {name}");

    /// <summary>The mean of a column.</summary>
    public static double Mean(ReadOnlySpan<double> column)
    {
        var sum = 0.0;
        foreach (var value in column)
        {
            sum += value;
        }
        return sum / column.Length;
    }

    /// <summary>Takes the mean from every value and returns it.</summary>
    public static double Centre(Span<double> column)
    {
        var mean = Mean(column);
        foreach (ref var value in column)
        {
            value -= mean;
        }
        return mean;
    }
}
