using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Threading;

namespace VaeGen.Benchmarks;

/// <summary>The matrix multiplications of the mlp workload at batch 128, and the micro-kernel alone on a packed, cached panel.</summary>
internal static unsafe class GemmBenchmark
{
    // Layout names A's, then B's: N as it lies, T transposed. NT is the forward pass, NN the gradient to the input, TN the one to the weight.
    private static readonly (string Layout, int M, int N, int K)[] Cases =
    [
        ("NT", 128, 400, 784), ("NT", 128, 20, 400), ("NT", 128, 400, 20), ("NT", 128, 784, 400),
        ("NN", 128, 400, 784), ("NN", 128, 20, 400), ("NN", 128, 400, 20),
        ("TN", 400, 784, 128), ("TN", 20, 400, 128), ("TN", 400, 20, 128), ("TN", 784, 400, 128),
        ("NN", 512, 512, 512), ("NN", 1024, 1024, 1024), ("NT", 1, 784, 400),
    ];

    private static int Bits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;

    internal static int Run(ReadOnlySpan<string> options)
    {
        var seconds = options.Length == 0 ? 0.15 : double.Parse(options[0], CultureInfo.InvariantCulture);
        var most = Math.Max(Environment.ProcessorCount, 2);
        var kernel = MicroKernel(seconds);
        Console.WriteLine($"micro-kernel alone, packed and cached, vectors of {Bits} bits: {kernel:F1} GFLOP/s");
        Console.WriteLine($"{"layout",-7}{"m",6}{"n",6}{"k",6}{"1 thread",12}{"GFLOP/s",9}{"of it",7}{most + " threads",12}{"GFLOP/s",9}");
        foreach (var (layout, m, n, k) in Cases)
        {
            var flops = 2.0 * m * n * k;
            var one = Median(1, seconds, layout, m, n, k);
            var all = Median(most, seconds, layout, m, n, k);
            Console.WriteLine($"{layout,-7}{m,6}{n,6}{k,6}{one * 1e6,9:F1} µs{flops / one / 1e9,9:F1}{flops / one / 1e9 / kernel,7:P0}{all * 1e6,9:F1} µs{flops / all / 1e9,9:F1}");
        }

        return 0;
    }

    private static double Median(int threads, double seconds, string layout, int m, int n, int k)
    {
        WorkerPool.Threads = threads;
        using var a = new Buffer(m * k);
        using var b = new Buffer(k * n);
        using var c = new Buffer(m * n);
        var (aRow, aCol) = layout[0] == 'N' ? (k, 1) : (1, m);
        var (bRow, bCol) = layout[1] == 'N' ? (n, 1) : (1, k);
        return Measure.Median(seconds, () => Gemm.Run(m, n, k, 1, a.Values, aRow, aCol, b.Values, bRow, bCol, 0, c.Values, n, null));
    }

    private static double MicroKernel(double seconds)
    {
        using var a = new Buffer(1 << 14);
        using var b = new Buffer(1 << 14);
        using var c = new Buffer(1 << 14);
        var finish = new GemmFinish<float> { Alpha = 1 };
        const int K = 256, Repeats = 100;
        var (rows, width) = Vector512.IsHardwareAccelerated ? (14, 32) : Vector256.IsHardwareAccelerated ? (6, 16) : (6, 8);
        var time = Measure.Median(seconds, () =>
        {
            var sums = finish;
            for (var i = 0; i < Repeats; i++)
            {
                if (Vector512.IsHardwareAccelerated)
                {
                    GemmTile<Simd512<float>, Vector512<float>, float, N14, N2>.Run(K, a.Values, 1, rows, b.Values, width, &sums, c.Values, width);
                }
                else if (Vector256.IsHardwareAccelerated)
                {
                    GemmTile<Simd256<float>, Vector256<float>, float, N6, N2>.Run(K, a.Values, 1, rows, b.Values, width, &sums, c.Values, width);
                }
                else
                {
                    GemmTile<Simd128<float>, Vector128<float>, float, N6, N2>.Run(K, a.Values, 1, rows, b.Values, width, &sums, c.Values, width);
                }
            }
        });
        return 2.0 * rows * width * K * Repeats / time / 1e9;
    }

    private sealed class Buffer : IDisposable
    {
        internal Buffer(int count)
        {
            Values = (float*)NativeMemory.AlignedAlloc((nuint)count * sizeof(float), 64);
            for (var i = 0; i < count; i++)
            {
                Values[i] = (i % 17) - 8;
            }
        }

        internal float* Values { get; }

        public void Dispose() => NativeMemory.AlignedFree(Values);
    }
}
