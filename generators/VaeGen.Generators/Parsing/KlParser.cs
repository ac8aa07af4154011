using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [KlWeight]: the weight of the KL divergence, its schedule, its free bits, its capacity.</summary>
internal static class KlParser
{
    private const string Weight = "weight";
    private const string Schedule = "Schedule";
    private const string Epochs = "Epochs";
    private const string Steps = "Steps";
    private const string Ramp = "Ramp";
    private const string FreeBits = "FreeBits";
    private const string Capacity = "Capacity";

    private const double UsualRamp = 0.5;

    /// <summary>Reads the attribute.</summary>
    /// <param name="attribute">[KlWeight]; null: it is left out.</param>
    /// <param name="warns">Whether a weight of 0 is told of: nothing else explains it.</param>
    /// <param name="report">Where to tell.</param>
    public static KlSpec Parse(DeclaredAttribute? attribute, bool warns, Report report)
    {
        if (attribute is null)
        {
            return new KlSpec { Weight = 1 };
        }
        var weight = attribute.Value(Weight, 1.0);
        if (weight == 0)
        {
            return Unweighted(attribute, warns, report);
        }
        if (weight is not (> 0 and <= float.MaxValue))
        {
            report.Add(Descriptors.InvalidKlWeight, () => attribute.LocationOf(Weight), new Suggestion("the weight", "1.0"), Found.Text(weight));
        }
        var spec = new KlSpec
        {
            Weight = weight,
            Schedule = attribute.Member(Schedule, KlScheduleKind.Constant),
            FreeBits = ArgumentRules.Positive(attribute, FreeBits, "0.5", report) ?? 0,
            Capacity = ArgumentRules.Positive(attribute, Capacity, "25", report) ?? 0,
        };
        ArgumentRules.Exclusive(attribute, FreeBits, Capacity, "the one ignores a small KL divergence, the other asks for a certain one", report);
        ArgumentRules.Exclusive(attribute, Capacity, Schedule, "a capacity grows in a straight line while its weight stays", report);
        return Timed(Cycled(spec, attribute, report), attribute, report);
    }

    private static KlSpec Unweighted(DeclaredAttribute attribute, bool warns, Report report)
    {
        if (warns)
        {
            report.Add(Descriptors.ZeroKlWeight, () => attribute.LocationOf(Weight));
        }
        foreach (var name in new[] { Schedule, Epochs, Steps, Ramp, FreeBits, Capacity })
        {
            ArgumentRules.Useless(attribute, name, "a KL weight of 0", "a weight above 0", report);
        }
        return new KlSpec { Weight = 0 }; // −0 too
    }

    private static KlSpec Cycled(KlSpec spec, DeclaredAttribute attribute, Report report)
    {
        if (spec.Schedule != KlScheduleKind.Cyclical)
        {
            ArgumentRules.Useless(attribute, Ramp, $"a {spec.Schedule} schedule", "KlSchedule.Cyclical", report);
            return spec;
        }
        var ramp = attribute.Value(Ramp, UsualRamp);
        if (ramp is not (> 0 and <= 1))
        {
            report.Add(Descriptors.InvalidObjective, () => attribute.LocationOf(Ramp), new Suggestion(Ramp, "0.5"), Ramp, "more than 0 and at most 1", Found.Text(ramp));
        }
        return spec with { Ramp = ramp };
    }

    private static KlSpec Timed(KlSpec spec, DeclaredAttribute attribute, Report report)
    {
        if (!spec.IsTimed)
        {
            ArgumentRules.Useless(attribute, Epochs, "a Constant schedule", "another schedule, or a Capacity,", report);
            ArgumentRules.Useless(attribute, Steps, "a Constant schedule", "another schedule, or a Capacity,", report);
            return spec;
        }
        var epochs = ArgumentRules.Count(attribute, Epochs, "10", report);
        var steps = ArgumentRules.Count(attribute, Steps, "5000", report);
        ArgumentRules.Exclusive(attribute, Epochs, Steps, "they are one time in two units", report);
        if ((epochs, steps) is (null, null))
        {
            var found = spec.Capacity > 0 ? "a capacity" : $"a {spec.Schedule} schedule";
            report.Add(Descriptors.UntimedSchedule, () => attribute.LocationOf(), new Suggestion(Epochs, "10"), found);
        }
        return spec with { Epochs = epochs ?? 0, Steps = epochs is null ? steps ?? 0 : 0 };
    }
}
