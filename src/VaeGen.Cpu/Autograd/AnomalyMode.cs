using System.Runtime.CompilerServices;
using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

/// <summary>Until disposed, backward passes look at every gradient they make, and stop at the first that is not a number.</summary>
public class AnomalyMode : IDisposable
{
    private static bool isEnabled;
    private static bool checksNaN = true;

    private readonly bool wasEnabled = isEnabled;
    private readonly bool checkedNaN = checksNaN;

    public AnomalyMode(bool enabled, bool check_nan = true)
    {
        isEnabled = enabled;
        checksNaN = check_nan;
    }

    public static bool IsEnabled => isEnabled;

    public static bool ShouldCheckNaN => checksNaN;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        isEnabled = wasEnabled;
        checksNaN = checkedNaN;
    }

    /// <summary>Looks at the gradients that a node has made.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">One holds a value that is not a number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Check(Node node, ReadOnlySpan<TensorImpl?> gradients)
    {
        if (isEnabled && checksNaN)
        {
            CheckAll(node, gradients);
        }
    }

    private static void CheckAll(Node node, ReadOnlySpan<TensorImpl?> gradients)
    {
        using var off = GradMode.Enable(false);
        using var temp = new Temporaries();
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i] is { } gradient)
            {
                Errors.Check(!Ops.AnyTrue(temp.Own(Ops.Ne(gradient, gradient))), $"Function '{node.Name}' returned nan values in its {i}th output.");
            }
        }
    }
}
