namespace VaeGen.Generators;

/// <summary>The pipeline's steps by name, for tests of what an edit makes run again.</summary>
internal static class TrackingNames
{
    /// <summary>One model or stub for every class that gets something.</summary>
    public const string Specs = "VaeGen.Specs";

    /// <summary>Names that differ in nothing but case, which hint names may not.</summary>
    public const string AmbiguousNames = "VaeGen.AmbiguousNames";

    /// <summary>What the emitters get.</summary>
    public const string Models = "VaeGen.Models";
}
