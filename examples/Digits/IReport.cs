using VaeGen;

namespace Digits;

/// <summary>Tells the person, or the program, at the other end how the training goes.</summary>
internal interface IReport
{
    /// <summary>Runs a training and reports on it as it goes. False when it was stopped before its end.</summary>
    bool Training(DigitData digits, TrainingSettings settings, Func<IProgress<TrainingProgress>, TrainingHistory> fit);

    /// <summary>Tells the mean of log p(x) over the held-out digits, in nats, estimated with so many draws a digit.</summary>
    void Likelihood(int draws, double logLikelihood);

    /// <summary>Names the files that were written.</summary>
    void Done(IReadOnlyList<string> files);
}
