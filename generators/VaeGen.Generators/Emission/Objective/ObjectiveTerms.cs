using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>Which terms a declared model's objective has beside the reconstruction loss, in order.</summary>
internal static class ObjectiveTerms
{
    public static IReadOnlyList<ObjectiveTerm> Of(Model model) => [new KlTerm(model)];
}
