using System.Numerics;
using VaeGen.Cpu.Functional.Losses;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Activations;

/// <summary>Softmax and its logarithm along one dimension of contiguous scores, parallel over places.</summary>
internal static unsafe class SoftmaxKernel
{
    private const long Work = 8192;

    internal static TensorImpl Forward(TensorImpl scores, in ClassLayout layout, bool isLog)
    {
        var result = TensorImpl.EmptyLike(scores);
        if (scores.DType == ScalarType.Float32)
        {
            Run(new ForwardBody<float> { Layout = layout, IsLog = isLog, Scores = scores.Pointer<float>(), Result = result.Pointer<float>() }, layout);
        }
        else
        {
            Run(new ForwardBody<double> { Layout = layout, IsLog = isLog, Scores = scores.Pointer<double>(), Result = result.Pointer<double>() }, layout);
        }

        GC.KeepAlive(scores);
        return result;
    }

    /// <summary>The gradient of the scores from that of the output and the output itself.</summary>
    internal static TensorImpl Backward(TensorImpl gradient, TensorImpl output, in ClassLayout layout, bool isLog)
    {
        var result = TensorImpl.EmptyLike(output);
        if (output.DType == ScalarType.Float32)
        {
            Run(new BackwardBody<float> { Layout = layout, IsLog = isLog, Gradient = gradient.Pointer<float>(), Output = output.Pointer<float>(), Result = result.Pointer<float>() }, layout);
        }
        else
        {
            Run(new BackwardBody<double> { Layout = layout, IsLog = isLog, Gradient = gradient.Pointer<double>(), Output = output.Pointer<double>(), Result = result.Pointer<double>() }, layout);
        }

        GC.KeepAlive(gradient);
        GC.KeepAlive(output);
        return result;
    }

    private static void Run<TBody>(TBody body, in ClassLayout layout)
        where TBody : struct, IRangeBody => WorkerPool.For(layout.Count, Math.Max(1, Work / Math.Max(1, layout.Classes)), ref body);

    private struct ForwardBody<T> : IRangeBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public ClassLayout Layout;
        public bool IsLog;
        public T* Scores;
        public T* Result;

        public readonly void Run(long start, long end)
        {
            for (var place = start; place < end; place++)
            {
                var first = Layout.First(place);
                T* row = Scores + first, into = Result + first;
                long step = Layout.Places, stop = Layout.Classes * step;
                var largest = T.NegativeInfinity;
                for (long c = 0; c < stop; c += step)
                {
                    largest = T.Max(largest, row[c]);
                }

                var sum = T.Zero;
                for (long c = 0; c < stop; c += step)
                {
                    into[c] = T.Exp(row[c] - largest);
                    sum += into[c];
                }

                var log = largest + T.Log(sum);
                for (long c = 0; c < stop; c += step)
                {
                    into[c] = IsLog ? row[c] - log : into[c] / sum;
                }
            }
        }
    }

    private struct BackwardBody<T> : IRangeBody
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public ClassLayout Layout;
        public bool IsLog;
        public T* Gradient;
        public T* Output;
        public T* Result;

        public readonly void Run(long start, long end)
        {
            for (var place = start; place < end; place++)
            {
                var first = Layout.First(place);
                T* g = Gradient + first, y = Output + first, into = Result + first;
                long step = Layout.Places, stop = Layout.Classes * step;
                var sum = T.Zero;
                for (long c = 0; c < stop; c += step)
                {
                    sum += IsLog ? g[c] : g[c] * y[c];
                }

                for (long c = 0; c < stop; c += step)
                {
                    into[c] = IsLog ? g[c] - (T.Exp(y[c]) * sum) : (g[c] - sum) * y[c];
                }
            }
        }
    }
}
