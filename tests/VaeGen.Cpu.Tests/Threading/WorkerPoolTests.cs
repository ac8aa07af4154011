using System.Collections.Concurrent;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Tests.Threading;

[Collection(OneAtATime.Name)]
public sealed class WorkerPoolTests : IDisposable
{
    private readonly int threads = WorkerPool.Threads;

    public void Dispose() => WorkerPool.Threads = threads;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void EveryIndexRunsOnceInChunksThatTheThreadCountDoesNotMove(int count)
    {
        WorkerPool.Threads = count;
        foreach (var (length, grain) in new (long, long)[] { (0, 1), (1, 1), (5, 2), (64, 64), (65, 64), (1000, 7), (100_000, 1000) })
        {
            var body = new Recorder { Hits = new int[length], Chunks = [] };
            WorkerPool.For(length, grain, ref body);
            Assert.All(body.Hits, hit => Assert.Equal(1, hit));
            var expected = new List<(long, long)>();
            for (long start = 0; start < length; start += grain)
            {
                expected.Add((start, Math.Min(length, start + grain)));
            }

            Assert.Equal(expected, body.Chunks.Order());
        }
    }

    [Fact]
    public void ManyShortLoopsInARowAllComplete()
    {
        WorkerPool.Threads = 4;
        for (var i = 0; i < 20_000; i++)
        {
            var body = new Adder { Sums = new long[4] };
            WorkerPool.For(4, 1, ref body);
            Assert.Equal(10, body.Sums.Sum());
        }
    }

    [Fact]
    public void ANestedLoopRunsOnItsThread()
    {
        WorkerPool.Threads = 3;
        var body = new Nest { Totals = new long[10] };
        WorkerPool.For(10, 1, ref body);
        Assert.All(body.Totals, total => Assert.Equal(10, total));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void AnExceptionReachesTheCallerAndThePoolWorksOn(int count)
    {
        WorkerPool.Threads = count;
        for (var i = 0; i < 100; i++)
        {
            var body = new Thrower { At = i };
            Assert.Equal("at " + i, Assert.Throws<InvalidOperationException>(() => WorkerPool.For(100, 1, ref body)).Message);
        }

        EveryIndexRunsOnceInChunksThatTheThreadCountDoesNotMove(count);
    }

    [Fact]
    public async Task SeveralUserThreadsMayCallAtOnce()
    {
        WorkerPool.Threads = 2;
        var cancellation = TestContext.Current.CancellationToken;
        var users = Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    var body = new Recorder { Hits = new int[1000], Chunks = [] };
                    WorkerPool.For(1000, 100, ref body);
                    Assert.All(body.Hits, hit => Assert.Equal(1, hit));
                }
            },
            cancellation));
        await Task.WhenAll(users);
    }

    [Fact]
    public void ALoopAllocatesNothing()
    {
        WorkerPool.Threads = 2;
        var body = new Adder { Sums = new long[100] };
        WorkerPool.For(100, 10, ref body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            WorkerPool.For(100, 10, ref body);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void ParkedWorkersWakeUp()
    {
        WorkerPool.Threads = 3;
        for (var i = 0; i < 20; i++)
        {
            Thread.Sleep(2);
            var body = new Meeting { Both = new Barrier(2) };
            WorkerPool.For(2, 1, ref body);
            body.Both.Dispose();
        }
    }

    [Fact]
    public void AThreadCountBelowOneIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => WorkerPool.Threads = 0);

    private struct Recorder : IRangeBody
    {
        public int[] Hits;
        public ConcurrentBag<(long Start, long End)> Chunks;

        public readonly void Run(long start, long end)
        {
            Chunks.Add((start, end));
            for (var i = start; i < end; i++)
            {
                _ = Interlocked.Increment(ref Hits[i]);
            }
        }
    }

    private struct Adder : IRangeBody
    {
        public long[] Sums;

        public readonly void Run(long start, long end)
        {
            for (var i = start; i < end; i++)
            {
                Sums[i] = i + 1;
            }
        }
    }

    private struct Nest : IRangeBody
    {
        public long[] Totals;

        public readonly void Run(long start, long end)
        {
            var inner = new Adder { Sums = new long[4] };
            WorkerPool.For(4, 1, ref inner);
            Totals[start] = inner.Sums.Sum();
        }
    }

    private struct Thrower : IRangeBody
    {
        public int At;

        public readonly void Run(long start, long end)
        {
            if (start == At)
            {
                throw new InvalidOperationException("at " + At);
            }
        }
    }

    // Only two threads together can pass: the caller and a worker that has woken.
    private struct Meeting : IRangeBody
    {
        public Barrier Both;

        public readonly void Run(long start, long end) => Assert.True(Both.SignalAndWait(10_000));
    }
}
