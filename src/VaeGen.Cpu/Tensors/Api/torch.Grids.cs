using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sizes that tensors of all these shapes broadcast to.</summary>
    public static Size broadcast_shapes(params long[][] shapes) => new(shapes.Aggregate(Shapes.Scalar, Shapes.Broadcast));

    /// <summary>Coordinates of a grid: for each vector a tensor with its values along its own dimension.</summary>
    /// <param name="tensors">Vectors, or scalars.</param>
    /// <param name="indexing">"ij": dimensions in the order of the vectors; "xy": the first two exchanged.</param>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        Errors.Check(indexing is "ij" or "xy", $"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        Tensor[] axes = [.. tensors];
        Errors.Check(axes.Length > 0, $"meshgrid expects a non-empty TensorList");
        var sizes = new long[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            Errors.Check(axes[i].Impl.Rank <= 1, $"torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: {Shapes.Text(axes[i].Impl.Sizes)}");
            sizes[i] = axes[i].Impl.Count;
        }
        var grid = new Tensor[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            using var temp = new Temporaries();
            var own = new long[axes.Length];
            Array.Fill(own, 1);
            own[i] = sizes[i];
            var spread = temp.Own(Ops.Expand(temp.Own(Ops.Reshape(axes[i].Impl, own)), sizes));
            grid[i] = new Tensor(indexing == "xy" && axes.Length > 1 ? Ops.Transpose(spread, 0, 1) : spread.Retain());
        }
        return grid;
    }

    /// <summary>Every combination of one value from each vector, a row each.</summary>
    public static Tensor cartesian_prod(params Tensor[] tensors) => Combinations(tensors);

    public static Tensor cartesian_prod(IList<Tensor> tensors) => Combinations([.. tensors]);

    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => Combinations(tensors.ToArray());

    /// <summary>Every choice of <paramref name="r"/> values of a vector, in order, a row each.</summary>
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false)
    {
        Errors.Check(input.Impl.Rank == 1, $"Expect a 1D vector, but got shape {Shapes.Text(input.Impl.Sizes)}");
        Errors.Check(r >= 0, $"Expect a non-negative number, but got {r}");
        var rows = new List<long>();
        var count = 0L;
        Choose(new long[r], 0, 0);
        using var temp = new Temporaries();
        var places = temp.Own(Ops.Vector([.. rows]));
        return new Tensor(Ops.View(temp.Own(Ops.IndexSelect(input.Impl, 0, places)), [r == 0 ? 0 : count, r]));

        void Choose(long[] chosen, int depth, long from)
        {
            if (depth == r)
            {
                rows.AddRange(chosen);
                count++;
                return;
            }
            for (var i = from; i < input.Impl.Count; i++)
            {
                chosen[depth] = i;
                Choose(chosen, depth + 1, with_replacement ? i : i + 1);
            }
        }
    }

    /// <summary>Powers of a vector's elements, a row each, the highest first unless increasing.</summary>
    public static Tensor vander(Tensor x, long N = -1, bool increasing = false)
    {
        Errors.Check(x.Impl.Rank == 1, $"x must be a one-dimensional tensor, not {Shapes.Text(x.Impl.Sizes)}");
        using var temp = new Temporaries();
        var columns = N < 0 ? x.Impl.Count : N;
        var column = temp.Own(Ops.Unsqueeze(x.Impl, 1));
        var powers = temp.Own(Ops.Pow(column, temp.Own(Ops.Arange(Number.Of(0L), Number.Of(columns), Number.Of(1L), ScalarType.Int64))));
        return new Tensor(increasing ? powers.Retain() : Ops.Flip(powers, [1]));
    }

    private static Tensor Combinations(Tensor[] tensors)
    {
        var grid = meshgrid(tensors);
        using var temp = new Temporaries();
        var columns = new TensorImpl[grid.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = temp.Own(Ops.Reshape(grid[i].Impl, [-1]));
        }
        var result = columns.Length == 1 ? columns[0].Retain() : Ops.Stack(columns, 1);
        foreach (var tensor in grid)
        {
            tensor.Dispose();
        }
        return new Tensor(result);
    }

    // dstack: along the third dimension
    private static Tensor Deep(ReadOnlySpan<Tensor> tensors)
    {
        using var temp = new Temporaries();
        var raised = Impls(tensors);
        for (var i = 0; i < raised.Length; i++)
        {
            var x = raised[i];
            raised[i] = x.Rank switch
            {
                0 or 1 => temp.Own(Ops.Reshape(x, [1, x.Count, 1])),
                2 => temp.Own(Ops.Unsqueeze(x, 2)),
                _ => x,
            };
        }
        return new Tensor(Ops.Cat(raised, 2));
    }

    // column_stack: vectors are columns
    private static Tensor SideBySide(ReadOnlySpan<Tensor> tensors)
    {
        using var temp = new Temporaries();
        var raised = Impls(tensors);
        for (var i = 0; i < raised.Length; i++)
        {
            raised[i] = raised[i].Rank < 2 ? temp.Own(Ops.Reshape(raised[i], [raised[i].Count, 1])) : raised[i];
        }
        return new Tensor(Ops.Cat(raised, 1));
    }

    private static Tensor OnDevice(TensorImpl result, Device? device)
    {
        Device.Check(device);
        return new Tensor(result);
    }

    /// <summary>Indices in 32 bits if that is wanted; takes over the caller's count.</summary>
    private static TensorImpl Narrow(TensorImpl indices, bool isInt32)
    {
        using var temp = new Temporaries();
        return Ops.To(temp.Own(indices), isInt32 ? ScalarType.Int32 : ScalarType.Int64);
    }

    private static TensorImpl WithNumber(Scalar number, Func<TensorImpl, TensorImpl> operation)
    {
        using var temp = new Temporaries();
        return operation(temp.Own(Ops.Wrap(number.Value)));
    }

    private static (Tensor Output, Tensor? Inverse, Tensor? Counts) Distinct((TensorImpl Output, TensorImpl Inverse, TensorImpl Counts) results, bool withInverse, bool withCounts)
    {
        using var temp = new Temporaries();
        TensorImpl inverse = temp.Own(results.Inverse), counts = temp.Own(results.Counts);
        return (new Tensor(results.Output), withInverse ? new Tensor(inverse.Retain()) : null, withCounts ? new Tensor(counts.Retain()) : null);
    }

    public partial class Tensor
    {
        private Tensor TakeAlong(IEnumerable<long> indices, long? dim)
        {
            using var temp = new Temporaries();
            return new Tensor(Ops.TakeAlong(Impl, temp.Own(Ops.Vector([.. indices])), dim));
        }

        // Takes over the difference.
        private static Tensor Norm(TensorImpl difference, double p)
        {
            using var temp = new Temporaries();
            return new Tensor(Ops.Norm(temp.Own(difference), p, [], keepDim: false));
        }
    }
}
