using VaeGen.Generators.Diagnostics;

namespace VaeGen.Generators.Tests;

/// <summary>A diagnostic's page and the code fixes agree: what the one quotes the others offer, and nothing is offered that the page does not say.</summary>
public sealed class FixPageTests
{
    public static TheoryData<string> Ids { get; } = [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory, MemberData(nameof(Ids))]
    public async Task The_page_quotes_what_is_offered_first_for_its_example(string id)
    {
        var page = DiagnosticPage.Read(id);
        var document = Fixing.Open(page.Example, Projects.For(id));
        var all = await Fixing.OfferedAsync(document);
        Assert.Equal(page.Offered, all.Select(fix => fix.Title).FirstOrDefault());
        if (all is [var offered, ..])
        {
            Assert.Equal(id, offered.Diagnostic.Id);
            var text = await Fixing.ApplyAsync(document, offered.Action);
            if (text != page.Example) // else it changes the project: ProjectFixTests
            {
                await Fixing.VerifyAsync(page.Example, offered.Title, text);
            }
        }
    }

    [Fact]
    public void Every_provider_is_for_diagnostics_that_there_are_and_none_is_for_one_of_anothers() => Assert.Equal(
        Fixing.Providers.SelectMany(provider => provider.FixableDiagnosticIds).Order(StringComparer.Ordinal),
        Fixing.Providers.SelectMany(provider => provider.FixableDiagnosticIds).Intersect(Descriptors.All.Select(descriptor => descriptor.Id)).Order(StringComparer.Ordinal));
}
