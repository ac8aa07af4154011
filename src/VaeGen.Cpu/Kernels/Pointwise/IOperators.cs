using System.Numerics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>y = f(x), written once for every width and element type.</summary>
internal interface IUnary
{
    TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>z = f(x, y).</summary>
internal interface IBinary
{
    TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>w = f(x, y, z).</summary>
internal interface ITernary
{
    TLanes Invoke<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>A function of real numbers without a vector form, one number at a time.</summary>
internal interface IRealFunction
{
    double Invoke(double x);
}

/// <summary>A function of two real numbers without a vector form.</summary>
internal interface IRealPair
{
    double Invoke(double x, double y);
}

/// <summary>A function of two numbers without a vector form.</summary>
internal interface INumberFunction
{
    T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T>;
}

/// <summary>A statement about numbers: all bits of the lanes where it holds.</summary>
internal interface IProperty
{
    TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>A statement about pairs of numbers: all bits of the lanes where it holds.</summary>
internal interface IRelation
{
    TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}
