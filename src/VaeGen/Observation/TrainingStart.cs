namespace VaeGen;

/// <summary>What a run begins with: told to an <see cref="ITrainingObserver"/> before its first step.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Samples">Samples to train on.</param>
/// <param name="ValidationSamples">Samples held out; 0: none.</param>
/// <param name="StepsAnEpoch">Steps an epoch has.</param>
/// <param name="StepsDone">Steps that were done before; 0 unless the run goes on from a checkpoint.</param>
/// <param name="History">How the model is trained, what the run goes on from, and the damaged checkpoints that it passed over.</param>
public sealed record TrainingStart(string Model, int Samples, int ValidationSamples, int StepsAnEpoch, long StepsDone, TrainingHistory History);
