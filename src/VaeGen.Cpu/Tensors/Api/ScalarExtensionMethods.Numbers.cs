namespace TorchSharp;

public static partial class ScalarExtensionMethods
{
    public static float ToSingle(this Scalar value) => (float)value.Value.Real;

    public static double ToDouble(this Scalar value) => value.Value.Real;

    public static sbyte ToSByte(this Scalar value) => (sbyte)value.Value.Integer;

    public static byte ToByte(this Scalar value) => (byte)value.Value.Integer;

    public static short ToInt16(this Scalar value) => (short)value.Value.Integer;

    public static int ToInt32(this Scalar value) => (int)value.Value.Integer;

    public static long ToInt64(this Scalar value) => value.Value.Integer;

    public static bool ToBoolean(this Scalar value) => value.Value.Real != 0;
}
