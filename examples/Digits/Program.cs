using System.Runtime.InteropServices;
using Digits;
using Spectre.Console;
using TorchSharp;
using VaeGen;

return Options.Run(args, Run);

static int Run(Options options)
{
    using var stop = new CancellationTokenSource();
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

    MpiCommunicator? processes = null;
    try
    {
        processes = options.Distributed ? MpiCommunicator.Start() : null;
        var isFirst = processes is null or { Rank: 0 };
        AnsiConsole.Profile.Capabilities.Interactive &= processes is null; // mpirun gives its programs a terminal that nobody sees
        IReport report = !isFirst ? new SilentReport() : options.Json ? new JsonReport() : new ConsoleReport();
        if (isFirst)
        {
            Results.Prepare(options.Out);
        }
        var digits = DigitData.Load(options.Data, options.Model.NeedsLabels);
        var training = new TrainingOptions
        {
            Epochs = options.Epochs,
            BatchSize = options.Batch,
            LearningRate = options.LearningRate,
            Seed = options.Seed,
            Checkpoints = options.Resume
                ? new CheckpointOptions(Path.Combine(options.Out, "checkpoints")) { Resume = true, EverySteps = options.CheckpointSteps }
                : null,
            Communicator = processes,
        };
        if (processes?.Size > options.Model.Settings.With(training).BatchSize)
        {
            return Options.Fail($"--batch is {options.Batch}, expected at least {processes.Size}, one for each process.");
        }

        if (options.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }
        torch.manual_seed(options.Seed ?? options.Model.Settings.Seed);
        using var model = options.Model.Create();
        using var log = isFirst && options.Log is { } folder ? new TrainingLog(folder, model, digits) : null;

        var history = new HistoryKeeper();
        var finished = report.Training(digits, options.Model.Settings.With(training),
            progress => model.Fit(digits.Train, training, digits.HeldOut, new ProgressGroup(progress, log, history), stop.Token));

        if (isFirst)
        {
            if (finished && options.Likelihood is { } draws)
            {
                report.Likelihood(draws, model.LogLikelihood(digits.HeldOut, draws, batchSize: 20));
            }
            report.Done(Results.Write(model, digits, history.History, options.Out));
        }
        processes?.Complete();
        return finished ? 0 : 130; // what a shell expects after Ctrl-C
    }
    catch (Exception error) when (error is VaeGenException or IOException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }
    finally
    {
        processes?.Dispose(); // after the error was told: without Complete it ends the whole job
    }

    void Stop(PosixSignalContext signal)
    {
        signal.Cancel = true; // let the step under way finish, then save
        stop.Cancel();
    }
}
