using System.Text.Json;

namespace VaeGen.Tests;

/// <summary>What goldens.py found.</summary>
internal static class MeasureGoldens
{
    private static readonly JsonElement Root = Read();

    public static SampleSet Codes => new(Floats("codes"), 4);

    public static Factors Factors => new(new SampleSet(Floats("factors"), 3), FactorKind.Number, FactorKind.Number, FactorKind.Class);

    public static JsonElement At(params ReadOnlySpan<string> path)
    {
        var element = Root;
        foreach (var name in path)
        {
            element = element.GetProperty(name);
        }
        return element;
    }

    public static double Number(params ReadOnlySpan<string> path) => At(path).GetDouble();

    public static double[] Numbers(params ReadOnlySpan<string> path) => At(path).Deserialize<double[]>()!;

    public static float[] Floats(params ReadOnlySpan<string> path) => At(path).Deserialize<float[]>()!;

    public static double[][] Table(params ReadOnlySpan<string> path) => At(path).Deserialize<double[][]>()!;

    public static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> found, double tolerance)
    {
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], tolerance);
        }
    }

    private static JsonElement Read()
    {
        using var stream = typeof(MeasureGoldens).Assembly.GetManifestResourceStream("measures.json")!;
        return JsonDocument.Parse(stream).RootElement;
    }
}
