using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Functional.Activations;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>An activation, in place when <paramref name="into"/> is the input itself.</summary>
    internal static TensorImpl Activate<TActivation>(TActivation activation, string name, TensorImpl x, TensorImpl? into = null)
        where TActivation : struct, IActivation
    {
        Errors.Check(DTypes.IsFloating(x.DType), $"{name} is not implemented for '{DTypes.Name(x.DType)}': expected real numbers");
        using var temp = new Temporaries();
        PrepareTarget(x, x.Sizes, into);

        // The derivative is one of the input, which an in-place activation is about to overwrite.
        var kept = into is not null && Graph.Records(x) ? temp.Own(Clone(x)) : x;
        var y = Finish(Pointwise.UnaryReal(new ActivationOp<TActivation>(activation), x, into), into);
        if (Graph.Records(x))
        {
            Graph.Record(
                y,
                name + "Backward",
                pass =>
                {
                    Errors.Check(!GradMode.IsEnabled, $"the derivative of the backward pass of {name} is not implemented");
                    pass.Give(0, Pointwise.BinaryReal(new ActivationBackwardOp<TActivation>(activation), pass.Grad, pass.Saved(0)));
                },
                [x],
                [kept]);
        }

        return y;
    }
}
