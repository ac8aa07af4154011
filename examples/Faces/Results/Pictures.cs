using VaeGen;

namespace Faces;

/// <summary>The sheets that the program leaves in its folder.</summary>
internal sealed class Pictures(string folder)
{
    private readonly List<string> files = [];

    /// <summary>The sheets written so far.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Writes a sheet.</summary>
    public void Save(string name, SampleSet pictures, int columns)
    {
        var path = Path.Combine(folder, name + ".png");
        pictures.SavePng(path, columns, scale: 2);
        files.Add(path);
    }

    /// <summary>Held-out faces, and below each row what every model leaves of it.</summary>
    public static SampleSet Reconstructions(IDataset faces, IReadOnlyList<IFaceModel> models, int columns)
    {
        var shown = SampleSet.Of(faces.Take(columns));
        return SampleSet.Of([shown, .. models.Select(model => model.Reconstruct(shown))]);
    }

    /// <summary>From face to face: straight lines through the latent space, and below each the arc between the same codes.</summary>
    public static SampleSet Interpolations(IFaceModel model, IDataset faces, int pairs, int steps)
    {
        var ends = SampleSet.Of(faces.Take(Math.Min(2 * pairs, faces.Count)));
        var codes = model.LatentMean(ends);
        var walks = new List<IDataset>();
        for (var first = 0; first + 1 < ends.Count; first += 2)
        {
            walks.Add(model.Interpolate(ends[first], ends[first + 1], steps));
            walks.Add(model.Decode(LatentCodes.InterpolateSpherical(codes[first], codes[first + 1], steps)));
        }
        return SampleSet.Of([.. walks]);
    }

    /// <summary>A row for each of the dimensions that vary most: one face with that dimension from −3 to 3.</summary>
    public static SampleSet Traversals(IFaceModel model, IDataset faces, int rows, int steps)
    {
        var variances = LatentDimensions.Variances(model.LatentMean(faces));
        var face = SampleSet.Of(faces.Take(1));
        var active = Enumerable.Range(0, variances.Length).OrderByDescending(dimension => variances[dimension]).Take(rows);
        return SampleSet.Of([.. active.Select(dimension => (IDataset)model.Traverse(face[0], dimension, -3, 3, steps))]);
    }

    /// <summary>A row for each concept: one face with less and with more of it.</summary>
    public static SampleSet Steps(IFaceModel model, IDataset faces, IEnumerable<float[]> concepts)
    {
        var rows = concepts.Select((concept, row) => Enumerable.Range(-4, 9)
            .Select(step => (IDataset)model.Apply(faces.Slice(row, 1), concept, step / 4.0)));
        return SampleSet.Of([.. rows.SelectMany(row => row)]);
    }
}
