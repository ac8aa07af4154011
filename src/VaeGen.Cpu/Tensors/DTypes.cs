using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <summary>What the engine knows of element types: sizes, categories and PyTorch's promotion lattice.</summary>
internal static class DTypes
{
    internal static int Size(ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Bool => 1,
        ScalarType.Int16 => 2,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 => 8,
        _ => throw Unsupported(type),
    };

    internal static bool IsFloating(ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64;

    internal static bool IsIntegral(ScalarType type, bool includeBool = false) => type switch
    {
        ScalarType.Byte or ScalarType.Int8 or ScalarType.Int16 or ScalarType.Int32 or ScalarType.Int64 => true,
        ScalarType.Bool => includeBool,
        _ => false,
    };

    /// <summary>The smallest type that holds values of both: bool &lt; integers &lt; floats, and uint8 with a signed integer widens.</summary>
    internal static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b)
        {
            return a;
        }
        if (IsFloating(a) || IsFloating(b))
        {
            return !IsFloating(a) ? b : !IsFloating(b) ? a : ScalarType.Float64;
        }
        if (a == ScalarType.Bool || b == ScalarType.Bool)
        {
            return a == ScalarType.Bool ? b : a;
        }
        if ((a, b) is (ScalarType.Byte, ScalarType.Int8) or (ScalarType.Int8, ScalarType.Byte))
        {
            return ScalarType.Int16;
        }
        return Size(a) > Size(b) || (Size(a) == Size(b) && b == ScalarType.Byte) ? a : b;
    }

    /// <summary>
    /// The common type of two operands. A tensor without dimensions, and a plain number even more so, only decides
    /// when the other operand's category (bool, integer, float) is lower than its own.
    /// </summary>
    internal static ScalarType Result(TensorImpl a, TensorImpl b)
    {
        if (a.DType == b.DType)
        {
            return a.DType;
        }
        int pa = Priority(a), pb = Priority(b);
        if (pa == pb)
        {
            return Promote(Default(a), Default(b));
        }
        var (high, low) = pa > pb ? (a, b) : (b, a);
        return Category(low.DType) > Category(high.DType) ? Promote(high.DType, Default(low)) : high.DType;
    }

    /// <summary>The type in which an operation without an integer version computes: integers become the default float type.</summary>
    internal static ScalarType Floating(ScalarType type) => IsFloating(type) ? type : torch.get_default_dtype();

    internal static bool CanCast(ScalarType from, ScalarType to) => Category(from) <= Category(to);

    /// <summary>The name that PyTorch's messages use.</summary>
    internal static string Name(ScalarType type) => type switch
    {
        ScalarType.Byte => "Byte",
        ScalarType.Int8 => "Char",
        ScalarType.Int16 => "Short",
        ScalarType.Int32 => "Int",
        ScalarType.Int64 => "Long",
        ScalarType.Float32 => "Float",
        ScalarType.Float64 => "Double",
        ScalarType.Bool => "Bool",
        _ => type.ToString(),
    };

    internal static ScalarType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ScalarType.Float32
        : typeof(T) == typeof(double) ? ScalarType.Float64
        : typeof(T) == typeof(long) ? ScalarType.Int64
        : typeof(T) == typeof(int) ? ScalarType.Int32
        : typeof(T) == typeof(short) ? ScalarType.Int16
        : typeof(T) == typeof(sbyte) ? ScalarType.Int8
        : typeof(T) == typeof(byte) ? ScalarType.Byte
        : typeof(T) == typeof(bool) ? ScalarType.Bool
        : throw new NotSupportedException($"The embedded engine has no tensors of {typeof(T).Name}.");

    /// <summary>The type of tensors that hold elements of a .NET type.</summary>
    /// <exception cref="NotSupportedException">There are none.</exception>
    internal static ScalarType Of(Type element) => Type.GetTypeCode(element) switch
    {
        TypeCode.Single => ScalarType.Float32,
        TypeCode.Double => ScalarType.Float64,
        TypeCode.Int64 => ScalarType.Int64,
        TypeCode.Int32 => ScalarType.Int32,
        TypeCode.Int16 => ScalarType.Int16,
        TypeCode.SByte => ScalarType.Int8,
        TypeCode.Byte => ScalarType.Byte,
        TypeCode.Boolean => ScalarType.Bool,
        _ => throw new NotSupportedException($"The embedded engine has no tensors of {element.Name}."),
    };

    /// <summary>Whether elements of the type are T's.</summary>
    internal static bool IsOf<T>(ScalarType type) where T : unmanaged => type switch
    {
        ScalarType.Float32 => typeof(T) == typeof(float),
        ScalarType.Float64 => typeof(T) == typeof(double),
        ScalarType.Int64 => typeof(T) == typeof(long),
        ScalarType.Int32 => typeof(T) == typeof(int),
        ScalarType.Int16 => typeof(T) == typeof(short),
        ScalarType.Int8 => typeof(T) == typeof(sbyte),
        ScalarType.Byte => typeof(T) == typeof(byte),
        _ => typeof(T) == typeof(bool),
    };

    internal static NotSupportedException Unsupported(ScalarType type) =>
        new($"The embedded engine has no tensors of type {type}: it supports Float32, Float64, Int64, Int32, Int16, Int8, Byte and Bool.");

    private static int Priority(TensorImpl t) => t.IsNumber ? 0 : t.Sizes.Length == 0 ? 1 : 2;

    // A plain number has no width of its own: 2.5 is whatever the default float type is.
    private static ScalarType Default(TensorImpl t) =>
        !t.IsNumber ? t.DType : IsFloating(t.DType) ? torch.get_default_dtype() : t.DType;

    private static int Category(ScalarType type) => type == ScalarType.Bool ? 0 : IsFloating(type) ? 2 : 1;
}
