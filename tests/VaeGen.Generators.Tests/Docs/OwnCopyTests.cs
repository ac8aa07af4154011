namespace VaeGen.Generators.Tests;

/// <summary>What docs/howto/layers.md says of who wants to change everything: the emitted files work without the generator.</summary>
public sealed class OwnCopyTests
{
    [Theory]
    [InlineData("[Encoder(Layers = [8])] [Latent(Dim = 2)]")]
    [InlineData("[Encoder(Channels = [4, 8], Norm = Norm.Batch)] [Latent(Dim = 2, Prior = Prior.Mixture)] [Condition(Classes = 3)]")]
    public void The_emitted_files_compile_as_a_projects_own_where_the_attributes_are_gone(string attributes)
    {
        var emitted = Generation.Run($"using VaeGen; namespace Own; [Input(8, 8)] {attributes} public partial class OwnVae;").Files;
        string[] sources = [.. emitted.Values, "namespace Own; public partial class OwnVae;"];
        Compilations.AssertCompiles(Compilations.Create(sources), "Copies of the emitted files, without the generator");
    }
}
