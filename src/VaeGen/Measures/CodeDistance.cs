namespace VaeGen;

/// <summary>What makes two codes near.</summary>
public enum CodeDistance
{
    /// <summary>The length of their difference, √Σ(a − b)².</summary>
    Euclidean,

    /// <summary>1 less the cosine of the angle between them, 1 − a·b/(|a||b|), from 0 to 2: their directions alone count.</summary>
    Cosine,
}
