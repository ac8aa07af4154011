using VaeGen.Cpu;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    public static float ToSingle(this Tensor value) => (float)value;

    public static double ToDouble(this Tensor value) => (double)value;

    public static sbyte ToSByte(this Tensor value) => (sbyte)value;

    public static byte ToByte(this Tensor value) => (byte)value;

    public static short ToInt16(this Tensor value) => (short)value;

    public static int ToInt32(this Tensor value) => (int)value;

    public static long ToInt64(this Tensor value) => (long)value;

    public static bool ToBoolean(this Tensor value) => (bool)value;

    /// <summary>A tensor without dimensions that holds the number, of the number's own type.</summary>
    /// <exception cref="ArgumentException">Gradients are asked for and the number is no floating-point one.</exception>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false)
        where T : struct
    {
        if (requires_grad && scalar is not (float or double))
        {
            throw new ArgumentException($"Only floating-point numbers can have gradients, not a {typeof(T).Name}.", nameof(requires_grad));
        }
        return scalar switch
        {
            float x => tensor(x, device: device, requires_grad: requires_grad),
            double x => tensor(x, device: device, requires_grad: requires_grad),
            long x => tensor(x, device: device),
            int x => tensor(x, device: device),
            short x => tensor(x, device: device),
            sbyte x => tensor(x, device: device),
            byte x => tensor(x, device: device),
            bool x => tensor(x, device: device),
            _ => throw new NotSupportedException($"The embedded engine has no tensors of {typeof(T).Name}."),
        };
    }

    /// <summary>A tensor of the array's values, row by row.</summary>
    /// <param name="rawArray">The values.</param>
    /// <param name="dimensions">Sizes whose product is the array's length.</param>
    /// <param name="doCopy">Accepted and not needed: the values are copied either way.</param>
    /// <param name="requires_grad">Whether gradients are recorded.</param>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) => rawArray switch
    {
        float[] x => tensor(x, dimensions, requires_grad: requires_grad),
        double[] x => tensor(x, dimensions, requires_grad: requires_grad),
        long[] x => tensor(x, dimensions, requires_grad: requires_grad),
        int[] x => tensor(x, dimensions, requires_grad: requires_grad),
        short[] x => tensor(x, dimensions, requires_grad: requires_grad),
        bool[] x => tensor(x, dimensions, requires_grad: requires_grad),
        sbyte[] x when typeof(T) == typeof(sbyte) => tensor(x, dimensions, requires_grad: requires_grad),
        byte[] x => tensor(x, dimensions, requires_grad: requires_grad),
        _ => throw new NotSupportedException($"The embedded engine has no tensors of {typeof(T).Name}."),
    };

    public static ReadOnlySpan<int> IntShape(this Tensor tensor) => Array.ConvertAll(tensor.shape, size => checked((int)size));

    public static long TotalSize(this IEnumerable<long> shape) => Shapes.Count(shape.ToArray());

    public static int ElementSize(this ScalarType type) => DTypes.Size(type);
}
