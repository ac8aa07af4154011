using System.Linq;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Finds the parts of a model that the user has written: methods by their names, whose signatures are then expected.</summary>
internal static class HatchParser
{
    public const string EncoderBody = "EncoderBody";
    public const string DecoderBody = "DecoderBody";
    public const string LogProbability = "LogProbability";
    public const string ExtraLoss = "ExtraLoss";
    public const string OnBatch = "OnBatch";
    public const string CreateLayers = "CreateLayers";

    private const string Tensor = "Tensor";

    private static readonly HatchSpec None = new()
    {
        EncoderBody = false,
        DecoderBody = false,
        LogProbability = false,
        ExtraLoss = false,
        OnBatch = false,
        CreateLayers = false,
    };

    public static HatchSpec Parse(INamedTypeSymbol type, bool isConditional, Report report)
    {
        var own = Declarations.MembersOf(type).OfType<IMethodSymbol>().ToList();
        if (own.Count == 0)
        {
            return None;
        }
        string[] condition = isConditional ? [Tensor] : [];
        return new HatchSpec
        {
            EncoderBody = Has(EncoderBody, Tensor, [Tensor, .. condition]),
            DecoderBody = Has(DecoderBody, Tensor, [Tensor, .. condition]),
            LogProbability = Has(LogProbability, Tensor, [Tensor, Tensor]),
            ExtraLoss = Has(ExtraLoss, Tensor, ["Output", Tensor]),
            OnBatch = Has(OnBatch, "void", ["Output", "LossTerms"]),
            CreateLayers = Has(CreateLayers, "void", ["Device"]),
        };

        bool Has(string name, string returns, string[] parameters)
        {
            var methods = own.Where(method => method.Name == name).ToList();
            if (methods.Count == 0 || methods.Any(method => Fits(method, returns, parameters)))
            {
                return methods.Count > 0;
            }
            var expected = $"{returns} {name}({string.Join(", ", parameters)})";
            report.Add(Descriptors.HatchSignature, () => Declarations.LocationOf(methods[0]), name, expected, Text(methods[0]));
            return false;
        }
    }

    // names, not symbols: Output and LossTerms are not there before they are emitted
    private static bool Fits(IMethodSymbol method, string returns, string[] parameters) =>
        Name(method.ReturnType) == returns
        && method.Arity == 0
        && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In)
        && method.Parameters.Select(parameter => Name(parameter.Type)).SequenceEqual(parameters);

    private static string Text(IMethodSymbol method) =>
        $"{Name(method.ReturnType)} {method.Name}({string.Join(", ", method.Parameters.Select(parameter => $"{(parameter.RefKind is RefKind.None or RefKind.In ? "" : "ref ")}{Name(parameter.Type)}"))})";

    private static string Name(ITypeSymbol type) => type.SpecialType == SpecialType.None ? type.Name : type.ToDisplayString();
}
