using TorchSharp;
using VaeGen;

namespace Theory;

/// <summary>A model that has learned the digits, and where it puts those that are held out.</summary>
/// <param name="Model">The model.</param>
/// <param name="KlWeight">β.</param>
/// <param name="Codes">The latent means of the held-out digits, [digits, 2].</param>
/// <param name="Labels">Their classes.</param>
/// <param name="HeldOut">What the loss's two terms are on them, in nats.</param>
internal sealed record TrainedPlane(ITheoryModel Model, double KlWeight, SampleSet Codes, int[] Labels, LossSummary HeldOut) : IDisposable
{
    /// <summary>Trains a model, always from the same random numbers.</summary>
    public static TrainedPlane Train(Func<ITheoryModel> create, double klWeight, ILabelledDataset train, ILabelledDataset heldOut, int? epochs)
    {
        torch.manual_seed(1);
        var model = create();
        var history = model.Fit(train, new TrainingOptions { Epochs = epochs }, heldOut, progress: null, CancellationToken.None);
        return new TrainedPlane(
            model, klWeight, model.LatentMean(heldOut), [.. Enumerable.Range(0, heldOut.Count).Select(heldOut.Label)], history.Epochs[^1].Validation!.Value);
    }

    public void Dispose() => Model.Dispose();
}
