using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>The term that the user has written as ExtraLoss.</summary>
internal sealed class ExtraTerm(Model model) : ObjectiveTerm(model)
{
    public override IReadOnlyList<LossMember> Reported => [new("Extra", "extra", "What ExtraLoss returns")];

    public override string InWords => "the extra loss";

    public override string Formula => " + ExtraLoss";

    public override string InTotal => " + extra";

    public override void Compute(SourceWriter writer) => writer.Write("var extra = ExtraLoss(output, x);");
}
