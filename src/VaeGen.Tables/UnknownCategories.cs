namespace VaeGen;

/// <summary>What becomes of a category that the training part does not have.</summary>
public enum UnknownCategories
{
    /// <summary>It is an error.</summary>
    Refuse,

    /// <summary>It is none of the known ones: zeros.</summary>
    Zeros,
}
