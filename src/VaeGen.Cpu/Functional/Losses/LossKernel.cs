using System.Numerics;
using TorchSharp;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>
/// Runs a loss over contiguous tensors of one shape and type, in one pass forwards and one pass for each gradient.
/// </summary>
/// <remarks>
/// Sums are taken chunk by chunk, the chunks cut by the count alone, and added up in their order: the number of threads leaves no trace.
/// </remarks>
internal static unsafe class LossKernel
{
    // A quarter of a core's second-level cache holds a chunk of every operand.
    private const int Chunk = 8192;

    /// <summary>The loss of every element, or their sum times <paramref name="scale"/>.</summary>
    internal static TensorImpl Forward<TLoss>(TLoss loss, in LossOperands operands, bool isReduced, double scale)
        where TLoss : struct, ILoss
    {
        var x = operands.Input;
        var result = isReduced ? TensorImpl.Empty(Shapes.Scalar, x.DType) : TensorImpl.EmptyLike(x);
        if (x.DType == ScalarType.Float32)
        {
            Forward<TLoss, float>(loss, operands, result, isReduced, scale);
        }
        else
        {
            Forward<TLoss, double>(loss, operands, result, isReduced, scale);
        }

        return result;
    }

    /// <summary>The gradient of one operand: the derivative times the upstream gradient (one for all when the loss was reduced) times <paramref name="scale"/>.</summary>
    internal static TensorImpl Backward<TLoss>(TLoss loss, in LossOperands operands, LossOperand by, TensorImpl gradient, double scale)
        where TLoss : struct, ILoss
    {
        var x = operands.Input;
        var result = TensorImpl.EmptyLike(x);
        if (x.DType == ScalarType.Float32)
        {
            Backward<TLoss, float>(loss, operands, by, gradient, scale, result);
        }
        else
        {
            Backward<TLoss, double>(loss, operands, by, gradient, scale, result);
        }

        return result;
    }

    private static void Forward<TLoss, T>(TLoss loss, in LossOperands operands, TensorImpl result, bool isReduced, double scale)
        where TLoss : struct, ILoss
        where T : unmanaged, INumber<T>
    {
        var chunks = checked((int)((operands.Input.Count + Chunk - 1) / Chunk));
        var heap = isReduced && chunks > 256 ? new double[chunks] : null;
        var stack = stackalloc double[isReduced && chunks <= 256 ? chunks : 0];
        fixed (double* pinned = heap)
        {
            var sums = heap is null ? stack : pinned;
            var body = new LossForward<TLoss, T>(loss, operands, isReduced ? null : result.Pointer<T>(), sums, Chunk);
            WorkerPool.For(operands.Input.Count, Chunk, ref body);
            if (isReduced)
            {
                var total = 0.0;
                for (var i = 0; i < chunks; i++)
                {
                    total += sums[i];
                }

                *result.Pointer<T>() = T.CreateTruncating(total * scale);
            }
        }

        operands.KeepAlive();
        GC.KeepAlive(result);
    }

    private static void Backward<TLoss, T>(TLoss loss, in LossOperands operands, LossOperand by, TensorImpl gradient, double scale, TensorImpl result)
        where TLoss : struct, ILoss
        where T : unmanaged, INumber<T>
    {
        var isReduced = gradient.Count == 1;
        var factor = isReduced ? double.CreateTruncating(*gradient.Pointer<T>()) * scale : scale;
        var body = new LossBackward<TLoss, T>(loss, operands, by, isReduced ? null : gradient.Pointer<T>(), T.CreateTruncating(factor), result.Pointer<T>());
        WorkerPool.For(operands.Input.Count, Chunk, ref body);
        operands.KeepAlive();
        GC.KeepAlive(gradient);
        GC.KeepAlive(result);
    }
}

internal enum LossOperand
{
    Input,
    Target,
    Extra,
}

/// <summary>What a loss reads: contiguous tensors of one shape and type.</summary>
internal readonly record struct LossOperands(TensorImpl Input, TensorImpl Target, TensorImpl? Extra, TensorImpl? Weight)
{
    internal void KeepAlive()
    {
        GC.KeepAlive(Input);
        GC.KeepAlive(Target);
        GC.KeepAlive(Extra);
        GC.KeepAlive(Weight);
    }
}
