using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>What changes in the KL term while the model trains, its weight or its capacity, as a method of the time.</summary>
internal static class KlScheduleCode
{
    /// <summary>What Fit passes to Loss.</summary>
    public static string Call(KlSpec kl) => $"{Name(kl)}({(InEpochs(kl) ? "run.EpochsDone" : "run.StepsDone")})";

    public static EmittedMember Member(KlSpec kl) => new(Name(kl), [InEpochs(kl) ? "Double" : "Int64"]);

    /// <summary>From 0 to 4 over 10 epochs.</summary>
    public static string InWords(KlSpec kl)
    {
        var time = InEpochs(kl) ? Literal.Counted(kl.Epochs, "epoch") : Literal.Counted(kl.Steps, "step");
        return kl.Schedule == KlScheduleKind.Cyclical
            ? $"from 0 to {Literal.Number(Full(kl))} in the first {Literal.Number(kl.Ramp)} of every {time}"
            : $"from 0 to {Literal.Number(Full(kl))} over {time}";
    }

    public static void Write(SourceWriter writer, KlSpec kl)
    {
        var (time, type) = InEpochs(kl) ? ("epochs", "double") : ("steps", "long");
        writer.WriteApart($"""
            /// <summary>The {(kl.Capacity > 0 ? "capacity of the KL divergence, in nats," : "weight of the KL divergence")} when training has come so far: {InWords(kl)}, {Curve(kl)}.</summary>
            /// <param name="{time}">{(InEpochs(kl) ? "Epochs done, with the share of the one under way: 2.5 is halfway through the third" : "Steps done")}.</param>
            {Mark}
            public static double {Name(kl)}({type} {time})
            """);
        writer.Open();
        var whole = InEpochs(kl) ? Literal.Of((double)kl.Epochs) : Literal.Of((double)kl.Steps);
        var full = Full(kl) == 1 ? "" : $"{Literal.Of(Full(kl))} * ";
        writer.Write(kl.Schedule switch
        {
            KlScheduleKind.Cosine => $"""
                // ½(1 − cos πt), t from 0 to 1
                var t = {Math}.Min(1, {time} / {whole});
                return {full}0.5 * (1 - {Math}.Cos({Math}.PI * t));
                """,
            KlScheduleKind.Sigmoid => $"""
                // a logistic curve, stretched so that it begins at 0 and ends at 1
                var t = {Math}.Min(1, {time} / {whole});
                return {full}0.5 * (1 + {Math}.Tanh(6 * (t - 0.5)) / {Math}.Tanh(3));
                """,
            KlScheduleKind.Cyclical => $"""
                // t from 0 to 1 in every cycle
                var t = {time} % {whole} / {whole};
                return {full}{Math}.Min(1, t / {Literal.Of(kl.Ramp)});
                """,
            _ => $"return {full}{Math}.Min(1, {time} / {whole});",
        });
        writer.Close();
    }

    private static string Name(KlSpec kl) => kl.Capacity > 0 ? "KlCapacityAt" : "KlWeightAt";

    private static bool InEpochs(KlSpec kl) => kl.Epochs > 0;

    private static double Full(KlSpec kl) => kl.Capacity > 0 ? kl.Capacity : kl.Weight;

    private static string Curve(KlSpec kl) => kl switch
    {
        { Capacity: > 0 } => "in a straight line (Burgess et al. 2018)",
        { Schedule: KlScheduleKind.Cosine } => "along half a cosine",
        { Schedule: KlScheduleKind.Sigmoid } => "along a logistic curve (Bowman et al. 2016)",
        { Schedule: KlScheduleKind.Cyclical } => "in a straight line (Fu et al. 2019)",
        _ => "in a straight line (Sønderby et al. 2016)",
    };
}
