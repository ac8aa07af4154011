using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The p-distance of every row of the one from every row of the other: [.., n, d] and [.., m, d] give [.., n, m].</summary>
    internal static TensorImpl PairwiseDistances(TensorImpl a, TensorImpl b, double p)
    {
        Errors.Check(
            DTypes.IsFloating(a.DType) && a.DType == b.DType,
            $"cdist only supports floating-point dtypes of one kind, X1 got: {DTypes.Name(a.DType)}, X2 got: {DTypes.Name(b.DType)}");
        Errors.Check(
            a.Rank >= 2 && b.Rank >= 2 && a.Sizes[^1] == b.Sizes[^1],
            $"X1 and X2 must be at least two-dimensional with the same number of columns. X1: {Shapes.Text(a.Sizes)} X2: {Shapes.Text(b.Sizes)}");
        Errors.Check(p >= 0, $"cdist only supports non-negative p values, not {p}");
        using var temp = new Temporaries();
        if (p != 2)
        {
            var differences = temp.Own(Sub(temp.Own(Unsqueeze(a, -2)), temp.Own(Unsqueeze(b, -3))));
            return a.Sizes[^1] == 0 ? Sum(differences, [-1], keepDim: false) : Norm(differences, p, [-1], keepDim: false);
        }
        var batch = Shapes.Broadcast(a.Sizes[..^2], b.Sizes[..^2]);
        var x = temp.Own(Expand(a, [.. batch, .. a.Sizes[^2..]]));
        var y = temp.Own(Expand(b, [.. batch, .. b.Sizes[^2..]]));
        return EuclideanDistances(x, y, batch);
    }

    private static TensorImpl EuclideanDistances(TensorImpl x, TensorImpl y, long[] batch)
    {
        var distances = TensorImpl.Empty([.. batch, x.Sizes[^2], y.Sizes[^2]], x.DType);
        using (GradMode.Enable(false))
        using (var temp = new Temporaries())
        {
            var count = Shapes.Count(batch);
            PairwiseDistance.Run(
                temp.Own(Contiguous(temp.Own(Reshape(x, [count, .. x.Sizes[^2..]])))),
                temp.Own(Contiguous(temp.Own(Reshape(y, [count, .. y.Sizes[^2..]])))),
                temp.Own(View(distances, [count, .. distances.Sizes[^2..]])));
        }
        if (Graph.Records(x, y))
        {
            Graph.Record(
                distances,
                "CdistBackward",
                static pass =>
                {
                    // Σⱼ wᵢⱼ (xᵢ − yⱼ), w = gradient / distance and 0 for points that coincide: two matrix products.
                    var (x, y, distance) = (pass.Saved(0), pass.Saved(1), pass.Saved(2));
                    var coincide = pass.Own(Pointwise.Property(default(IsZeroProperty), distance));
                    var weights = pass.Own(MaskedFill(pass.Own(Div(pass.Grad, distance)), coincide, Number.Of(0L)));
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Sub(pass.Own(Mul(x, pass.Own(Sum(weights, [-1], keepDim: true)))), pass.Own(MatMul(weights, y))));
                    }
                    if (pass.Needs(1))
                    {
                        var turned = pass.Own(Transpose(weights, -2, -1));
                        pass.Give(1, Sub(pass.Own(Mul(y, pass.Own(Sum(turned, [-1], keepDim: true)))), pass.Own(MatMul(turned, x))));
                    }
                },
                [x, y],
                [x, y, Graph.Output]);
        }
        return distances;
    }
}
