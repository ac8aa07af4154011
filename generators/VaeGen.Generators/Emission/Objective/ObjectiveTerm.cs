using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>One term of the objective beside the reconstruction loss: members of LossTerms and a part of its total.</summary>
internal abstract class ObjectiveTerm(Model model)
{
    protected Model Model { get; } = model;

    /// <summary>What it adds to LossTerms.</summary>
    public abstract IReadOnlyList<LossMember> Reported { get; }

    /// <summary>Whether it stands in the place of the reconstruction loss too, and leaves that in 'reconstruction' for the record.</summary>
    public virtual bool IsWhole => false;

    /// <summary>Its part of the total in words: the weighted KL divergence.</summary>
    public abstract string InWords { get; }

    /// <summary>Its part of the objective as a formula, with its sign: + β·KL(q(z|x) ‖ N(0, I)).</summary>
    public abstract string Formula { get; }

    /// <summary>What the formula leaves open, with a comma in front.</summary>
    public virtual string FormulaNote => "";

    /// <summary>Its part of the total as code, with its sign in front: + klWeight * kl.</summary>
    public abstract string InTotal { get; }

    /// <summary>Whether it looks at the codes that were drawn, so that Output must hold them.</summary>
    public virtual bool NeedsCodes => false;

    /// <summary>Whether it compares the codes of a batch with each other, in tensors of [batch, batch, latent].</summary>
    public virtual bool ComparesCodes => false;

    /// <summary>Parameters of Loss that this term brings.</summary>
    public virtual IReadOnlyList<LossParameter> Parameters => [];

    /// <summary>Statements that leave what it reports in local variables, from 'output' and 'x'.</summary>
    public abstract void Compute(SourceWriter writer);

    /// <summary>Members of its own that the loss file holds.</summary>
    public virtual void Members(SourceWriter writer)
    {
    }

    /// <summary>The same members, for the rule that their names be free.</summary>
    public virtual IReadOnlyList<EmittedMember> EmittedMembers => [];
}

/// <summary>A member of LossTerms, the local variable that holds it, and what it is.</summary>
internal sealed record LossMember(string Name, string Local, string Text);

/// <summary>A parameter of Loss, and what Fit and Evaluate pass for it; null: its default.</summary>
internal sealed record LossParameter(string Declaration, string Name, string Type, string Text, string? InFit = null, string? InEvaluate = null);
