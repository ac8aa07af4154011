using Digits;
using TorchSharp;
using VaeGen;

return Options.Run(args, Run);

static int Run(Options options)
{
    IReport report = options.Json ? new JsonReport() : new ConsoleReport();
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, press) =>
    {
        press.Cancel = true; // let the step under way finish, then save
        stop.Cancel();
    };

    try
    {
        Results.Prepare(options.Out);
        var digits = DigitData.Load(options.Data);
        var training = new TrainingOptions
        {
            Epochs = options.Epochs,
            BatchSize = options.Batch,
            LearningRate = options.LearningRate,
            Seed = options.Seed,
        };

        if (options.Threads is { } threads)
        {
            torch.set_num_threads(threads);
        }
        torch.manual_seed(options.Seed ?? DigitVae.DeclaredTraining.Seed);
        using var model = new DigitVae();

        var finished = report.Training(digits, DigitVae.DeclaredTraining.With(training),
            progress => model.Fit(digits.Train, training, digits.HeldOut, progress, stop.Token));

        var files = Results.Write(model, digits, options.Out);
        report.Done(files);
        return finished ? 0 : 130; // what a shell expects after Ctrl-C
    }
    catch (Exception error) when (error is VaeGenException or IOException or UnauthorizedAccessException)
    {
        return Options.Fail(error.Message);
    }
}
