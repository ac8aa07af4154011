using System.Reflection;
using VaeGen.Cpu.Tests.Api;

namespace VaeGen.Generators.Tests;

/// <summary>What users' programs may call is listed in the repository, line by line: a change to it is seen in a review, and a line that goes is a breaking change.</summary>
/// <remarks>The engine's list is TorchSharp's own, see the engine's tests.</remarks>
public sealed class PublicApiTests
{
    public static TheoryData<string, Assembly> Libraries { get; } = new()
    {
        { "VaeGen", typeof(InputAttribute).Assembly },
        { "VaeGen.Tables", typeof(CsvTable).Assembly },
    };

    [Theory, MemberData(nameof(Libraries))]
    public void A_library_has_these_public_members(string name, Assembly library) =>
        Snapshot.VerifyLines(Repository.PathOf("src", name, "PublicApi.txt"), PublicApi.Of(library.Location));

    /// <summary>All members of the README's class, and for the others what they have more (+) or lack (-).</summary>
    [Fact]
    public void An_emitted_class_has_these_public_members()
    {
        const string Plain = "Digits.DigitVae";
        var models = EmittedSurface.Of(Generation.Run([.. Declarations.All.Values.SelectMany(source => source)]));
        var plain = models[Plain];
        var others = models.Where(model => model.Key != Plain).GroupBy(
            model => string.Join('\n', plain.Except(model.Value).Select(line => $"- {line}").Concat(model.Value.Except(plain).Select(line => $"+ {line}"))),
            model => model.Key);

        Snapshot.VerifyLines(
            Repository.PathOf("generators", "VaeGen.Generators", "EmittedApi.txt"),
            [$"# {Plain}", .. plain, .. others.Select(group => $"\n# {string.Join(", ", group)}\n{(group.Key.Length > 0 ? group.Key : "the same")}").Order(StringComparer.Ordinal)]);
    }
}
