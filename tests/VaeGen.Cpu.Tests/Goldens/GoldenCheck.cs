using System.Globalization;
using TorchSharp;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>How far a value may lie from PyTorch's: <c>epsilon · (Ulps · |expected| + Scale)</c>, epsilon being the type's.</summary>
/// <remarks>
/// Two correct implementations differ: PyTorch's vector functions are good to about one unit in the last place (ulp), ours
/// likewise, and each sums in an order of its own. So the tolerance has a relative part for the functions and an absolute part
/// for what cancels: a sum's error is relative to its terms, not to what is left of them.
/// </remarks>
/// <param name="Ulps">The relative part, in units in the last place.</param>
/// <param name="Scale">The absolute part: the size of the values that were added, and by how many roundings.</param>
public readonly record struct Tolerance(double Ulps, double Scale)
{
    /// <summary>The same values exactly: copies, comparisons, indices, integers.</summary>
    public static Tolerance Exact => default;

    public double Allowed(double expected, torch.ScalarType type)
    {
        var epsilon = type == torch.ScalarType.Float64 ? Math.ScaleB(1, -52) : Math.ScaleB(1, -23);
        return epsilon * ((Ulps * Math.Abs(expected)) + Scale);
    }
}

/// <summary>Compares what the engine computed with what PyTorch did; the message names the case, the first bad value's index and the largest errors.</summary>
public static class GoldenCheck
{
    public static void Same(string what, GoldenTensor expected, torch.Tensor actual, Tolerance tolerance)
    {
        Assert.True(expected.Type == actual.dtype, $"{what}: the type is {actual.dtype}, PyTorch's is {expected.Type}");
        Assert.True(expected.Shape.SequenceEqual(actual.shape), $"{what}: the shape is {Text(actual.shape)}, PyTorch's is {Text(expected.Shape)}");
        Same(what, expected.Values(), Values(actual), expected.Shape, expected.Type, tolerance);
    }

    public static void Same(string what, double[] expected, double[] actual, long[] shape, torch.ScalarType type, Tolerance tolerance)
    {
        var (bad, first, largest, relative) = (0, -1, 0.0, 0.0);
        for (var i = 0; i < expected.Length; i++)
        {
            // equal infinities, and NaN where PyTorch has NaN
            if (actual[i].Equals(expected[i]) || actual[i] == expected[i])
            {
                continue;
            }
            var error = Math.Abs(actual[i] - expected[i]);
            if (!(error <= tolerance.Allowed(expected[i], type)))
            {
                first = bad++ == 0 ? i : first;
            }
            largest = Math.Max(largest, error);
            relative = Math.Max(relative, error / Math.Max(Math.Abs(expected[i]), double.Epsilon));
        }
        if (bad != 0)
        {
            Assert.Fail(string.Create(CultureInfo.InvariantCulture,
                $"{what}: at {Text(Place(first, shape))} the value is {actual[first]:R}, PyTorch's is {expected[first]:R}, and {tolerance.Allowed(expected[first], type):G3} is allowed between them. {bad} of {expected.Length} values are off; largest error {largest:G3} absolute, {relative:G3} relative."));
        }
    }

    public static double[] Values(torch.Tensor tensor)
    {
        var values = tensor.detach();
        return values.dtype switch
        {
            torch.ScalarType.Float32 => Array.ConvertAll(values.data<float>().ToArray(), value => (double)value),
            torch.ScalarType.Float64 => values.data<double>().ToArray(),
            torch.ScalarType.Int64 => Array.ConvertAll(values.data<long>().ToArray(), value => (double)value),
            torch.ScalarType.Bool => Array.ConvertAll(values.data<bool>().ToArray(), value => value ? 1.0 : 0.0),
            var other => throw new NotSupportedException($"No golden file holds values of type {other}."),
        };
    }

    private static long[] Place(int flat, long[] shape)
    {
        var place = new long[shape.Length];
        long rest = flat;
        for (var d = shape.Length - 1; d >= 0; d--)
        {
            (rest, place[d]) = Math.DivRem(rest, shape[d]);
        }
        return place;
    }

    private static string Text(long[] numbers) => $"[{string.Join(", ", numbers)}]";
}
