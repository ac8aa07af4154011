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

        // What lies scattered in memory (a parameter that views another tensor) is gathered, stepped and put back.
        using var temp = new Temporaries();
        ReadOnlySpan<TensorImpl?> written = [parameter, state0, state1, state2];
        var dense = new TensorImpl?[written.Length];
        for (var i = 0; i < dense.Length; i++)
        {
            dense[i] = written[i] is { } tensor ? temp.Own(Ops.Contiguous(tensor)) : null;
        }

        var g = temp.Own(Ops.Contiguous(gradient));
        if (parameter.DType == ScalarType.Float32)
        {
            Run<TPass, float>(pass, dense[0]!, g, dense[1], dense[2], dense[3]);
        }
        else
        {
            Run<TPass, double>(pass, dense[0]!, g, dense[1], dense[2], dense[3]);
        }

        for (var i = 0; i < dense.Length; i++)
        {
            if (written[i] is not { } tensor)
            {
                continue;
            }

            if (ReferenceEquals(tensor, dense[i]))
            {
                tensor.Storage.Version++;
            }
            else
            {
                Ops.CopyInto(tensor, dense[i]!);
            }
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

        private readonly void Stream<TLanes>(ref long start, long end)
            where TLanes : struct, ILanes<TLanes, T>
        {
            var i = start;
            for (; i <= end - TLanes.Count; i += TLanes.Count)
            {
                Pass.Invoke<TLanes, T>(Parameter + i, Gradient + i, State0 + i, State1 + i, State2 + i);
            }

            start = i;
        }
    }
}
