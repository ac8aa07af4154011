using Faces;

namespace Explorer;

/// <summary>Faces, for the model of examples/Faces.</summary>
internal static class FaceExamples
{
    // enough to tell where codes are; drawing and encoding them takes a second or two
    private const int Count = 1000;

    /// <summary>Pictures from a folder, or drawn faces; their concepts are saved beside the model.</summary>
    public static Examples Load(string? folder) => folder is null
        ? new Examples(new FaceDataset(FaceData.HeldOutSeed, Count), [])
        : Examples.OfPictures(folder, FaceVae.Samples.Shape);
}
