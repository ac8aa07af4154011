using System.Numerics;
using TorchSharp;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>What a loss over classes is told.</summary>
/// <param name="IgnoreIndex">Places with this class as their target count for nothing.</param>
/// <param name="Smoothing">The share of the target that is spread evenly over all classes.</param>
/// <param name="IsLogProbability">The scores are log-probabilities already.</param>
internal readonly record struct ClassLossOptions(long IgnoreIndex, double Smoothing, bool IsLogProbability);

/// <summary>Cross entropy of class indices, softmax included: one pass forwards, one pass backwards, parallel over places.</summary>
internal static unsafe class ClassLossKernel
{
    // About so many scores make a chunk worth handing to a thread.
    private const long Work = 8192;

    /// <summary>Writes each place's loss, its weight (0 where ignored) and the logarithm of its sum of exponentials.</summary>
    internal static void Forward(in ClassLayout layout, in ClassLossOptions options, TensorImpl scores, TensorImpl targets, TensorImpl? weight, TensorImpl losses, TensorImpl weights, TensorImpl logSums)
    {
        if (scores.DType == ScalarType.Float32)
        {
            Run<float>(layout, options, scores, targets, weight, losses, weights, logSums);
        }
        else
        {
            Run<double>(layout, options, scores, targets, weight, losses, weights, logSums);
        }
    }

    /// <summary>The gradient of the scores, given the factor of each place's loss.</summary>
    internal static TensorImpl Backward(in ClassLayout layout, in ClassLossOptions options, TensorImpl scores, TensorImpl targets, TensorImpl? weight, TensorImpl logSums, TensorImpl factors)
    {
        var result = TensorImpl.EmptyLike(scores);
        if (scores.DType == ScalarType.Float32)
        {
            RunBackward<float>(layout, options, scores, targets, weight, logSums, factors, result);
        }
        else
        {
            RunBackward<double>(layout, options, scores, targets, weight, logSums, factors, result);
        }

        return result;
    }

    private static void Run<T>(in ClassLayout layout, in ClassLossOptions options, TensorImpl scores, TensorImpl targets, TensorImpl? weight, TensorImpl losses, TensorImpl weights, TensorImpl logSums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var body = new ForwardBody<T>
        {
            Rows = new ClassRows<T>(layout, options, scores, targets, weight),
            Losses = losses.Pointer<T>(),
            Weights = weights.Pointer<T>(),
            LogSums = logSums.Pointer<T>(),
        };
        WorkerPool.For(layout.Count, Grain(layout), ref body);
        KeepAlive(scores, targets, weight, losses);
        KeepAlive(weights, logSums, null, null);
    }

    private static void RunBackward<T>(in ClassLayout layout, in ClassLossOptions options, TensorImpl scores, TensorImpl targets, TensorImpl? weight, TensorImpl logSums, TensorImpl factors, TensorImpl result)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var body = new BackwardBody<T>
        {
            Rows = new ClassRows<T>(layout, options, scores, targets, weight),
            LogSums = logSums.Pointer<T>(),
            Factors = factors.Pointer<T>(),
            Result = result.Pointer<T>(),
        };
        WorkerPool.For(layout.Count, Grain(layout), ref body);
        KeepAlive(scores, targets, weight, logSums);
        KeepAlive(factors, result, null, null);
    }

    private static long Grain(in ClassLayout layout) => Math.Max(1, Work / Math.Max(1, layout.Classes));

    private static void KeepAlive(TensorImpl a, TensorImpl b, TensorImpl? c, TensorImpl? d)
    {
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        GC.KeepAlive(d);
    }

    private struct ForwardBody<T> : IRangeBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public ClassRows<T> Rows;
        public T* Losses;
        public T* Weights;
        public T* LogSums;

        public readonly void Run(long start, long end)
        {
            for (var place = start; place < end; place++)
            {
                LogSums[place] = Rows.LogSum(place);
                (Losses[place], Weights[place]) = Rows.Loss(place, LogSums[place]);
            }
        }
    }

    private struct BackwardBody<T> : IRangeBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public ClassRows<T> Rows;
        public T* LogSums;
        public T* Factors;
        public T* Result;

        public readonly void Run(long start, long end)
        {
            for (var place = start; place < end; place++)
            {
                Rows.Gradient(place, LogSums[place], Factors[place], Result);
            }
        }
    }
}
