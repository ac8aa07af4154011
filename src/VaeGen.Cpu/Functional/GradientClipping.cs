using TorchSharp.Modules;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Reductions;

namespace VaeGen.Cpu.Functional;

/// <summary>The norm of many gradients taken together, and their scaling: each reads every gradient once.</summary>
internal static class GradientClipping
{
    // As PyTorch adds it: a norm of zero must not divide.
    private const double Epsilon = 1e-6;

    /// <summary>The p-norm of all gradients as one vector; as in libtorch, power 0 counts the gradients and −∞ gives the smallest magnitude.</summary>
    internal static double Norm(IReadOnlyList<Parameter> parameters, double power)
    {
        var gradients = 0;
        var total = double.IsNegativeInfinity(power) ? double.PositiveInfinity : 0;
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Impl.Grad is { } gradient)
            {
                gradients++;
                total = Join(total, Part(gradient, power), power);
            }
        }

        return (gradients, power) switch
        {
            (0, _) => 0,
            (_, 0) => gradients,
            (_, 2) => Math.Sqrt(total),
            (_, 1 or double.PositiveInfinity or double.NegativeInfinity) => total,
            _ => Math.Pow(total, 1 / power),
        };
    }

    /// <summary>Scales the gradients so that a norm of this size becomes the largest allowed; NaN makes all of them NaN, as in PyTorch.</summary>
    internal static void Scale(IReadOnlyList<Parameter> parameters, double norm, double largest)
    {
        var factor = largest / (norm + Epsilon);
        if (factor >= 1)
        {
            return;
        }

        using var temp = new Temporaries();
        var number = temp.Own(Ops.Wrap(Number.Of(factor)));
        for (var i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Impl.Grad is { } gradient)
            {
                _ = Ops.Mul(gradient, number, gradient);
            }
        }
    }

    // What one gradient adds to the total: powers where they are summed.
    private static double Part(TensorImpl gradient, double power)
    {
        switch (power)
        {
            case 0: return 0;
            case 1: return Reduce.All<MagnitudeSumReducer>(gradient);
            case 2: return Reduce.All<SquareSumReducer>(gradient);
            case double.PositiveInfinity: return Reduce.All<LargestMagnitudeReducer>(gradient);
            default:
                using (var temp = new Temporaries())
                {
                    var magnitude = temp.Own(Ops.Abs(gradient));
                    return double.IsNegativeInfinity(power)
                        ? Reduce.All<MinimumReducer>(magnitude)
                        : Reduce.All<SumReducer>(temp.Own(Ops.Pow(magnitude, Number.Of(power))));
                }
        }
    }

    private static double Join(double total, double part, double power) => power switch
    {
        double.PositiveInfinity => Math.Max(total, part),
        double.NegativeInfinity => Math.Min(total, part),
        _ => total + part,
    };
}
