using Explorer;

namespace VaeGen.Explorer.Tests;

public class ModelWorkerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_waits_gives_way_to_a_newer_request_of_the_same_lane()
    {
        using var worker = new ModelWorker(capacity: 10);
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = worker.RunAsync("a", () => Hold(begun, gate), Cancellation);
        begun.Wait(Cancellation);
        var second = worker.RunAsync("a", () => 2, Cancellation);
        var other = worker.RunAsync("b", () => 20, Cancellation);
        var third = worker.RunAsync("a", () => 3, Cancellation);
        gate.Set();

        Assert.Equal(1, await first); // it had begun
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(3, await third);
        Assert.Equal(20, await other);
    }

    [Fact]
    public async Task A_client_that_has_gone_costs_nothing()
    {
        using var worker = new ModelWorker(capacity: 10);
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        using var gone = new CancellationTokenSource();
        var first = worker.RunAsync("a", () => Hold(begun, gate), Cancellation);
        begun.Wait(Cancellation);
        var isDone = false;
        var second = worker.RunAsync("b", () => isDone = true, gone.Token);
        await gone.CancelAsync();
        gate.Set();
        await first;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(isDone);
    }

    [Fact]
    public async Task An_error_is_the_request_s_and_the_thread_goes_on()
    {
        using var worker = new ModelWorker(capacity: 10);
        await Assert.ThrowsAsync<DataException>(() => worker.RunAsync<int>("a", () => throw new DataException("bad"), Cancellation));
        Assert.Equal(1, await worker.RunAsync("a", () => 1, Cancellation));
    }

    [Fact]
    public async Task It_does_not_take_more_than_it_can()
    {
        using var worker = new ModelWorker(capacity: 2);
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var first = worker.RunAsync("a", () => Hold(begun, gate), Cancellation);
        begun.Wait(Cancellation);
        Task<int>[] some = [worker.RunAsync("b", () => 2, Cancellation), worker.RunAsync("c", () => 3, Cancellation)];
        await Assert.ThrowsAsync<BusyException>(() => worker.RunAsync("d", () => 4, Cancellation));
        gate.Set();
        var both = await Task.WhenAll(some);
        Assert.Equal([2, 3], both);
        Assert.Equal(1, await first);
    }

    [Fact]
    public async Task All_is_done_by_one_thread()
    {
        using var worker = new ModelWorker(capacity: 100);
        var threads = await Task.WhenAll(Enumerable.Range(0, 50).Select(lane => worker.RunAsync($"{lane}", () => Environment.CurrentManagedThreadId, Cancellation)));
        Assert.Single(threads.Distinct());
    }

    private static int Hold(ManualResetEventSlim begun, ManualResetEventSlim gate)
    {
        begun.Set();
        gate.Wait(TimeSpan.FromSeconds(30), CancellationToken.None);
        return 1;
    }
}
