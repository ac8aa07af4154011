using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Optimizers;

/// <summary>What an optimiser does to one register's worth of a parameter and its states; states it does not have are null.</summary>
internal unsafe interface IOptimizerPass
{
    void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged;
}

/// <summary>Runs an optimiser's step over a parameter: one pass through memory, in parallel, in every width.</summary>
internal static unsafe class OptimizerPass
{
    private const int Chunk = 16384;

    internal static void Run<TPass>(TPass pass, TensorImpl parameter, TensorImpl gradient, TensorImpl? state0, TensorImpl? state1, TensorImpl? state2)
        where TPass : struct, IOptimizerPass
    {
        Errors.Check(
            gradient.DType == parameter.DType && DTypes.IsFloating(parameter.DType),
            $"an optimiser's step expects a parameter and a gradient of one real type, but got {DTypes.Name(parameter.DType)} and {DTypes.Name(gradient.DType)}");

        Errors.Check(
            gradient.Count == parameter.Count && Fits(state0, parameter) && Fits(state1, parameter) && Fits(state2, parameter),
            $"an optimiser's step expects a gradient and state like the parameter of shape {Shapes.Text(parameter.Sizes)}, but got a gradient of shape {Shapes.Text(gradient.Sizes)}");
        if (IsDense(parameter) && IsDense(gradient) && IsDense(state0) && IsDense(state1) && IsDense(state2))
        {
            RunDense(pass, parameter, gradient, state0, state1, state2);
            return;
        }

        // What lies scattered in memory (a parameter that views another tensor) is gathered, stepped and put back.
        using var temp = new Temporaries();
        ReadOnlySpan<TensorImpl?> written = [parameter, state0, state1, state2];
        var dense = new TensorImpl?[written.Length];
        for (var i = 0; i < dense.Length; i++)
        {
            dense[i] = written[i] is { } tensor ? temp.Own(Ops.Contiguous(tensor)) : null;
        }

        RunDense(pass, dense[0]!, temp.Own(Ops.Contiguous(gradient)), dense[1], dense[2], dense[3]);
        for (var i = 0; i < dense.Length; i++)
        {
            if (written[i] is { } tensor && !ReferenceEquals(tensor, dense[i]))
            {
                Ops.CopyInto(tensor, dense[i]!);
            }
        }
    }

    /// <summary>A number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes All<TLanes, T>(double value)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.All(Element.To<T>(value));

    private static bool IsDense(TensorImpl? tensor) => tensor is null || tensor.IsContiguous;

    private static bool Fits(TensorImpl? state, TensorImpl parameter) => state is null || (state.Count == parameter.Count && state.DType == parameter.DType);

    private static void RunDense<TPass>(TPass pass, TensorImpl parameter, TensorImpl gradient, TensorImpl? state0, TensorImpl? state1, TensorImpl? state2)
        where TPass : struct, IOptimizerPass
    {
        if (parameter.DType == ScalarType.Float32)
        {
            Run<TPass, float>(pass, parameter, gradient, state0, state1, state2);
        }
        else
        {
            Run<TPass, double>(pass, parameter, gradient, state0, state1, state2);
        }

        parameter.Storage.Version++;
        Touch(state0);
        Touch(state1);
        Touch(state2);
    }

    private static void Touch(TensorImpl? tensor)
    {
        if (tensor is not null)
        {
            tensor.Storage.Version++;
        }
    }

    private static void Run<TPass, T>(TPass pass, TensorImpl parameter, TensorImpl gradient, TensorImpl? state0, TensorImpl? state1, TensorImpl? state2)
        where TPass : struct, IOptimizerPass
        where T : unmanaged
    {
        var body = new Body<TPass, T>
        {
            Pass = pass,
            Parameter = parameter.Pointer<T>(),
            Gradient = gradient.Pointer<T>(),
            State0 = state0 is null ? null : state0.Pointer<T>(),
            State1 = state1 is null ? null : state1.Pointer<T>(),
            State2 = state2 is null ? null : state2.Pointer<T>(),
        };
        WorkerPool.For(parameter.Count, Chunk, ref body);
        GC.KeepAlive(parameter);
        GC.KeepAlive(gradient);
        GC.KeepAlive(state0);
        GC.KeepAlive(state1);
        GC.KeepAlive(state2);
    }

    private struct Body<TPass, T> : IRangeBody
        where TPass : struct, IOptimizerPass
        where T : unmanaged
    {
        public TPass Pass;
        public T* Parameter;
        public T* Gradient;
        public T* State0;
        public T* State1;
        public T* State2;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public readonly void Run(long start, long end)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Stream<Lanes512<T>>(ref start, end);
            }

            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(ref start, end);
            }

            Stream<Lanes128<T>>(ref start, end);
            Stream<Lane<T>>(ref start, end);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Stream<TLanes>(ref long start, long end)
            where TLanes : struct, ILanes<TLanes, T>
        {
            // A copy that no store through the pointers can change: its numbers stay in registers.
            var pass = Pass;
            var i = start;
            for (; i <= end - TLanes.Count; i += TLanes.Count)
            {
                pass.Invoke<TLanes, T>(Parameter + i, Gradient + i, State0 + i, State1 + i, State2 + i);
            }

            start = i;
        }
    }
}
