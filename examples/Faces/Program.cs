using System.Runtime.InteropServices;
using Faces;
using TorchSharp;
using VaeGen;

return Options.Run(args, Run);

static int Run(Options options)
{
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    var report = new Report(options.Json, Console.Out);
    try
    {
        if (options.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }
        if (options.Measure)
        {
            DrawingRate.Measure(report);
        }
        else
        {
            new Study(options, report).Run(stop.Token);
        }
        return 0;
    }
    catch (OperationCanceledException)
    {
        return 130; // what a shell expects after Ctrl-C
    }
    catch (Exception error) when (error is VaeGenException or IOException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true; // let the step under way finish
        stop.Cancel();
    }
}
