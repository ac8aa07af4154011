using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>All that the emitted code says of one prior p(z): its density and how codes are drawn from it.</summary>
internal abstract class PriorCode(Model model)
{
    protected Model Model { get; } = model;

    /// <summary>The prior in formulas: N(0, I), or p(z) where a formula would be too long.</summary>
    public abstract string Symbol { get; }

    /// <summary>The prior in prose: N(0, I), a mixture of 10 Gaussians.</summary>
    public virtual string Family => Symbol;

    /// <summary>How many distributions LogPrior compares every code with.</summary>
    public virtual int Components => 1;

    /// <summary>Whether it is N(0, I), to which a Gaussian posterior has a KL divergence in closed form.</summary>
    public virtual bool IsStandardNormal => false;

    /// <summary>The body of LogPrior: returns log p(z), [batch], from 'z'.</summary>
    public abstract void LogPrior(SourceWriter writer);

    /// <summary>An expression: so many codes drawn from p(z), [count, latent].</summary>
    public abstract string Draw(string count);

    /// <summary>Members of its own, such as a draw that takes more than an expression.</summary>
    public virtual void Members(SourceWriter writer)
    {
    }

    /// <summary>The same members, for the rule that their names be free.</summary>
    public virtual IReadOnlyList<EmittedMember> EmittedMembers => [];

    public static PriorCode Of(Model model) => model.Spec.Prior.Kind switch
    {
        PriorKind.Mixture => new MixtureCode(model),
        PriorKind.Vamp => model.IsDecoder ? new SavedVampCode(model) : new VampCode(model),
        _ => new StandardNormalCode(model),
    };
}
