using System.Globalization;
using VaeGen;

namespace Faces;

/// <summary>The latent space, measured against the factors that the faces were drawn from.</summary>
internal static class LatentMeasures
{
    public static void Tell(IFaceModel model, FaceDataset faces, Report report)
    {
        var codes = model.LatentMean(faces);
        var factors = faces.KnownFactors();
        var (mig, sap, dci) = (Disentanglement.Mig(codes, factors), Disentanglement.Sap(codes, factors), Disentanglement.Dci(codes, factors));
        var active = LatentDimensions.Active(codes).Length;
        report.Line("measures", string.Create(CultureInfo.InvariantCulture,
            $"{active} of {codes.Shape[0]} dimensions are active; MIG {mig.Score:F3}, SAP {sap.Score:F3}, DCI: disentanglement {dci.Disentanglement:F3}, completeness {dci.Completeness:F3}, informativeness {dci.Informativeness:F3}"),
            ("active", active), ("mig", mig.Score), ("sap", sap.Score), ("disentanglement", dci.Disentanglement),
            ("completeness", dci.Completeness), ("informativeness", dci.Informativeness));
    }
}
