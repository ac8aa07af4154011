using static TorchSharp.torch;

namespace TorchSharp;

public static unsafe partial class TensorExtensionMethods
{
    public static bool ToBoolean(this Tensor value) => (bool)value;

    public static byte ToByte(this Tensor value) => (byte)value;

    public static sbyte ToSByte(this Tensor value) => (sbyte)value;

    public static short ToInt16(this Tensor value) => (short)value;

    public static int ToInt32(this Tensor value) => (int)value;

    public static long ToInt64(this Tensor value) => (long)value;

    public static float ToSingle(this Tensor value) => (float)value;

    public static double ToDouble(this Tensor value) => (double)value;
}
