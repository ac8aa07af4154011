using System.Collections.Generic;
using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>λ·MMD²(q(z), p(z)), between the codes that were drawn and as many from the prior (Zhao et al. 2017, Tolstikhin et al. 2018).</summary>
internal sealed class MmdTerm(Model model, MmdSpec spec) : ObjectiveTerm(model)
{
    private const string Discrepancy = "MaximumMeanDiscrepancy";
    private const string Kernel = "Kernel";

    public override IReadOnlyList<LossMember> Reported => [new("Mmd", "mmd", $"MMD²(q(z), {Model.Prior.Symbol}), an unbiased estimate that may be below 0, not weighted")];

    public override string InWords => "the weighted maximum mean discrepancy";

    public override string Formula => $" + {Literal.Number(spec.Weight)}·MMD²(q(z), {Model.Prior.Symbol})";

    public override string InTotal => spec.Weight == 1 ? " + mmd" : $" + {Literal.Of(spec.Weight)} * mmd";

    public override bool NeedsCodes => true;

    public override bool ComparesCodes => true;

    public override IReadOnlyList<EmittedMember> EmittedMembers =>
    [
        new(Discrepancy, [Emission.EmittedMembers.Tensor, Emission.EmittedMembers.Tensor]),
        new(Kernel, [Emission.EmittedMembers.Tensor, Emission.EmittedMembers.Tensor]),
    ];

    public override void Compute(SourceWriter writer) => writer.Write($"""
        // MMD²(q(z), p(z)): the codes of all samples together, against as many drawn from the prior
        var mmd = {Discrepancy}(output.Z, {Model.Prior.Draw("(int)x.shape[0]")});
        """);

    public override void Members(SourceWriter writer)
    {
        writer.WriteApart($$"""
            /// <summary>MMD² between the distributions of two equally large sets of codes {{Model.BatchOfCodes}}, estimated without bias (Gretton et al. 2012): a scalar.</summary>
            {{Mark}}
            public static {{Tensor}} {{Discrepancy}}({{Tensor}} codes, {{Tensor}} others)
            {
                // E[k(z, z′)] within each set, no code with itself (k(z, z) = 1), less twice E[k(z, z̃)] between the sets
                var n = codes.shape[0];
                var within = ({{Kernel}}(codes, codes).sum() + {{Kernel}}(others, others).sum() - 2 * n) / {{Math}}.Max(1, n * (n - 1));
                return within - 2 * {{Kernel}}(codes, others).mean();
            }
            """);
        var width = 2 * Model.Spec.LatentDim * spec.Scale * spec.Scale;
        var (name, formula, code) = spec.Kernel == MmdKernelKind.Gaussian
            ? ("Gaussian", "exp(−‖a − b‖²/C)", $"(squaredDistances / {Literal.Of(-width)}).exp()")
            : ("inverse multiquadratic", "C / (C + ‖a − b‖²)", $"{Literal.Of(width)} / ({Literal.Of(width)} + squaredDistances)");
        writer.WriteApart($$"""
            /// <summary>How alike every code of one set is to every code of another, both {{Model.BatchOfCodes}}, from 0 to 1: [batch, batch].</summary>
            {{Mark}}
            private static {{Tensor}} {{Kernel}}({{Tensor}} a, {{Tensor}} b)
            {
                // the {{name}} kernel {{formula}}, C = 2·{{Model.LatentDim}}·{{Literal.Number(spec.Scale)}}² = {{Literal.Number(width)}}
                var squaredDistances = (a.unsqueeze(1) - b).pow(2).sum(2);
                return {{code}};
            }
            """);
    }
}
