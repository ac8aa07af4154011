using System.Buffers.Binary;
using System.Text;

namespace VaeGen.Tests;

/// <summary>safetensors files written byte by byte, whole or wrong.</summary>
internal static class SafeTensorsFile
{
    public const string Metadata = """
        "__metadata__":{"vaegen.declaration":"{}","vaegen.version":"1"}
        """;

    public static byte[] Of(string header, params ReadOnlySpan<byte> data) => Of(Encoding.UTF8.GetBytes(header), data);

    public static byte[] Of(byte[] header, params ReadOnlySpan<byte> data)
    {
        var file = new byte[8 + header.Length + data.Length];
        BinaryPrimitives.WriteInt64LittleEndian(file, header.Length);
        header.CopyTo(file, 8);
        data.CopyTo(file.AsSpan(8 + header.Length));
        return file;
    }

    /// <summary>A header with metadata and these entries.</summary>
    public static string Header(params ReadOnlySpan<string> entries) => "{" + Metadata + "," + string.Join(',', entries) + "}";

    public static string Entry(string name, string shape, long begin, long end, string type = "F32") =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":[{{begin}},{{end}}]}
        """;
}
