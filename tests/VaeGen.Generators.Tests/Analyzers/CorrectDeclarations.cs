namespace VaeGen.Generators.Tests;

/// <summary>Declarations that are right, in the shapes that users write them: nothing may fire on any of them.</summary>
internal static class CorrectDeclarations
{
    private const string Body = "[Input(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] ";

    public static IReadOnlyList<string> All { get; } =
    [
        // one attribute after another, and every one of its words
        Body + "public partial class C;",
        Body + "public partial class C { }",
        Body + "internal partial class C;",
        Body + "partial class C;",
        Body + "public sealed partial class C;",
        "[Input(100)] [Encoder(Layers = [50])] [Latent(Dim = 10)] public partial class C;",
        "[Input(3)] [Encoder(Layers = [50])] [Latent(Dim = 2)] public partial class Other; " + Body + "public partial class C;",
        "[Input(2)] [Encoder(Layers = [1])] [Latent(Dim = 1)] public partial class C;",
        "[Input(3, 8, 8)] [Encoder(Layers = [50])] [Latent(Dim = 10)] public partial class C;",
        "[Input(1, 28, 28)] [Encoder(Layers = [50])] [Latent(Dim = 10)] public partial class C;",
        "[Input(length: 100)] [Encoder(Layers = [50])] [Latent(Dim = 10)] public partial class C;",
        "[Input(width: 8, height: 9)] [Encoder(Layers = [50])] [Latent(Dim = 10)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = [512, 256, 128, 64])] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = new int[] { 400, 200 })] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = new[] { 400 })] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = [400], Activation = Activation.Gelu)] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Activation = Activation.Tanh, Dropout = 0.5, Layers = [400])] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = [400], Dropout = 0)] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = [400], Dropout = 0.999)] [Latent(Dim = 20)] public partial class C;",
        Body + "[Decoder(Layers = [200, 400])] public partial class C;",
        Body + "[Decoder] public partial class C;",
        Body + "[Decoder(Activation = Activation.Silu)] public partial class C;",
        Body + "[Decoder(Dropout = 0.1)] public partial class C;",
        Body + "[Reconstruction(Likelihood.Bernoulli)] public partial class C;",
        Body + "[Reconstruction(Likelihood.Gaussian)] public partial class C;",
        Body + "[Reconstruction(Likelihood.Gaussian, Variance = 0.01)] public partial class C;",
        Body + "[Reconstruction(likelihood: Likelihood.Gaussian, Variance = 1e-6)] public partial class C;",
        Body + "[KlWeight(1)] public partial class C;",
        Body + "[KlWeight(4.5)] public partial class C;",
        Body + "[KlWeight(1e-4)] public partial class C;",
        Body + "[KlWeight(weight: 0.5f)] public partial class C;",
        Body + "[KlWeight(1, Schedule = KlSchedule.Constant)] public partial class C;",
        Body + "[KlWeight(1, Schedule = KlSchedule.Linear, Epochs = 1)] public partial class C;",
        Body + "[KlWeight(0.5, Steps = int.MaxValue, Schedule = KlSchedule.Cyclical, Ramp = 1)] public partial class C;",
        Body + "[KlWeight(1, FreeBits = 2)] public partial class C;",
        Body + "[KlWeight(1000, Capacity = 25.5, Steps = 1)] public partial class C;",
        Body + "[Training] public partial class C;",
        Body + "[Training(Epochs = 1, BatchSize = 1, Optimizer = Optimizer.Sgd, LearningRate = 1.0, Seed = 0)] public partial class C;",
        Body + "[Training(Seed = -1)] public partial class C;",
        Body + "[Training(Seed = long.MinValue, Epochs = int.MaxValue)] public partial class C;",

        // convolutions and norms
        Image("Channels = [32, 64], Kernel = 4, Stride = 2, Padding = 1, Layers = [256]"),
        Image("Channels = [32, 64, 128], Kernel = 3, Norm = Norm.Batch, Activation = Activation.LeakyRelu"),
        Image("Channels = [16], Blocks = 2"),
        Image("Channels = [16], Blocks = 0, Padding = 0"),
        Image("Channels = [4, 4, 4, 4, 4, 4, 4], Kernel = 3"), // 1×1 stays 1×1
        Image("Channels = [8, 12, 40, 100], Norm = Norm.Group, Layers = [200, 36]"),
        Image("Channels = [1], Norm = Norm.Layer"),
        Image("Channels = [37], Norm = Norm.Batch, Dropout = 0.1"),
        Image("Channels = [8], Kernel = 1, Stride = 1"),
        Image("Channels = [8], Kernel = 28, Stride = 28, Padding = 0"),
        Image("Channels = [], Layers = [400]"),
        Image("Channels = new[] { 8 }, Layers = new int[0]"),
        "[Training(BatchSize = 2)] " + Image("Layers = [400], Norm = Norm.Batch"),
        "[Input(3, 79, 31)] [Encoder(Channels = [8, 8], Kernel = 5, Stride = 3)] [Latent(Dim = 4)] public partial class C;",
        "[Input(2, 2)] [Encoder(Channels = [8])] [Latent(Dim = 1)] public partial class C;",
        "[Input(1, 1, 5)] [Encoder(Channels = [8], Kernel = 3)] [Latent(Dim = 1)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = [400])] [Decoder(Channels = [64, 32], Kernel = 6)] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Channels = [32, 64], Padding = 0)] [Decoder(Channels = [], Layers = [400])] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Channels = [32, 64])] [Decoder(Kernel = 3, Blocks = 1, Norm = Norm.Layer)] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Channels = [32, 64], Padding = 0)] [Decoder(Kernel = 2)] [Latent(Dim = 20)] public partial class C;",
        "[Input(28, 28)] [Encoder(Layers = [37, 40], Norm = Norm.None)] [Decoder(Layers = [40], Norm = Norm.Group)] [Latent(Dim = 20)] public partial class C;",

        // values by name, expression and alias
        "file static class K { public const int Side = 28, Hidden = 400; public const double Beta = 1.0 / 2; } [Input(K.Side, K.Side)] [Encoder(Layers = [K.Hidden, K.Hidden / 2])] [Latent(Dim = K.Side - 8)] [KlWeight(K.Beta)] public partial class C;",
        "[Input('a')] [Encoder(Layers = ['a', (byte)3])] [Latent(Dim = (short)2)] public partial class C;",
        "[Input(checked(7 * 4), unchecked(28))] [Encoder(Layers = [sizeof(int)])] [Latent(Dim = true ? 2 : 3)] public partial class C;",
        "[VaeGen.InputAttribute(28, 28), VaeGen.EncoderAttribute(Layers = [400]), VaeGen.LatentAttribute(Dim = 20)] public partial class C;",
        "[global::VaeGen.Input(28, 28)] [global::VaeGen.Encoder(Layers = [400])] [global::VaeGen.Latent(Dim = 20)] public partial class C;",

        // places and parts
        "namespace N { " + Body + "public partial class C; }",
        "namespace N.M.@base; " + Body + "public partial class @object;",
        "/// <summary>O.</summary>\npublic partial class O { " + Body + "public partial class C; }",
        "/// <summary>O.</summary>\npublic partial class O { " + Body + "protected internal partial class C; }",
        "internal partial class O { " + Body + "private partial class C; }",
        "internal partial record O { " + Body + "private partial class C; }",
        "internal partial record struct O { " + Body + "private partial class C; }",
        "internal partial interface O { " + Body + "internal partial class C; }",
        Body + "public partial class C; partial class C { private const int X = 1; internal int Y => X; }",
        "[Input(28, 28)] public partial class C; [Encoder(Layers = [400])] partial class C; [Latent(Dim = 20)] partial class C;",
        Body + "public partial class C : System.IFormattable { string System.IFormattable.ToString(string? format, System.IFormatProvider? provider) => \"\"; }",
        "/// <summary>Documented by its author.</summary>\n" + Body + "public partial class C;",
        "#nullable disable\n" + Body + "public partial class C;\n#nullable restore",
        Body + "[System.Obsolete(\"for a test\")] public partial class C;",
        Body + "public partial class 数字模型;",
        "internal static partial class O { " + Body + "internal partial class C; }",
        "internal abstract partial class O { " + Body + "private protected partial class C; }",
        "internal partial class O { internal partial struct P { internal partial record Q { " + Body + "private partial class C; } } }",
        "namespace N { " + Body + "internal partial class C; } namespace M { " + Body + "internal partial class C; }",
        "partial class C { } partial class C { } " + Body + "partial class C { }",

        // written otherwise
        "using I = VaeGen.InputAttribute; [I(28, 28)] [Encoder(Layers = [400])] [Latent(Dim = 20)] public partial class C;",
        "using V = VaeGen; [V.Input(28, 28)] [V.Encoder(Layers = [400], Activation = V.Activation.Elu)] [V.Latent(Dim = 20)] public partial class C;",
        "using static VaeGen.Activation; [Input(28, 28)] [Encoder(Layers = [400], Activation = Softplus)] [Latent(Dim = 20)] public partial class C;",
        "using static VaeGen.Likelihood; " + Body + "[Reconstruction(Gaussian)] public partial class C;",
        "internal enum Side { Small = 8 } [Input((int)Side.Small, (int)Side.Small)] [Encoder(Layers = [400])] [Latent(Dim = 20)] public partial class C;",
        "[Input(0x1C, 0b1_1100)] [Encoder(Layers = [4_00,])] [Latent(Dim = 20)] public partial class C;",
        "\n[/* the sample */ Input(28, 28 /* square */)] // grey\n[Encoder(Layers = [400])]\n[Latent(\n    Dim = 20)]\npublic partial class C;",
        "[System.Serializable, Input(28, 28), Encoder(Layers = [400]), Latent(Dim = 20)] public partial class C;",
        "\n#if true\n" + Body + "public partial class C;\n#else\n[Input(-1)] public class C;\n#endif",
        "\n#region models\n#pragma warning disable VAE010\n" + Body + "public partial class C;\n#endregion",

        // with members of their own
        Body + "internal partial class C { internal C(string name) : this(device: null) => Name = name; internal string Name { get; } = \"\"; }",
        Body + "internal partial class C { static C() { } internal C(int number) : this() { Number = number; } internal int Number { get; } }",
        Body + "internal partial class C { internal SampleSet Sample() => Sample(1); }",
        Body + "internal partial class C { public static C operator +(C left, C right) => left ?? right; }",
        Body + "internal partial class C { internal event System.Action? Trained; internal void Raise() => Trained?.Invoke(); }",
        Body + "internal partial class C { internal enum Kind { A } internal sealed class Nested; internal int this[int index] => index; }",
        Body + "internal partial class C : System.IEquatable<C> { public bool Equals(C? other) => ReferenceEquals(this, other); public override bool Equals(object? obj) => Equals(obj as C); public override int GetHashCode() => 1; }",
        Body + "internal partial class C { private readonly int[] numbers = [1, 2]; internal int Sum { get { var sum = 0; foreach (var number in numbers) { sum += number; } return sum; } } }",
    ];

    private static string Image(string encoder) => $"[Input(28, 28)] [Encoder({encoder})] [Latent(Dim = 20)] public partial class C;";
}
