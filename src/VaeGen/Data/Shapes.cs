using System.Globalization;
using System.Text;

namespace VaeGen;

/// <summary>The arithmetic of sample shapes.</summary>
internal static class Shapes
{
    /// <summary>The number of values in a sample of this shape.</summary>
    /// <exception cref="ArgumentException">The shape is empty, has a dimension below 1, or more values than an array holds.</exception>
    public static int Size(ReadOnlySpan<int> shape)
    {
        if (shape.IsEmpty)
        {
            throw new ArgumentException("A shape has at least one dimension.", nameof(shape));
        }
        long size = 1;
        foreach (var dimension in shape)
        {
            if (dimension < 1)
            {
                throw new ArgumentException($"Every dimension of a shape is at least 1; this one is {Text(shape)}.", nameof(shape));
            }
            size *= dimension;
            if (size > Array.MaxLength)
            {
                throw new ArgumentException($"A sample of {Text(shape)} values does not fit in an array.", nameof(shape));
            }
        }
        return (int)size;
    }

    /// <summary>
    /// Whether samples of one shape can stand for those of the other: the same dimensions up to leading ones, or one is the other's values in a row.
    /// </summary>
    public static bool Compatible(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        a = WithoutLeadingOnes(a);
        b = WithoutLeadingOnes(b);
        return a.SequenceEqual(b)
            || ((a.Length == 1 || b.Length == 1) && Product(a) == Product(b));
    }

    /// <summary>A shape as people write it: 28×28.</summary>
    public static string Text(ReadOnlySpan<int> shape)
    {
        var text = new StringBuilder();
        foreach (var dimension in shape)
        {
            text.Append(text.Length == 0 ? "" : "×").Append(CultureInfo.InvariantCulture, $"{dimension}");
        }
        return text.ToString();
    }

    private static ReadOnlySpan<int> WithoutLeadingOnes(ReadOnlySpan<int> shape)
    {
        while (shape.Length > 1 && shape[0] == 1)
        {
            shape = shape[1..];
        }
        return shape;
    }

    // of a user's data set: it may be anything
    private static Int128 Product(ReadOnlySpan<int> shape)
    {
        Int128 product = 1;
        foreach (var dimension in shape)
        {
            product = unchecked(product * dimension);
        }
        return product;
    }
}
