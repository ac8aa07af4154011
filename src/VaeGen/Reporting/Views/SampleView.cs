namespace VaeGen;

/// <summary>How samples are shown: as pictures, or as lines over their values.</summary>
internal abstract class SampleView
{
    /// <summary>What to say of how samples are shown, in captions.</summary>
    public abstract string Note { get; }

    /// <summary>What to say of how a way is shown.</summary>
    public abstract string WalkNote { get; }

    /// <summary>Many samples.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="samples">The samples.</param>
    /// <param name="text">What they are, for those who do not see them.</param>
    public abstract void Gallery(HtmlWriter html, SampleSet samples, string text);

    /// <summary>Samples, each with what became of it.</summary>
    public abstract void Pairs(HtmlWriter html, SampleSet originals, SampleSet reconstructed, Func<int, string> name);

    /// <summary>Samples on a way, in order.</summary>
    public abstract void Walk(HtmlWriter html, SampleSet steps, string text);

    /// <summary>The view that suits a sample's shape; values beyond [0, 1] are shown between the least and the greatest of the data.</summary>
    public static SampleView Of(ReadOnlySpan<int> shape, SampleSet examples, ReportOptions options)
    {
        var (lowest, highest) = (examples.Values.Min(), examples.Values.Max());
        return shape is [> 1, > 1] or [1 or 3, > 1, > 1]
            ? new PictureView(lowest < 0 || highest > 1 ? (lowest, highest) : (0, 1))
            : new LineView(Shapes.Size(shape), lowest, highest, options.ValueNames);
    }
}
