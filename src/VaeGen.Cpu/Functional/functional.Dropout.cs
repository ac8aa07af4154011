using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>In training sets each element to zero with probability p and divides the others by 1 − p.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                Errors.Check(p is >= 0 and <= 1, $"dropout probability has to be between 0 and 1, but got {p}");
                if (!training || p == 0 || input.numel() == 0)
                {
                    return input.alias();
                }

                if (p == 1)
                {
                    return inplace ? input.mul_(0).alias() : input * 0;
                }

                // the mask in the order in which PyTorch draws it
                Tensor mask;
                using (no_grad())
                {
                    mask = empty_like(input).bernoulli_(1 - p).div_(1 - p);
                }

                using (mask)
                {
                    return inplace ? input.mul_(mask).alias() : input * mask;
                }
            }
        }
    }
}
