using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Tests.Threading;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Tests.Kernels;

[Collection(OneAtATime.Name)]
public sealed unsafe class GemmTests : IDisposable
{
    private readonly int threads = WorkerPool.Threads;

    public void Dispose() => WorkerPool.Threads = threads;

    [Fact]
    public void SmallSizesOfEveryLayout()
    {
        var random = new System.Random(1);
        WorkerPool.Threads = 2;
        for (var i = 0; i < 400; i++)
        {
            var (m, n, k) = (random.Next(71), random.Next(71), random.Next(71));
            new GemmCase<float>(random, m, n, k, i % 16).Check(Gemm.Run);
            new GemmCase<double>(random, m, n, k, i % 16).Check(Gemm.Run);
        }
    }

    [Fact]
    public void LargerSizesOfEveryLayout()
    {
        var random = new System.Random(2);
        WorkerPool.Threads = 3;
        for (var i = 0; i < 16; i++)
        {
            var (m, n, k) = (random.Next(100, 500), random.Next(20, 100), random.Next(100, 700));
            new GemmCase<float>(random, m, n, k, i).Check(Gemm.Run);
            new GemmCase<double>(random, n, m, k / 2, i).Check(Gemm.Run);
        }
    }

    // So many columns that A is packed too.
    [Fact]
    public void WideSizesOfEveryLayout()
    {
        var random = new System.Random(4);
        WorkerPool.Threads = 3;
        for (var i = 0; i < 32; i++)
        {
            var (m, n, k) = (random.Next(1, 70), random.Next(180, 500), random.Next(1, i % 4 == 0 ? 700 : 40));
            new GemmCase<float>(random, m, n, k, i).Check(Gemm.Run);
            new GemmCase<double>(random, m, n, k, i).Check(Gemm.Run);
        }
    }

    // Instantiated by hand, a width runs on any CPU: what the hardware lacks, the runtime does in halves.
    [Theory]
    [InlineData(128, 6)]
    [InlineData(128, 14)]
    [InlineData(256, 6)]
    [InlineData(512, 14)]
    public void EveryVectorWidth(int bits, int rows)
    {
        var random = new System.Random(bits + rows);
        for (var i = 0; i < 50; i++)
        {
            var (m, n, k) = i % 10 == 0 ? (random.Next(100, 260), random.Next(60), random.Next(100, 660)) : i % 10 == 5 ? (random.Next(1, 40), random.Next(180, 480), random.Next(1, 100)) : (random.Next(71), random.Next(71), random.Next(71));
            new GemmCase<float>(random, m, n, k, i % 16).Check(Kernel<float>(bits, rows));
            new GemmCase<double>(random, m, n, k, i % 16).Check(Kernel<double>(bits, rows));
        }
    }

    [Fact]
    public void TheBitsDoNotDependOnTheNumberOfThreads()
    {
        var random = new System.Random(3);
        foreach (var (m, n, k) in new[] { (128, 200, 784), (128, 20, 400), (400, 111, 128), (37, 203, 611), (65, 500, 330), (600, 200, 40) })
        {
            for (var layout = 0; layout < 4; layout++)
            {
                var single = new GemmCase<float>(random, m, n, k, layout);
                var twofold = new GemmCase<double>(random, m, n, k, layout);
                WorkerPool.Threads = 1;
                var (expected, expected64) = (single.Run(Gemm.Run), twofold.Run(Gemm.Run));
                foreach (var count in new[] { 2, 3, 8 })
                {
                    WorkerPool.Threads = count;
                    Assert.Equal(expected, single.Run(Gemm.Run));
                    Assert.Equal(expected64, twofold.Run(Gemm.Run));
                }
            }
        }
    }

    [Fact]
    public void AMultiplicationAllocatesNothing()
    {
        WorkerPool.Threads = 2;
        var values = new float[128 * 400];
        fixed (float* p = values)
        {
            Gemm.Run(128, 128, 400, 1, p, 400, 1, p, 1, 400, 0, p, 128, null);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Gemm.Run(128, 128, 400, 1, p, 400, 1, p, 1, 400, 0, p, 128, null);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    private static Multiply<T> Kernel<T>(int bits, int rows)
        where T : unmanaged, System.Numerics.INumber<T>
        => (bits, rows) switch
        {
            (128, 6) => Gemm.Run<Simd128<T>, Vector128<T>, T, N6>,
            (128, 14) => Gemm.Run<Simd128<T>, Vector128<T>, T, N14>,
            (256, 6) => Gemm.Run<Simd256<T>, Vector256<T>, T, N6>,
            _ => Gemm.Run<Simd512<T>, Vector512<T>, T, N14>,
        };
}
