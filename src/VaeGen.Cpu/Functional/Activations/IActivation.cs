using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Activations;

/// <summary>A function of one number and its derivative, both of the input.</summary>
internal interface IActivation
{
    TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>The activation itself.</summary>
internal readonly struct ActivationOp<TActivation>(TActivation activation) : IUnary
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => activation.Value<TLanes, T>(x);
}

/// <summary>Its backward step in one pass: the upstream gradient times the derivative.</summary>
internal readonly struct ActivationBackwardOp<TActivation>(TActivation activation) : IBinary
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes gradient, TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => gradient * activation.Slope<TLanes, T>(x);
}
