namespace VaeGen;

/// <summary>The tensors of a training run, as the emitted code of a model hands them to <see cref="TrainingRun"/>.</summary>
public interface ITrainingState
{
    /// <summary>Adds all that a run needs to go on: weights, the optimiser's state, averaged weights, the random generator's state.</summary>
    /// <param name="file">Where it goes. The names of what is not the model's own begin with "training.".</param>
    void Save(ModelFile file);

    /// <summary>Takes all of it back.</summary>
    /// <param name="file">What <see cref="Save"/> filled.</param>
    /// <exception cref="ModelFileException">Something is missing or has another shape.</exception>
    void Load(ModelFile file);

    /// <summary>
    /// Which of a batch's samples the model is given, where several processes share it: it draws the noise of all of them and takes its own,
    /// so that what it learns does not hang on how many processes there are.
    /// </summary>
    /// <param name="share">Those of the next batch; null: all of any batch.</param>
    void ShareNoise(BatchShare? share);

    /// <summary>Replaces gradients and running statistics by their weighted sums over all processes, in one flat buffer.</summary>
    /// <param name="processes">The processes.</param>
    /// <param name="weight">What this one's count for.</param>
    void Exchange(ICommunicator processes, double weight);

    /// <summary>The first weight or gradient that has a NaN or an infinity, such as "encoder0.weight"; null where all are finite.</summary>
    string? FirstNonFinite();
}
