using System.Numerics;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels;

/// <summary>Work written once for every element type.</summary>
internal interface IElementWork
{
    void Run<T>()
        where T : unmanaged, INumber<T>;
}

/// <summary>Work on real numbers.</summary>
internal interface IRealWork
{
    void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Work that only moves elements: their size is all that matters.</summary>
internal interface IMoveWork
{
    void Run<T>()
        where T : unmanaged;
}

/// <summary>Runs work for an element type: the one place where types of elements become types of the language.</summary>
internal static class ElementTypes
{
    internal static void Run<TWork>(ScalarType type, TWork work)
        where TWork : struct, IElementWork
    {
        switch (type)
        {
            case ScalarType.Float32: work.Run<float>(); break;
            case ScalarType.Float64: work.Run<double>(); break;
            case ScalarType.Int64: work.Run<long>(); break;
            case ScalarType.Int32: work.Run<int>(); break;
            case ScalarType.Int16: work.Run<short>(); break;
            case ScalarType.Int8: work.Run<sbyte>(); break;
            default: work.Run<byte>(); break;
        }
    }

    /// <summary>For a floating type only.</summary>
    internal static void RunFloating<TWork>(ScalarType type, TWork work)
        where TWork : struct, IElementWork
    {
        if (type == ScalarType.Float32)
        {
            work.Run<float>();
        }
        else
        {
            work.Run<double>();
        }
    }

    /// <inheritdoc cref="RunFloating"/>
    internal static void RunReal<TWork>(ScalarType type, TWork work)
        where TWork : struct, IRealWork
    {
        if (type == ScalarType.Float32)
        {
            work.Run<float>();
        }
        else
        {
            work.Run<double>();
        }
    }

    internal static void RunMove<TWork>(ScalarType type, TWork work)
        where TWork : struct, IMoveWork
    {
        switch (DTypes.Size(type))
        {
            case 8: work.Run<long>(); break;
            case 4: work.Run<int>(); break;
            case 2: work.Run<short>(); break;
            default: work.Run<byte>(); break;
        }
    }
}
