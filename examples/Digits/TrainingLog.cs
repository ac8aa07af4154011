using TorchSharp;
using VaeGen;

namespace Digits;

/// <summary>What --log leaves in its folder: training.jsonl, and an event file for TensorBoard with the losses, and every epoch the weights and what the model draws.</summary>
internal sealed class TrainingLog : ITrainingObserver, IDisposable
{
    private const long SampleSeed = 1;

    private readonly IDigitModel model;
    private readonly DigitData digits;
    private readonly JsonLinesLog lines;
    private readonly TensorBoardLog board;
    private readonly ProgressGroup both;

    /// <summary>Opens the files; a folder that cannot be written to is found out before the training.</summary>
    public TrainingLog(string folder, IDigitModel model, DigitData digits)
    {
        (this.model, this.digits) = (model, digits);
        lines = new JsonLinesLog(Path.Combine(folder, "training.jsonl"));
        board = new TensorBoardLog(folder);
        both = new ProgressGroup(lines, board);
    }

    public void Begin(TrainingStart start) => both.Begin(start);

    public void Report(TrainingProgress value)
    {
        both.Report(value);
        if (value.Completed is not null)
        {
            WriteWeights(value.StepsDone);
            board.Image("samples", Samples(), value.StepsDone, columns: 8, scale: 2);
            var columns = Math.Min(8, digits.HeldOut.Count);
            board.Image("reconstructions", Results.Reconstructions(model, digits.HeldOut, rows: 4, columns), value.StepsDone, columns, scale: 2);
        }
    }

    public void Saved(string path, long stepsDone) => both.Saved(path, stepsDone);

    public void RolledBack(NonFiniteLossException error, long stepsDone) => both.RolledBack(error, stepsDone);

    public void End(TrainingStop stop) => both.End(stop);

    public void Dispose()
    {
        board.Dispose();
        lines.Dispose();
    }

    private void WriteWeights(long step)
    {
        using var frozen = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (var (name, weights) in ((torch.nn.Module)model).named_parameters()) // as every emitted model is
        {
            board.Histogram($"weights/{name}", weights.cpu().data<float>().ToArray(), step);
        }
    }

    // the same codes every epoch, and none of the random numbers that the training goes on with
    private SampleSet Samples()
    {
        using var random = torch.get_rng_state();
        torch.manual_seed(SampleSeed);
        var samples = model.Sample(64);
        torch.set_rng_state(random);
        return samples;
    }
}
