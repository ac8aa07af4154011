using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace VaeGen.Generators.Tests;

/// <summary>What the generator emits for each of <see cref="Declarations"/>, byte for byte, and that users can compile it however their project is set up.</summary>
public sealed class EmittedCodeTests
{
    public static TheoryData<string> Names { get; } = [.. Declarations.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Is_what_was_committed(string name) =>
        Snapshot.Verify("EmittedCode", name, Generation.Run(Declarations.All[name]).Files);

    [Theory, MemberData(nameof(Names))]
    public void Compiles_without_a_warning_in_every_kind_of_project_and_culture(string name)
    {
        var sources = Declarations.All[name];
        var expected = Generation.Run(sources).Files; // and compiles in a default project
        foreach (var settings in Compilations.Others)
        {
            Compilations.AssertCompiles(EmittedAsExpected(settings), settings.ToString());
        }

        foreach (var culture in new[] { Cultures.German, Cultures.Swedish })
        {
            Cultures.Run(culture, () => EmittedAsExpected(Compilations.Default));
        }

        Compilation EmittedAsExpected(ProjectSettings settings)
        {
            var output = Generation.RunUnchecked(Compilations.Create(settings, References.Complete, sources), out _);
            Assert.Equal(expected, output.Files);
            return output.Compilation;
        }
    }

    [Fact]
    public void Does_not_depend_on_the_run_or_on_the_order_of_files()
    {
        var sources = Declarations.All.Values.SelectMany(source => source).ToArray();
        var expected = HashOf(sources);
        Assert.Equal(expected, HashOf(sources));

        var random = new Random(20);
        for (var i = 0; i < 5; i++)
        {
            random.Shuffle(sources);
            Assert.Equal(expected, HashOf(sources));
        }
    }

    [Fact]
    public void Ends_lines_with_LF_and_files_with_one()
    {
        foreach (var (hint, text) in Generation.Run([.. Declarations.All.Values.SelectMany(source => source)]).Files)
        {
            Assert.False(text.Contains('\r', StringComparison.Ordinal), $"{hint} holds a carriage return.");
            Assert.True(text.EndsWith("}\n", StringComparison.Ordinal), $"{hint} does not end with one line feed.");
            Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
        }
    }

    [Fact]
    public void Is_the_same_whatever_line_ends_the_declaration_has()
    {
        var unix = Generation.Run(Declarations.Minimal).Files;
        var windows = Generation.Run(Declarations.Minimal.Replace("\n", "\r\n", StringComparison.Ordinal)).Files;
        Assert.Equal(unix, windows);
    }

    [Fact]
    public void Keeps_classes_of_one_name_apart()
    {
        const string Body = "[VaeGen.Input(9)] [VaeGen.Encoder(Layers = [4])] [VaeGen.Latent(Dim = 2)] internal partial class Same;";
        var files = Generation.Run($$"""
            {{Body}}
            namespace A { {{Body}} }
            namespace B
            {
                {{Body}}
                internal partial class A { {{Body}} }
                internal partial class A<T> { }
            }
            """).Files;

        Assert.Equal(files.Count, files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(4, files.Keys.Count(hint => hint.EndsWith("Same.Module.g.cs", StringComparison.Ordinal)));
    }

    [Fact]
    public void Keeps_classes_apart_whose_names_differ_in_nothing_but_case()
    {
        const string Attributes = "[VaeGen.Input(9)] [VaeGen.Encoder(Layers = [4])] [VaeGen.Latent(Dim = 2)]";
        var files = Generation.Run($"namespace N; {Attributes} internal partial class Vae; {Attributes} internal partial class VAE; {Attributes} internal partial class Other;").Files;
        Assert.Equal(3 * Generation.FilesPerModel, files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("N.Other.Module.g.cs", files.Keys);
    }

    [Fact]
    public void Compiles_beside_types_and_members_that_hide_the_names_it_uses() => Generation.Run("""
        #pragma warning disable CS8981 // lower-case type names are the point
        namespace Hostile.System
        {
            internal class TorchSharp;
            internal class VaeGen;
            internal class torch;
            internal class Tensor;
            internal class ReadOnlySpan;
            internal class String;
            internal class ArgumentOutOfRangeException;
            internal class GeneratedCodeAttribute;

            internal partial class Outer
            {
                internal class System;
                internal class Exception;

                [global::VaeGen.Input(9)]
                [global::VaeGen.Encoder(Layers = [4], Dropout = 0.5)]
                [global::VaeGen.Latent(Dim = 2)]
                internal partial class Vae
                {
                    internal int x = 1, z = 1, h = 1, mean = 1, sigma = 1, kl = 1, loss = 1, run = 1, batch = 1, scope = 1, data = 1, file = 1, epoch = 1;
                    internal class global;
                }
            }
        }
        """);

    [Fact]
    public void Is_one_file_per_concern()
    {
        string[] expected = ["Generation", "Latent", "Loss", "Measures", "Module", "Persistence", "Training"];
        Assert.Equal(
            expected.Select(concern => $"Digits.DigitVae.{concern}.g.cs"),
            Generation.Run(Declarations.Minimal).Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Is_nothing_for_a_project_that_declares_nothing() =>
        Assert.Empty(Generation.RunUnchecked(Compilations.Create("internal class C;"), out _).Files);

    private static string HashOf(params ReadOnlySpan<string> sources)
    {
        var files = Generation.RunUnchecked(Compilations.Create(sources), out _).Files;
        var text = string.Join('\0', files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Key + '\0' + file.Value));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
