using System.Buffers;
using System.Text;

namespace VaeGen;

/// <summary>Writes HTML that is well-formed XML too: every element is closed, and every text and attribute escaped, whatever it holds.</summary>
internal sealed class HtmlWriter
{
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    private readonly StringBuilder page = new("<!DOCTYPE html>\n");

    /// <summary>Opens an element; disposing of what is returned closes it.</summary>
    public Element Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        page.Append('>');
        return new Element(this, name);
    }

    /// <summary>An element that has no content, such as a picture.</summary>
    public void Empty(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Tag(name, attributes);
        page.Append(" />");
    }

    /// <summary>An element with a text in it.</summary>
    public void Text(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using (Open(name, attributes))
        {
            Text(text);
        }
    }

    public void Text(string text) => Escape(text);

    /// <summary>The library's own style sheet, the only text that goes in as it is.</summary>
    public void Style(string css) => page.Append("<style>\n").Append(css).Append("</style>\n");

    /// <summary>A line break in the file, for people who read it.</summary>
    public void Line() => page.Append('\n');

    public override string ToString() => page.ToString();

    private void Tag(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        page.Append('<').Append(name);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                page.Append(' ').Append(attribute).Append("=\"");
                Escape(value);
                page.Append('"');
            }
        }
    }

    private void Escape(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAnyExcept(Plain); // a picture's characters are plain, all of them
            page.Append(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                return;
            }
            _ = Rune.DecodeFromUtf16(text[plain..], out var rune, out var length); // half a surrogate pair becomes U+FFFD
            page.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => rune.ToString(),
                < ' ' or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => "\uFFFD", // control characters, which no document may hold
                _ => rune.ToString(),
            });
            text = text[(plain + length)..];
        }
    }

    private void Close(string name) => page.Append("</").Append(name).Append('>');

    /// <summary>An open element.</summary>
    public readonly struct Element(HtmlWriter writer, string name) : IDisposable
    {
        public void Dispose() => writer.Close(name);
    }
}
