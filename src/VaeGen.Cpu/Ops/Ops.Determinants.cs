using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Determinant(TensorImpl a)
    {
        CheckSquare("linalg.det", a);
        CheckReal("linalg.det", a);
        using var temp = new Temporaries();
        var (factors, signs) = Factors(temp, a);
        TensorImpl y;
        using (GradMode.Enable(false))
        {
            y = Mul(temp.Own(Prod(temp.Own(Diagonal(factors, 0, -2, -1)), -1, keepDim: false)), signs);
        }
        if (Graph.Records(a))
        {
            Graph.Record(
                y, "LinalgDetBackward", static pass => pass.Give(0, InverseTransposed(pass, pass.Own(Mul(pass.Grad, pass.Saved(1))))), [a], [a, Graph.Output]);
        }
        return y;
    }

    /// <summary>The determinant's sign and the logarithm of its magnitude, which neither overflows nor underflows.</summary>
    internal static (TensorImpl Sign, TensorImpl LogMagnitude) LogDeterminant(TensorImpl a)
    {
        CheckSquare("linalg.slogdet", a);
        CheckReal("linalg.slogdet", a);
        using var temp = new Temporaries();
        var (factors, signs) = Factors(temp, a);
        TensorImpl sign, log;
        using (GradMode.Enable(false))
        {
            var diagonal = temp.Own(Diagonal(factors, 0, -2, -1));
            sign = Mul(temp.Own(Prod(temp.Own(Sign(diagonal)), -1, keepDim: false)), signs);
            log = Sum(temp.Own(Log(temp.Own(Abs(diagonal)))), [-1], keepDim: false);
        }
        if (Graph.Records(a))
        {
            Graph.Record(log, "LinalgSlogdetBackward", static pass => pass.Give(0, InverseTransposed(pass, pass.Grad)), [a], [a]);
        }
        return (sign, log);
    }

    /// <summary>The logarithm of the determinant; NaN where that is negative.</summary>
    internal static TensorImpl LogOfDeterminant(TensorImpl a)
    {
        using var temp = new Temporaries();
        var (sign, log) = LogDeterminant(a);
        var isNegative = temp.Own(Lt(temp.Own(sign), temp.Own(Wrap(Number.Of(0L)))));
        return MaskedFill(temp.Own(log), isNegative, Number.Of(double.NaN));
    }

    /// <summary>A multiplied with itself; a negative power is the inverse's.</summary>
    internal static TensorImpl MatrixPower(TensorImpl a, int n)
    {
        CheckSquare("linalg.matrix_power", a);
        using var temp = new Temporaries();
        if (n == 0)
        {
            return Clone(temp.Own(Expand(temp.Own(Identity(a.Sizes[^1], a.DType)), a.Sizes)));
        }
        var factor = a;
        if (n < 0)
        {
            (factor, var info) = Invert(a, checkErrors: true);
            _ = temp.Own(factor);
            info.Release();
        }
        TensorImpl? result = null;
        for (var rest = Math.Abs((long)n); ; factor = temp.Own(MatMul(factor, factor)))
        {
            if (rest % 2 == 1)
            {
                result = result is null ? factor : temp.Own(MatMul(result, factor));
            }
            rest /= 2;
            if (rest == 0)
            {
                return ReferenceEquals(result, a) ? Clone(a) : result!.Retain();
            }
        }
    }

    // L and U, and for each matrix the sign of its exchanges of rows.
    private static (TensorImpl Factors, TensorImpl Signs) Factors(Temporaries temp, TensorImpl a)
    {
        var (factors, pivots, info) = LuFactor(a);
        info.Release();
        _ = temp.Own(factors);
        var signs = temp.Own(Full(a.Sizes[..^2], 1, a.DType));
        using var off = GradMode.Enable(false);
        var n = a.Sizes[^1];
        var places = temp.Own(pivots).Pointer<int>();
        for (long i = 0; i < signs.Count; i++)
        {
            var isOdd = false;
            for (long k = 0; k < n; k++)
            {
                isOdd ^= places[(i * n) + k] != k + 1;
            }
            if (isOdd)
            {
                using var inner = new Temporaries();
                FillInPlace(inner.Own(signs.Alias(Shapes.Scalar, [], i)), Number.Of(-1L));
            }
        }
        GC.KeepAlive(pivots);
        return (factors, signs);
    }

    // factor · A⁻ᵀ, one factor a matrix
    private static TensorImpl InverseTransposed(Backprop pass, TensorImpl factor)
    {
        var (inverse, info) = Invert(pass.Saved(0), checkErrors: true);
        info.Release();
        var turned = pass.Own(Transpose(pass.Own(inverse), -2, -1));
        return Mul(turned, pass.Own(Unsqueeze(pass.Own(Unsqueeze(factor, -1)), -1)));
    }
}
