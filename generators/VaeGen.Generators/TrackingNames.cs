namespace VaeGen.Generators;

/// <summary>The pipeline's steps by name, for tests of what an edit makes run again.</summary>
internal static class TrackingNames
{
    /// <summary>One spec for every declaration that can be emitted.</summary>
    public const string Specs = "VaeGen.Specs";

    /// <summary>Names that differ in nothing but case, which hint names may not.</summary>
    public const string AmbiguousNames = "VaeGen.AmbiguousNames";

    /// <summary>What the emitters get.</summary>
    public const string Models = "VaeGen.Models";
}
