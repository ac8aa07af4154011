namespace VaeGen;

/// <summary>What a report shows, and how much of it. Everything can be left out.</summary>
/// <example>
/// <code>
/// model.WriteReport("report.html", heldOut, history, new ReportOptions { Title = "Digits, second try", Samples = 100 });
/// </code>
/// </example>
public sealed record ReportOptions
{
    /// <summary>The heading; null: the model's name.</summary>
    public string? Title { get; init; }

    /// <summary>A paragraph below the heading: what the data are, what was tried.</summary>
    public string? Text { get; init; }

    /// <summary>The class of every sample, from 0, for colours; null: what the data set itself says.</summary>
    public IReadOnlyList<int>? Labels { get; init; }

    /// <summary>What the classes are called, in their order; null: their numbers.</summary>
    public IReadOnlyList<string>? LabelNames { get; init; }

    /// <summary>What a sample's values are called, where it is no picture: a table's columns; null: their numbers.</summary>
    public IReadOnlyList<string>? ValueNames { get; init; }

    /// <summary>Further figures, such as <c>new("log p(x)", model.LogLikelihood(heldOut), "nats")</c>.</summary>
    public IReadOnlyList<ReportMeasure> Measures { get; init; } = [];

    /// <summary>New samples to draw; 0: none.</summary>
    public int Samples { get; init; } = 64;

    /// <summary>Samples to show beside their reconstructions; 0: none.</summary>
    public int Reconstructions { get; init; } = 32;

    /// <summary>Ways between two samples; 0: none.</summary>
    public int Interpolations { get; init; } = 6;

    /// <summary>Active dimensions to walk along, those with the most information first; 0: none.</summary>
    public int Traversals { get; init; } = 64;

    /// <summary>Samples that the measures and the map are made of, spread evenly over the data set.</summary>
    public int MeasuredSamples { get; init; } = 2000;

    internal void Validate()
    {
        Require(Samples, 0, nameof(Samples));
        Require(Reconstructions, 0, nameof(Reconstructions));
        Require(Interpolations, 0, nameof(Interpolations));
        Require(Traversals, 0, nameof(Traversals));
        Require(MeasuredSamples, 2, nameof(MeasuredSamples));

        static void Require(int value, int least, string name) => ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
    }
}
