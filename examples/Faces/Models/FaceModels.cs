using VaeGen;

namespace Faces;

/// <summary>One of the models that the program compares.</summary>
internal sealed record FaceModel(string Name, string Description, TrainingSettings Settings, Func<IFaceModel> Create);

/// <summary>The models, each a declaration in a file of its own.</summary>
internal static class FaceModels
{
    /// <summary>The first one calculates; all of them are compared.</summary>
    public static IReadOnlyList<FaceModel> All { get; } =
    [
        new("vae", "VAE, KL weight 1", FaceVae.DeclaredTraining, () => new FaceVae()),
        new("autoencoder", "autoencoder, KL weight 0", FaceAutoencoder.DeclaredTraining, () => new FaceAutoencoder()),
        new("sharp", "VAE, KL weight 0.1", SharpFaceVae.DeclaredTraining, () => new SharpFaceVae()),
    ];
}
