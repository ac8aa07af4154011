namespace VaeGen;

/// <summary>Finds the codes nearest to a code, exactly: by looking at all of them.</summary>
/// <example>
/// <code>
/// var neighbors = new NearestNeighbors(model.LatentMean(faces));
/// foreach (var (index, distance) in neighbors.Find(code, 5)) { Console.WriteLine($"face {index} at {distance:F2}"); }
/// </code>
/// </example>
public sealed class NearestNeighbors
{
    private readonly double[][] codes;
    private readonly CodeDistance distance;

    /// <summary>Reads the codes to look among.</summary>
    /// <param name="codes">At least one: [samples, latent].</param>
    /// <param name="distance">What makes two codes near.</param>
    /// <exception cref="DataException">There are none, a value is NaN or infinite, or with the cosine a code is 0 and has no direction.</exception>
    public NearestNeighbors(IDataset codes, CodeDistance distance = CodeDistance.Euclidean)
    {
        Columns.RequireCount(codes, "codes", 1);
        this.distance = distance;
        Dimensions = Shapes.Size(codes.Shape);
        this.codes = new double[codes.Count][];
        var code = new float[Dimensions];
        for (var index = 0; index < codes.Count; index++)
        {
            codes.Read(index, code);
            this.codes[index] = Comparable(code, "codes", index);
        }
    }

    /// <summary>How many values a code has.</summary>
    public int Dimensions { get; }

    /// <summary>The codes nearest to one.</summary>
    /// <param name="code">A code.</param>
    /// <param name="count">How many to find, at least 1; all there are where these are fewer.</param>
    /// <returns>The nearest first; of equally near ones the one with the lower index.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is less than 1.</exception>
    /// <exception cref="ShapeException">The code has not as many dimensions as the others.</exception>
    /// <exception cref="DataException">A value is NaN or infinite, or with the cosine the code is 0 and has no direction.</exception>
    public Neighbor[] Find(ReadOnlySpan<float> code, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Columns.RequireWidth(Dimensions, code.Length, "code");
        var asked = Comparable(code, "code", null);

        // the nearest so far, the farthest of them first
        var farthestFirst = Comparer<(double Distance, int Index)>.Create((a, b) => b.CompareTo(a));
        var nearest = new PriorityQueue<Neighbor, (double Distance, int Index)>(farthestFirst);
        for (var index = 0; index < codes.Length; index++)
        {
            var found = new Neighbor(index, Distance(asked, codes[index]));
            if (nearest.Count < count)
            {
                nearest.Enqueue(found, (found.Distance, index));
            }
            else
            {
                nearest.EnqueueDequeue(found, (found.Distance, index));
            }
        }
        var neighbors = new Neighbor[nearest.Count];
        for (var place = neighbors.Length - 1; place >= 0; place--)
        {
            neighbors[place] = nearest.Dequeue();
        }
        return neighbors;
    }

    private double Distance(double[] a, double[] b)
    {
        var squares = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            var difference = a[i] - b[i];
            squares += difference * difference;
        }

        // of directions u and v, |u − v|² = 2(1 − u·v)
        return distance == CodeDistance.Cosine ? squares / 2 : Math.Sqrt(squares);
    }

    /// <summary>The code itself, or where directions alone count, its direction.</summary>
    private double[] Comparable(ReadOnlySpan<float> code, string name, int? index)
    {
        Columns.RequireFinite(code, name, index);
        var values = new double[code.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = code[i];
        }
        if (distance == CodeDistance.Euclidean)
        {
            return values;
        }
        var length = Math.Sqrt(LinearAlgebra.Dot(values, values));
        return length > 0
            ? Array.ConvertAll(values, value => value / length)
            : throw new DataException($"All dimensions of {Columns.Which(name, index)} are 0, expected a direction, which the cosine compares.") { SampleIndex = index };
    }
}
