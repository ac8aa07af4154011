using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.CodeFixes;

/// <summary>Edits of text, and what they have to know of it.</summary>
internal static class Edits
{
    public static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    public static TextChange Remove(int start, int end) => new(TextSpan.FromBounds(start, end), "");

    /// <summary>Applies fixes together. Of two that are in each other's way the first is applied; the other is offered again afterwards.</summary>
    public static async Task<Document> ApplyAsync(Document document, IEnumerable<Fix> fixes, CancellationToken cancellationToken)
    {
        var applied = new HashSet<TextChange>();
        foreach (var fix in fixes)
        {
            // two fixes may want the very same edit: to make a type partial for each model in it
            if (!fix.Changes.Any(change => applied.Any(other => !other.Equals(change) && Touch(other.Span, change.Span))))
            {
                applied.UnionWith(fix.Changes);
            }
        }
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.WithText(text.WithChanges(applied.OrderBy(change => change.Span)));
    }

    /// <summary>Takes an item out of a list, and one comma with it; comments stay, except those inside the item.</summary>
    public static IEnumerable<TextChange> RemoveItem<T>(SourceText text, SeparatedSyntaxList<T> list, T item) where T : SyntaxNode
    {
        var index = list.IndexOf(item);
        if (list.Count == 1)
        {
            return [Remove(item.SpanStart, item.Span.End)];
        }
        var comma = list.GetSeparator(index > 0 ? index - 1 : 0).Span;
        var isBlank = index > 0
            ? IsBlank(text, comma.End, item.SpanStart)
            : IsBlank(text, item.Span.End, comma.Start) && IsBlank(text, comma.End, list[1].SpanStart);
        return isBlank
            ? [index > 0 ? Remove(comma.Start, item.Span.End) : Remove(item.SpanStart, list[1].SpanStart)]
            : [Remove(comma.Start, comma.End), Remove(item.SpanStart, item.Span.End)];
    }

    /// <summary>Takes out a node that may have lines to itself: no empty line stays behind, but comments do.</summary>
    public static TextChange RemoveLines(SourceText text, SyntaxNode node)
    {
        var (first, last) = (text.Lines.GetLineFromPosition(node.SpanStart), text.Lines.GetLineFromPosition(node.Span.End));
        var startsLine = IsBlank(text, first.Start, node.SpanStart);
        var endsLine = IsBlank(text, node.Span.End, last.End);
        return (startsLine, endsLine) switch
        {
            (true, true) => Remove(first.Start, last.EndIncludingLineBreak),
            (false, true) => Remove(BeforeSpaces(text, node.SpanStart), node.Span.End),
            _ => Remove(node.SpanStart, AfterSpaces(text, node.Span.End)),
        };
    }

    private static bool IsBlank(SourceText text, int start, int end) => string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(start, end)));

    private static int BeforeSpaces(SourceText text, int position)
    {
        while (position > 0 && text[position - 1] is (' ' or '\t'))
        {
            position--;
        }
        return position;
    }

    private static int AfterSpaces(SourceText text, int position)
    {
        while (position < text.Length && text[position] is (' ' or '\t'))
        {
            position++;
        }
        return position;
    }

    // an insertion touches whatever begins where it stands
    private static bool Touch(TextSpan left, TextSpan right) => left.OverlapsWith(right) || left.Start == right.Start;
}
