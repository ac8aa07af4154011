using VaeGen;
using static TorchSharp.torch;

namespace Explorer;

/// <summary>A model class that the explorer can load.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Declaration">What a file of it was saved with.</param>
/// <param name="Load">Loads a file.</param>
/// <param name="Examples">Samples to learn the latent space from: those in a folder, or with null those that the example has.</param>
internal sealed record KnownModel(string Name, string Declaration, Func<string, ExplorableModel> Load, Func<string?, Examples> Examples)
{
    /// <summary>Registers a class by its emitted members; those of a model without classes leave the label aside.</summary>
    /// <param name="declaration">Its <c>Declaration</c>.</param>
    /// <param name="samples">Its <c>Samples</c>.</param>
    /// <param name="codes">Its <c>Codes</c>.</param>
    /// <param name="examples">Where samples are.</param>
    /// <param name="load">Its <c>Load</c>.</param>
    /// <param name="decode">Its <c>Decode</c>, of codes and a label.</param>
    /// <param name="mean">Its <c>LatentMean</c>.</param>
    /// <param name="logVariance">What its <c>Encode</c> gives as log σ², of samples and their labels; null where the posterior is no diagonal Gaussian.</param>
    /// <param name="sample">One of its <c>Sample</c>; null where the prior is N(0, I).</param>
    public static KnownModel Of<T>(
        string declaration,
        SampleSpec samples,
        SampleSpec codes,
        Func<string?, Examples> examples,
        Func<string, T> load,
        Func<T, IDataset, int, SampleSet> decode,
        Func<T, ILabelledDataset, SampleSet> mean,
        Func<T, Tensor, Tensor, Tensor>? logVariance = null,
        Func<T, SampleSet>? sample = null)
        where T : IDisposable
    {
        return new(typeof(T).Name, declaration, path => Open(load(path)), examples);

        ExplorableModel Open(T model) => new(model, samples, codes)
        {
            Decode = (z, label) => decode(model, z, label),
            LatentMean = data => mean(model, data),
            LogVariance = logVariance is null ? null : (x, labels) => logVariance(model, x, labels),
            Sample = sample is null ? null : () => sample(model),
        };
    }
}
