using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <summary>
/// The operations of the engine. Each computes with a kernel and, where gradients are wanted, records how to go back.
/// What a method returns is owned by the caller once; what it is given stays the caller's.
/// </summary>
internal static unsafe partial class Ops
{
    internal static TensorImpl Full(long[] sizes, double value, ScalarType dtype)
    {
        var result = TensorImpl.Empty(sizes, dtype);
        Conversion.Fill(result, value, (long)value);
        return result;
    }

    internal static TensorImpl Full(long[] sizes, Number value, ScalarType dtype)
    {
        var result = TensorImpl.Empty(sizes, dtype);
        Conversion.Fill(result, value.Real, value.Integer);
        return result;
    }

    /// <summary>A number as an operand: a tensor without dimensions that yields to the other operand's type.</summary>
    internal static TensorImpl Wrap(Number value)
    {
        var result = Full(Shapes.Scalar, value, value.DType);
        result.IsNumber = true;
        return result;
    }

    /// <summary>start, start + step, … up to, not including, end.</summary>
    internal static TensorImpl Arange(Number start, Number end, Number step, ScalarType dtype)
    {
        Errors.Check(step.Real != 0, $"step must be nonzero");
        Errors.Check(
            (step.Real > 0 && end.Real >= start.Real) || (step.Real < 0 && end.Real <= start.Real),
            $"upper bound and larger bound inconsistent with step sign (from {start} to {end} by {step})");
        var isReal = DTypes.IsFloating(start.DType) || DTypes.IsFloating(end.DType) || DTypes.IsFloating(step.DType);
        var count = isReal
            ? (long)Math.Ceiling((end.Real - start.Real) / step.Real)
            : (end.Integer - start.Integer + step.Integer - Math.Sign(step.Integer)) / step.Integer;
        return Sequence(count, dtype, i => start.Real + (i * step.Real), i => start.Integer + (i * step.Integer), isReal);
    }

    /// <summary>So many numbers from start to end, both included, evenly spaced.</summary>
    internal static TensorImpl Linspace(double start, double end, long steps, ScalarType dtype)
    {
        Errors.Check(steps >= 0, $"number of steps must be non-negative, not {steps}");
        var step = steps > 1 ? (end - start) / (steps - 1) : 0;
        if (dtype == ScalarType.Float32)
        {
            // In the type itself, from both ends, as PyTorch does.
            var (from, to) = ((float)start, (float)end);
            var width = steps > 1 ? (to - from) / (steps - 1) : 0;
            return Sequence(steps, dtype, i => i < steps / 2 ? from + (width * i) : to - (width * (steps - i - 1)), null, true);
        }
        return Sequence(steps, dtype, i => i < steps / 2 ? start + (step * i) : end - (step * (steps - i - 1)), null, true);
    }

    /// <summary>So many powers of the base, their exponents evenly spaced from start to end, both included.</summary>
    internal static TensorImpl Logspace(double start, double end, long steps, double @base, ScalarType dtype)
    {
        Errors.Check(steps >= 0, $"number of steps must be non-negative, not {steps}");
        var step = steps > 1 ? (end - start) / (steps - 1) : 0;
        return Sequence(steps, dtype, i => Math.Pow(@base, i < steps / 2 ? start + (step * i) : end - (step * (steps - i - 1))), null, true);
    }

    internal static TensorImpl Eye(long rows, long columns, ScalarType dtype)
    {
        var result = Full([rows, columns], 0, dtype);
        using var temp = new Temporaries();
        var diagonal = temp.Own(result.Alias([Math.Min(rows, columns)], [columns + 1], 0));
        Conversion.Fill(diagonal, 1, 1);
        return result;
    }

    private static TensorImpl Sequence(long count, ScalarType dtype, Func<long, double> real, Func<long, long>? integer, bool isReal)
    {
        using var temp = new Temporaries();
        if (isReal || integer is null)
        {
            var values = temp.Own(TensorImpl.Empty([count], ScalarType.Float64));
            for (long i = 0; i < count; i++)
            {
                values.Pointer<double>()[i] = real(i);
            }
            GC.KeepAlive(values);
            return To(values, dtype);
        }
        var whole = temp.Own(TensorImpl.Empty([count], ScalarType.Int64));
        for (long i = 0; i < count; i++)
        {
            whole.Pointer<long>()[i] = integer(i);
        }
        GC.KeepAlive(whole);
        return To(whole, dtype);
    }
}
