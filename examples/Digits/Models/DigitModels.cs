using VaeGen;

namespace Digits;

/// <summary>A model that --model names.</summary>
internal sealed record DigitModel(string Name, string Description, TrainingSettings Settings, Func<IDigitModel> Create)
{
    /// <summary>Whether it learns from the digits' classes too.</summary>
    public bool NeedsLabels { get; init; }

    public override string ToString() => Name;
}

/// <summary>The models that the program offers, each a declaration in a file of its own.</summary>
internal static class DigitModels
{
    public static IReadOnlyList<DigitModel> All { get; } =
    [
        new("vae", "dense layers, the ELBO", DigitVae.DeclaredTraining, () => new DigitVae()),
        new("beta", "a KL weight that grows to 4", BetaVae.DeclaredTraining, () => new BetaVae()),
        new("tc", "total correlation weighted, β-TCVAE", TcVae.DeclaredTraining, () => new TcVae()),
        new("iwae", "the bound of 5 codes a digit", ImportanceVae.DeclaredTraining, () => new ImportanceVae()),
        new("conditional", "told which digit it is", ConditionalVae.DeclaredTraining, () => new ConditionalVae()) { NeedsLabels = true },
        new("vamp", "a VampPrior of 50 components", VampVae.DeclaredTraining, () => new VampVae()),
        new("flow", "an inverse autoregressive posterior", FlowVae.DeclaredTraining, () => new FlowVae()),
        new("conv", "convolutions", ConvVae.DeclaredTraining, () => new ConvVae()),
    ];
}

public partial class DigitVae : IDigitModel;
