namespace VaeGen;

/// <summary>What becomes of a cell without a value.</summary>
public enum MissingValues
{
    /// <summary>The mean over the training part takes its place: of a categorical column, the share of every category.</summary>
    Impute,

    /// <summary>The same, and a column in which the training part lacks values gets one more value beside it: 1 where it is missing, 0 else.</summary>
    ImputeAndMark,

    /// <summary>It is an error.</summary>
    Refuse,
}
