using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Threading;

namespace TorchSharp;

/// <summary>PyTorch's top-level functions, named as TorchSharp names them.</summary>
public static partial class torch
{
    private static ScalarType defaultType = ScalarType.Float32;

    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.ThreadSingleton.CurrentDisposeScope;

    public static ScalarType get_default_dtype() => defaultType;

    public static void set_default_dtype(ScalarType dtype)
    {
        if (!DTypes.IsFloating(dtype))
        {
            throw new ArgumentException($"The default type must be Float32 or Float64, not {dtype}.", nameof(dtype));
        }
        defaultType = dtype;
    }

    public static Device get_default_device() => CPU;

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.NewDisposeScope();

    /// <summary>Runs the expression in a scope of its own; only its result outlives it.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static int get_num_threads() => WorkerPool.Threads;

    public static void set_num_threads(int num) => WorkerPool.Threads = num;

    public static IDisposable no_grad() => GradMode.Enable(false);

    public static IDisposable enable_grad(bool enabled = true) => GradMode.Enable(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => GradMode.Enable(mode);

    public static bool is_grad_enabled() => GradMode.IsEnabled;

    public static IDisposable inference_mode(bool mode = true) => GradMode.Inference(mode);

    public static bool is_inference_mode_enabled() => GradMode.IsInference;
}
