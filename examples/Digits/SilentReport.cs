using VaeGen;

namespace Digits;

/// <summary>What the further processes of a distributed run say: nothing, the first one speaks for all.</summary>
internal sealed class SilentReport : IReport, IProgress<TrainingProgress>
{
    public bool Training(DigitData digits, TrainingSettings settings, Func<IProgress<TrainingProgress>, TrainingHistory> fit)
    {
        try
        {
            fit(this);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Report(TrainingProgress value)
    {
    }

    public void Likelihood(int draws, double logLikelihood)
    {
    }

    public void Done(IReadOnlyList<string> files)
    {
    }
}
