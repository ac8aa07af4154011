using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.CodeFixes;

/// <summary>Edits of attributes and of their arguments.</summary>
internal static class AttributeEdits
{
    /// <summary>Takes attributes out, and the brackets around those that leave them empty.</summary>
    public static IEnumerable<TextChange> Remove(SourceText text, IReadOnlyList<AttributeSyntax> attributes) =>
        attributes.GroupBy(attribute => (AttributeListSyntax)attribute.Parent!).SelectMany(group =>
            group.Count() == group.Key.Attributes.Count
                ? [Edits.RemoveLines(text, group.Key)]
                : group.SelectMany(attribute => Edits.RemoveItem(text, group.Key.Attributes, attribute)));

    /// <summary>Takes an argument out, and parentheses that are left with nothing.</summary>
    public static IEnumerable<TextChange> Remove(SourceText text, AttributeArgumentSyntax argument)
    {
        var list = (AttributeArgumentListSyntax)argument.Parent!;
        return list.Arguments.Count == 1
            ? [Edits.Remove(list.SpanStart, list.Span.End)]
            : Edits.RemoveItem(text, list.Arguments, argument);
    }

    /// <summary>Writes a named argument: before the other named ones, after those without a name.</summary>
    public static TextChange Add(AttributeSyntax attribute, string argument)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return Edits.Insert(attribute.Span.End, $"({argument})");
        }
        if (list.Arguments.FirstOrDefault(other => other.NameEquals is not null) is { } named)
        {
            return Edits.Insert(named.SpanStart, $"{argument}, ");
        }
        return list.Arguments.Count > 0
            ? Edits.Insert(list.Arguments.Last().Span.End, $", {argument}")
            : Edits.Insert(list.OpenParenToken.Span.End, argument);
    }
}
