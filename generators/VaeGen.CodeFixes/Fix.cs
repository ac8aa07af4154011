using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.CodeFixes;

/// <summary>One way out of a diagnostic, as edits of the text: what they do not touch, comments and layout too, stays as it is.</summary>
/// <param name="title">What exactly happens.</param>
/// <param name="kind">Fixes of one kind can be applied to a whole document, project or solution together.</param>
/// <param name="changes">The edits, in any order.</param>
internal sealed class Fix(string title, string kind, params IEnumerable<TextChange> changes)
{
    public string Title { get; } = title;

    public string Kind { get; } = kind;

    public ImmutableArray<TextChange> Changes { get; } = [.. changes];
}
