using System;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace VaeGen.Generators.Emission;

/// <summary>Puts blocks of source, written as raw strings, one under the other at the current indentation, with LF on every machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly StringBuilder text = new();

    private int indent;

    /// <summary>Writes a block, each of its lines indented.</summary>
    public void Write(string block)
    {
        foreach (var line in block.Split('\n'))
        {
            var content = line.TrimEnd('\r');
            if (content.Length > 0)
            {
                text.Append(' ', indent * IndentSize).Append(content);
            }
            text.Append('\n');
        }
    }

    /// <summary>Writes an empty line and then a block.</summary>
    public void WriteApart(string block)
    {
        text.Append('\n');
        Write(block);
    }

    /// <summary>Opens a brace.</summary>
    public void Open()
    {
        Write("{");
        indent++;
    }

    /// <summary>Closes a brace.</summary>
    public void Close()
    {
        indent--;
        Write("}");
    }

    public SourceText ToSourceText() => SourceText.From(text.ToString(), Utf8);
}
