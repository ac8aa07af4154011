using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>
/// A loss of single elements, f(x, target, extra), with its derivatives: written once, run in every width.
/// What the extra operand is, and whether there is one, is the loss's own affair.
/// </summary>
internal interface ILoss
{
    TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    /// <summary>The derivative by x.</summary>
    TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;

    TLanes ByExtra<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.All(default);
}
