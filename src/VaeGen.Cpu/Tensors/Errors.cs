using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VaeGen.Cpu;

/// <summary>Errors that PyTorch's kernels raise. TorchSharp surfaces them as <see cref="ExternalException"/>, so the engine does too.</summary>
internal static class Errors
{
#pragma warning disable CA2201 // The type that programs written for TorchSharp catch.
    internal static ExternalException Torch(string message) => new(message);
#pragma warning restore CA2201

    internal static void Check(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] ref Message message)
    {
        if (!condition)
        {
            throw Torch(message.ToString());
        }
    }

    /// <summary>Formats only when the check failed.</summary>
    [InterpolatedStringHandler]
    internal ref struct Message
    {
        private DefaultInterpolatedStringHandler text;

        public Message(int literalLength, int formattedCount, bool condition, out bool enabled)
        {
            enabled = !condition;
            text = enabled ? new DefaultInterpolatedStringHandler(literalLength, formattedCount, System.Globalization.CultureInfo.InvariantCulture) : default;
        }

        public void AppendLiteral(string value) => text.AppendLiteral(value);

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

        public void AppendFormatted(string? value) => text.AppendFormatted(value);

        public override string ToString() => text.ToStringAndClear();
    }
}
