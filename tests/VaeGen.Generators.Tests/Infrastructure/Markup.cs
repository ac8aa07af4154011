using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.Generators.Tests;

/// <summary>A span of source that a diagnostic is expected on.</summary>
internal sealed record ExpectedSquiggle(string Id, TextSpan Span);

/// <summary>Source text with expected diagnostics marked in it: <c>[Latent(Dim = {|VAE003:-1|})]</c>. Marks may nest.</summary>
internal sealed record Markup(string Source, ImmutableArray<ExpectedSquiggle> Squiggles)
{
    private const string Open = "{|";
    private const string Close = "|}";

    public static Markup Parse(string marked)
    {
        var source = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var squiggles = ImmutableArray.CreateBuilder<ExpectedSquiggle>();
        for (var i = 0; i < marked.Length;)
        {
            var rest = marked.AsSpan(i);
            if (rest.StartsWith(Open, StringComparison.Ordinal))
            {
                var colon = rest.IndexOf(':');
                open.Push((rest[Open.Length..colon].ToString(), source.Length));
                i += colon + 1;
            }
            else if (rest.StartsWith(Close, StringComparison.Ordinal))
            {
                var (id, start) = open.Pop();
                squiggles.Add(new ExpectedSquiggle(id, TextSpan.FromBounds(start, source.Length)));
                i += Close.Length;
            }
            else
            {
                source.Append(marked[i++]);
            }
        }

        Assert.Empty(open);
        squiggles.Sort((left, right) => (left.Span.Start, left.Id).CompareTo((right.Span.Start, right.Id)));
        return new Markup(source.ToString(), squiggles.ToImmutable());
    }
}
