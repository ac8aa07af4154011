using System.Numerics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Norms;
using VaeGen.Cpu.Kernels.Reductions;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Normalization;

/// <summary>Normalises over the last dimensions: every such row by its own mean and variance, with a weight and a bias for each place in it.</summary>
internal static unsafe class LayerNormOp
{
    internal static TensorImpl Forward(TensorImpl input, long[] shape, TensorImpl? weight, TensorImpl? bias, double epsilon)
    {
        Check(input, shape, weight, bias);
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var w = temp.Own(weight is null ? Ops.Full(shape, 1, x.DType) : Ops.Contiguous(weight));
        var b = temp.Own(bias is null ? Ops.Full(shape, 0, x.DType) : Ops.Contiguous(bias));
        long length = w.Count, rows = Shapes.Count(x.Sizes.AsSpan(0, x.Rank - shape.Length));
        var y = TensorImpl.EmptyLike(x);
        var statistics = temp.Own(TensorImpl.Empty([rows, 2], ScalarType.Float64));
        if (x.DType == ScalarType.Float32)
        {
            Run<float>();
        }
        else
        {
            Run<double>();
        }

        if (Graph.Records(x, w, b))
        {
            Graph.Record(y, "LayerNormBackward", Backward, [x, w, b], [x, w, statistics]);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        return y;

        void Run<T>()
            where T : unmanaged, INumber<T>
        {
            var body = new LayerRows<T>(x.Pointer<T>(), w.Pointer<T>(), b.Pointer<T>(), y.Pointer<T>(), statistics.Pointer<double>(), length, epsilon);
            WorkerPool.For(length == 0 ? 0 : rows, Math.Max(1, 16384 / Math.Max(1, length)), ref body);
        }
    }

    private static void Backward(Backprop pass)
    {
        pass.RefuseTwice();
        if (pass.Saved(0).DType == ScalarType.Float32)
        {
            Backward<float>(pass);
        }
        else
        {
            Backward<double>(pass);
        }
    }

    private static void Backward<T>(Backprop pass)
        where T : unmanaged, INumber<T>
    {
        TensorImpl x = pass.Saved(0), w = pass.Saved(1), statistics = pass.Saved(2), g = pass.Own(Ops.Contiguous(pass.Grad));
        long length = w.Count, rows = statistics.Sizes[0];

        // Rows that share a row of sums: few where rows are long, so that the sums stay small beside the input.
        var grain = Math.Max(1, Math.Min(128, Math.Max(16384 / Math.Max(1, length), (rows + 15) / 16)));
        long[] chunks = [(rows + grain - 1) / grain, length];
        var dx = TensorImpl.EmptyLike(x);
        TensorImpl weights = pass.Own(TensorImpl.Empty(chunks, x.DType)), biases = pass.Own(TensorImpl.EmptyLike(weights));
        var body = new LayerRowGradients<T>(
            g.Pointer<T>(), x.Pointer<T>(), w.Pointer<T>(), statistics.Pointer<double>(), dx.Pointer<T>(), weights.Pointer<T>(), biases.Pointer<T>(), length, grain);
        WorkerPool.For(length == 0 ? 0 : rows, grain, ref body);
        GC.KeepAlive(x);
        GC.KeepAlive(w);
        GC.KeepAlive(g);
        GC.KeepAlive(statistics);
        pass.Give(0, dx);
        GiveSum(pass, 1, weights, w.Sizes);
        GiveSum(pass, 2, biases, w.Sizes);
    }

    private static void GiveSum(Backprop pass, int input, TensorImpl chunks, long[] sizes)
    {
        if (pass.Needs(input))
        {
            var sum = pass.Own(Reduce.Run<SumReducer>(chunks, ReducedLayout.Of(chunks.Sizes, [0], keepDim: false)));
            pass.Give(input, Ops.View(sum, sizes));
        }
    }

    private static void Check(TensorImpl input, long[] shape, TensorImpl? weight, TensorImpl? bias)
    {
        Errors.Check(DTypes.IsFloating(input.DType), $"layer_norm is not implemented for '{DTypes.Name(input.DType)}': expected real numbers");
        Errors.Check(shape.Length > 0, $"Expected normalized_shape to be at least 1-dimensional, but got normalized_shape = {Shapes.Text(shape)}");
        Errors.Check(
            input.Rank >= shape.Length && Shapes.Same(input.Sizes.AsSpan(input.Rank - shape.Length), shape),
            $"Given normalized_shape={Shapes.Text(shape)}, expected input with shape [*, {string.Join(", ", shape)}], but got input of size {Shapes.Text(input.Sizes)}");
        CheckParameter("weight", weight, input, shape);
        CheckParameter("bias", bias, input, shape);
    }

    private static void CheckParameter(string name, TensorImpl? parameter, TensorImpl input, long[] shape)
    {
        Errors.Check(
            parameter is null || Shapes.Same(parameter.Sizes, shape),
            $"Expected {name} to be of same shape as normalized_shape, but got {name} of shape {Shapes.Text(parameter?.Sizes)} and normalized_shape = {Shapes.Text(shape)}");
        Errors.Check(
            parameter is null || parameter.DType == input.DType,
            $"layer_norm: expected a {name} of the input's type, {DTypes.Name(input.DType)}, but got {DTypes.Name((parameter ?? input).DType)}");
    }
}
