namespace VaeGen.Tests;

/// <summary>The loop that is emitted, around one number: four epochs of three steps, each with 4, 4 and 2 samples, and a validation after each.</summary>
internal sealed class ObservedRun(string model = "M") : ITrainingState
{
    public const string Declaration = """{"input":[1]}""";

    public static readonly TrainingSettings Settings = new() { Epochs = 4, BatchSize = 4, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Seed = 3 };

    private static readonly SampleSet ten = new([.. Enumerable.Range(0, 10)], 1);
    private static readonly SampleSet held = new([5, 6, 7], 1);

    private float weight = 0.5f;

    /// <summary>The loss at a step, from 1.</summary>
    public Func<long, float> LossAt { get; set; } = step => step;

    /// <summary>The validation loss after a step.</summary>
    public Func<long, double> ValidationLossAt { get; set; } = step => 100 + step;

    /// <summary>Called in the middle of a step.</summary>
    public Action<long> AtStep { get; set; } = _ => { };

    /// <summary>The objective's further terms.</summary>
    public (string Name, double Value)[] Further { get; set; } = [];

    public CancellationToken Stop { get; set; } = TestContext.Current.CancellationToken;

    public float Weight => weight;

    public TrainingHistory Train(IProgress<TrainingProgress>? progress = null, TrainingSettings? settings = null)
    {
        using var run = new TrainingRun(new SampleSpec(model, [1], 0, 100), ten, held, settings ?? Settings, progress, Stop);
        run.Begin(this, Declaration);
        foreach (var batch in run.Batches())
        {
            var step = run.StepsDone + 1;
            AtStep(step);
            if (!run.Record(batch, LossAt(step), 2 * step, 3 * step, Further))
            {
                continue;
            }
            weight = (float)((0.7 * weight) + (run.LearningRate * batch.Values.Sum()));
            if (run.ValidationIsDue)
            {
                run.EndValidation(new LossSummary { Loss = ValidationLossAt(step), Reconstruction = 1, Kl = 2, Count = 3 });
            }
        }
        return run.History;
    }

    void ITrainingState.Save(ModelFile file) => file.Add("weight", [], [weight]);

    void ITrainingState.Load(ModelFile file) => weight = file.Values("weight", [])[0];

    void ITrainingState.ShareNoise(BatchShare? share) => throw new InvalidOperationException("There is one process.");

    void ITrainingState.Exchange(ICommunicator processes, double weight) => throw new InvalidOperationException("There is one process.");

    string? ITrainingState.FirstNonFinite() => null;
}
