using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.CodeFixes;

/// <summary>Where a diagnostic stands: what a fix may look at.</summary>
internal sealed class FixSite(Diagnostic diagnostic, SyntaxNode root, SourceText text, SemanticModel model, CancellationToken cancellationToken)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    public SourceText Text { get; } = text;

    public SemanticModel Model { get; } = model;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The smallest node under the squiggle.</summary>
    public SyntaxNode Node => root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The squiggle's node, or the nearest around it, of a kind; null if there is none.</summary>
    public T? Nearest<T>() where T : SyntaxNode => Node.FirstAncestorOrSelf<T>();

    /// <summary>The class that the squiggle is on or in.</summary>
    public (TypeDeclarationSyntax Declaration, INamedTypeSymbol Type)? Class =>
        Nearest<TypeDeclarationSyntax>() is { } declaration && Model.GetDeclaredSymbol(declaration, CancellationToken) is INamedTypeSymbol type ? (declaration, type) : null;

    /// <summary>The site of each diagnostic that lies in the document as it is now.</summary>
    public static async Task<FixSite[]> InAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return [];
        }
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. from diagnostic in diagnostics
               where root.FullSpan.Contains(diagnostic.Location.SourceSpan)
               select new FixSite(diagnostic, root, text, model, cancellationToken),
        ];
    }
}
