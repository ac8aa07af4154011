namespace VaeGen;

/// <summary>How the learning rate goes from its first value, reached after the warm-up, to its last one at the end of the run.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>In a straight line.</summary>
    Linear,

    /// <summary>Along half a cosine: slowly, fast, slowly (Loshchilov &amp; Hutter 2017, without restarts).</summary>
    Cosine,

    /// <summary>By the same factor with every step; the last rate must be above 0.</summary>
    Exponential,
}
