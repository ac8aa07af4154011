using System.Runtime.InteropServices;
using Explorer;
using TorchSharp;
using VaeGen;

return Options.Run(args, options => RunAsync(options).GetAwaiter().GetResult());

static async Task<int> RunAsync(Options options)
{
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    try
    {
        if (options.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }
        var path = options.Model ?? ModelSearch.Newest("out");
        if (path is null)
        {
            path = Path.Combine("out", "explorer", "digits.safetensors");
            FirstModel.Train(path, Console.WriteLine, stop.Token);
        }
        torch.manual_seed(Random.Shared.NextInt64()); // another start, other draws
        using var model = OpenModel.Load(path, options.Data);
        await ServeAsync(model, path, options, stop.Token);
        return 0;
    }
    catch (OperationCanceledException)
    {
        return 130; // stopped before there was anything to serve: what a shell expects after Ctrl-C
    }
    catch (Exception error) when (error is VaeGenException or IOException or InvalidDataException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true;
        stop.Cancel();
    }
}

static async Task ServeAsync(OpenModel model, string path, Options options, CancellationToken stopped)
{
    await using var server = await ExplorerServer.StartAsync(model, options.Measure ? 0 : options.Port, new ServerLimits());
    Console.WriteLine($"{model.Name} from {path}: {model.Map.Dimensions.Count(dimension => dimension.Active)} of {model.Model.Dimensions} dimensions are in use.");
    if (options.Measure)
    {
        Console.WriteLine(await Measurement.RunAsync(server.Address, model, stopped));
        return;
    }
    Console.WriteLine($"Open {server.Address} in a browser on this machine. Ctrl-C ends it.");
    await Task.Delay(Timeout.Infinite, stopped).ContinueWith(_ => { }, TaskScheduler.Default);
    Console.WriteLine("Ended.");
}
