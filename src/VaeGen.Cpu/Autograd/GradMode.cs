namespace VaeGen.Cpu.Autograd;

/// <summary>Whether operations on this thread record how to differentiate them.</summary>
internal sealed class GradMode : IDisposable
{
    [ThreadStatic]
    private static bool disabled;

    [ThreadStatic]
    private static bool inference;

    private readonly bool wasDisabled;
    private readonly bool wasInference;

    private GradMode(bool enabled, bool isInference)
    {
        wasDisabled = disabled;
        wasInference = inference;

        // Under inference mode nothing is recorded, whatever else is asked for.
        disabled = !enabled || isInference;
        inference = isInference;
    }

    internal static bool IsEnabled => !disabled;

    internal static bool IsInference => inference;

    /// <summary>Sets the mode until disposed.</summary>
    internal static GradMode Enable(bool enabled) => new(enabled, inference);

    internal static GradMode Inference(bool enabled) => new(!enabled, enabled);

    /// <summary>Sets the mode for good, as the engine does around each pass; returns what it was.</summary>
    internal static bool Exchange(bool enabled)
    {
        var was = !disabled;
        disabled = !enabled;
        return was;
    }

    public void Dispose()
    {
        disabled = wasDisabled;
        inference = wasInference;
    }
}
