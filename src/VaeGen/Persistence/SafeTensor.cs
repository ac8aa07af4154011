using System.Globalization;

namespace VaeGen;

/// <summary>A tensor's element type; the members' names are the format's.</summary>
internal enum SafeTensorType
{
    /// <summary>32-bit floating-point numbers: weights.</summary>
    F32,

    /// <summary>64-bit integers: counters, labels.</summary>
    I64,

    /// <summary>Bytes: the state of a random generator; samples, each value of which is a 255th.</summary>
    U8,
}

/// <summary>A tensor of a safetensors file, in memory: its values are an array of floats, longs or bytes.</summary>
internal readonly record struct SafeTensor(long[] Shape, Array Values)
{
    public SafeTensorType Type => Values switch
    {
        long[] => SafeTensorType.I64,
        byte[] => SafeTensorType.U8,
        _ => SafeTensorType.F32,
    };

    /// <summary>Bytes of one value.</summary>
    public static int SizeOf(SafeTensorType type) => type switch
    {
        SafeTensorType.I64 => sizeof(long),
        SafeTensorType.U8 => sizeof(byte),
        _ => sizeof(float),
    };

    /// <summary>The number of values of a shape; false where it is negative or more than 63 bits can say.</summary>
    public static bool TryLength(ReadOnlySpan<long> shape, out long length)
    {
        length = 1;
        foreach (var dimension in shape)
        {
            var product = Math.BigMul(length, dimension);
            if (dimension < 0 || product > long.MaxValue)
            {
                return false;
            }
            length = (long)product;
        }
        return true;
    }

    /// <summary>A shape as PyTorch writes it: [400, 784].</summary>
    public static string Text(ReadOnlySpan<long> shape)
    {
        var dimensions = new string[shape.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            dimensions[i] = shape[i].ToString(CultureInfo.InvariantCulture);
        }
        return $"[{string.Join(", ", dimensions)}]";
    }
}
