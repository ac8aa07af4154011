using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Changes the type of a module's tensor and of its gradient; every handle to it sees the change.</summary>
        internal void ConvertInPlace(ScalarType dtype)
        {
            if (Impl.DType == dtype || !DTypes.IsFloating(Impl.DType))
            {
                return;
            }

            using var frozen = GradMode.Enable(false);
            using var temp = new Temporaries();
            Impl.Adopt(temp.Own(Ops.To(Impl, dtype)));
            if (Impl.Grad is { } gradient)
            {
                Impl.SetGrad(Ops.To(gradient, dtype));
            }
        }
    }
}
