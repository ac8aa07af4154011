using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace VaeGen.CodeFixes;

/// <summary>What the providers share: a diagnostic goes in, edits of its document come out.</summary>
public abstract class FixProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(async (context, document, diagnostics) =>
    {
        var sites = await FixSite.InAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false);
        var fixes = sites.Select(site => FixesFor(site).FirstOrDefault(fix => fix.Kind == context.CodeActionEquivalenceKey)).OfType<Fix>();
        return await Edits.ApplyAsync(document, fixes, context.CancellationToken).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var site in await FixSite.InAsync(context.Document, context.Diagnostics, context.CancellationToken).ConfigureAwait(false))
        {
            foreach (var fix in FixesFor(site))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, cancellationToken => Edits.ApplyAsync(context.Document, [fix], cancellationToken), fix.Kind),
                    site.Diagnostic);
            }
        }
    }

    /// <summary>The ways out of one diagnostic, the likeliest first; none where it takes a person to decide.</summary>
    private protected abstract IEnumerable<Fix> FixesFor(FixSite site);
}
