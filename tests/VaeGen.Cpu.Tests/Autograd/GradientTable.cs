using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

/// <summary>Operations with inputs at which they are smooth.</summary>
internal static partial class GradientTable
{
    internal sealed record Input(double[] Values, long[] Sizes);

    /// <summary>Operations whose gradient refuses to be differentiated again, or has no finite difference.</summary>
    internal static readonly HashSet<string> OnceOnly = ["cumprod", "logcumsumexp", "multilabel_soft_margin_loss"];

    internal static readonly Dictionary<string, (Func<Tensor[], Tensor> Function, Input[] Inputs)> Cases = Build();

    private static Dictionary<string, (Func<Tensor[], Tensor>, Input[])> Build()
    {
        var cases = new Dictionary<string, (Func<Tensor[], Tensor>, Input[])>();
        Input free = Any(2, 3), other = Any(2, 3, 0.4), row = Any(1, 3, 0.2), column = Any(2, 1, 0.7), positive = Positive(2, 3), fraction = Fraction(2, 3);
        var cube = new Input(Any(6, 4).Values, [2, 3, 4]);
        var cube2 = new Input(Any(8, 5, 0.3).Values, [2, 4, 5]);
        var square = Any(3, 3);

        One("abs", free, static x => x.abs());
        One("neg", free, static x => -x);
        One("exp", free, static x => x.exp());
        One("expm1", free, static x => x.expm1());
        One("log", positive, static x => x.log());
        One("log2", positive, static x => x.log2());
        One("log10", positive, static x => x.log10());
        One("log1p", positive, static x => x.log1p());
        One("sqrt", positive, static x => x.sqrt());
        One("rsqrt", positive, static x => x.rsqrt());
        One("square", free, static x => x.square());
        One("reciprocal", positive, static x => x.reciprocal());
        One("sin", free, static x => x.sin());
        One("cos", free, static x => x.cos());
        One("tan", fraction, static x => x.tan());
        One("asin", fraction, static x => x.asin());
        One("acos", fraction, static x => x.acos());
        One("atan", free, static x => x.atan());
        One("sinh", free, static x => x.sinh());
        One("cosh", free, static x => x.cosh());
        One("tanh", free, static x => x.tanh());
        One("asinh", free, static x => x.asinh());
        One("acosh", positive, static x => (x + 1.5).acosh());
        One("atanh", fraction, static x => x.atanh());
        One("sigmoid", free, static x => x.sigmoid());
        One("erf", free, static x => x.erf());
        One("relu", free, static x => x.relu());
        One("floor", free, static x => x.floor() * x);
        One("round", free, static x => x.round() * x);
        One("sign", free, static x => x.sign() * x);
        One("frac", free, static x => x.frac());
        One("clamp", free, static x => x.clamp(-0.9, 0.8));
        One("clamp min", free, static x => x.clamp(min: 0.1));
        One("pow 3", free, static x => x.pow(3));
        One("pow 2", free, static x => x.pow(2));
        One("pow -1.5", positive, static x => x.pow(-1.5));
        Two("pow", positive, other, static (x, y) => x.pow(y));
        Two("pow row", positive, row, static (x, y) => x.pow(y));
        Two("add", free, other, static (x, y) => x + y);
        Two("add broadcast", row, column, static (x, y) => x + y);
        Two("add alpha", free, row, static (x, y) => x.add(y, 2.5));
        Two("sub", free, column, static (x, y) => x - y);
        One("rsub", free, static x => 2 - x);
        Two("mul", free, other, static (x, y) => x * y);
        Two("mul broadcast", row, column, static (x, y) => x * y);
        Two("div", free, positive, static (x, y) => x / y);
        Two("div row", free, row, static (x, y) => x / y);
        One("rdiv", positive, static x => 3 / x);
        Two("maximum", free, other, torch.maximum);
        Two("minimum", free, other, torch.minimum);
        Two("atan2", free, positive, static (x, y) => x.atan2(y));
        Two("fmod", free, positive, static (x, y) => x.fmod(y));
        Two("remainder", free, positive, static (x, y) => x.remainder(y));
        Two("where", free, other, static (x, y) => torch.where(Mask(), x, y));
        One("masked_fill", free, static x => x.masked_fill(Mask(), 3));
        Three("lerp", free, other, fraction, static (x, y, w) => x.lerp(y, w));
        Three("addcmul", free, row, column, static (x, y, z) => x.addcmul(y, z, 0.7));
        Three("addcdiv", free, other, positive, static (x, y, z) => x.addcdiv(y, z, 0.7));

        One("sum", free, static x => x.sum());
        One("sum dim", cube, static x => x.sum(1));
        One("sum dims keep", cube, static x => x.sum([0, 2], keepdim: true));
        One("mean", free, static x => x.mean());
        One("mean dim", cube, static x => x.mean([1], keepdim: true));
        One("var", cube, static x => x.var(1));
        One("var population", free, static x => x.var(false));
        One("std", cube, static x => x.std([0, 2]));
        One("amax", free, static x => x.amax([1]));
        One("amin", free, static x => x.amin([0], keepdim: true));
        One("max", free, static x => x.max());
        One("max dim", cube, static x => x.max(2).values);
        One("min dim", cube, static x => x.min(0, keepdim: true).values);
        One("prod", free, static x => x.prod());
        One("prod dim", cube, static x => x.prod(1));
        One("logsumexp", cube, static x => x.logsumexp(1));
        One("softmax", free, static x => x.softmax(1));
        One("softmax inner", cube, static x => x.softmax(1));
        One("log_softmax", free, static x => x.log_softmax(1));
        One("norm", free, static x => x.norm());
        One("norm 1", free, static x => x.norm(1, p: 1));
        One("norm 3", free, static x => x.norm(1, p: 3));
        One("cumsum", cube, static x => x.cumsum(1));

        Two("mm", free, new Input(Any(3, 4, 0.1).Values, [3, 4]), static (x, y) => x.mm(y));
        Two("matmul vector", free, new Input(Any(3, 1, 0.1).Values, [3]), static (x, y) => x.matmul(y));
        Two("matmul batch", cube, cube2, static (x, y) => x.matmul(y));
        Two("matmul rows", cube, Any(4, 2), static (x, y) => x.matmul(y));
        Two("matmul broadcast", Any(3, 4), cube2, static (x, y) => x.matmul(y));
        Two("bmm", cube, cube2, static (x, y) => x.bmm(y));
        Two("dot", new Input(Any(1, 4).Values, [4]), new Input(Any(1, 4, 0.3).Values, [4]), static (x, y) => x.dot(y));
        Two("outer", new Input(Any(1, 4).Values, [4]), new Input(Any(1, 3, 0.3).Values, [3]), static (x, y) => x.outer(y));
        Three("addmm row", new Input(Any(1, 3).Values, [3]), free, square, static (b, x, y) => b.addmm(x, y));
        Three("addmm scaled", free, free, square, static (c, x, y) => c.addmm(x, y, 0.5f, 2));

        One("view", cube, static x => x.view(4, 6));
        One("reshape of transpose", cube, static x => x.transpose(0, 2).reshape(-1));
        One("permute", cube, static x => x.permute(2, 0, 1));
        One("squeeze", row, static x => x.squeeze(0));
        One("unsqueeze", free, static x => x.unsqueeze(1));
        One("expand", column, static x => x.expand(4, 2, 3));
        One("select", cube, static x => x.select(1, -1));
        One("slice", cube, static x => x.slice(2, 1, 4, 2));
        One("narrow", cube, static x => x.narrow(1, 1, 2));
        One("diagonal", square, static x => x.diagonal());
        One("tril", square, static x => x.tril());
        One("chunk", cube, static x => x.chunk(2, 2)[1]);
        One("unbind", cube, static x => x.unbind(1)[0] * x.unbind(1)[2]);
        One("repeat", free, static x => x.repeat(2, 1, 3));
        One("flip", cube, static x => x.flip(0, 2));
        Two("cat", free, Any(2, 2), static (x, y) => cat([x, y], 1));
        Two("stack", free, other, static (x, y) => stack([x, y], 1));
        One("clone", free, static x => x.clone());
        One("gather", free, static x => x.gather(1, Index()));
        Two("scatter", free, Any(2, 2), (x, y) => x.scatter(1, tensor([0L, 2, 2, 1], [2, 2]), y));
        Two("scatter_add", free, Any(2, 2), static (x, y) => x.scatter_add(1, Index(), y));
        One("index_select", cube, static x => x.index_select(1, tensor([2L, 0, 2])));
        One("sort", cube, static x => x.sort(1, descending: true).Values);
        One("topk", cube, static x => x.topk(2, 1).values);
        One("index", cube, static x => x[TensorIndex.Colon, TensorIndex.Tensor(tensor([2L, 0])), TensorIndex.Slice(1, 3)]);

        Two("in place", free, other, static (x, y) => (x * 2).add_(y).mul_(y).exp_());
        Two("in place view", free, new Input(Any(1, 2).Values, [2]), static (x, y) =>
        {
            var z = x * 1;
            z.select(1, 1).mul_(y);
            return z * z;
        });
        Two("in place base", free, other, static (x, y) =>
        {
            var z = x * 1;
            var view = z.narrow(1, 0, 2);
            z.mul_(y);
            return view * view;
        });
        Two("assign", free, new Input(Any(1, 3).Values, [3]), static (x, y) =>
        {
            var z = x * 2;
            z[0] = y;
            return z * z;
        });
        Two("copy_", free, row, static (x, y) => (x * 2).copy_(y));
        AddLayers(cases);
        foreach (var (name, function, inputs) in (Case[])[.. Special(), .. LinearAlgebra(), .. Rearranged(), .. SmallLayers(), .. MarginLosses(), .. Once(Activations()), .. Once(Losses())])
        {
            cases.Add(name, (function, inputs));
        }
        AddConvolutions(cases);
        return cases;

        // Made anew for each test: a tensor kept here would belong to the dispose scope of whichever test came first.
        static Tensor Index() => tensor([0L, 2, 1, 1], [2, 2]);

        static Tensor Mask() => tensor([true, false, true, false, false, true], [2, 3]);

        void One(string name, Input x, Func<Tensor, Tensor> function) => cases.Add(name, (inputs => function(inputs[0]), [x]));

        void Two(string name, Input x, Input y, Func<Tensor, Tensor, Tensor> function) =>
            cases.Add(name, (inputs => function(inputs[0], inputs[1]), [x, y]));

        void Three(string name, Input x, Input y, Input z, Func<Tensor, Tensor, Tensor, Tensor> function) =>
            cases.Add(name, (inputs => function(inputs[0], inputs[1], inputs[2]), [x, y, z]));
    }

    private static Input Any(int rows, int columns, double shift = 0) => Of(rows, columns, i => (1.7 * Math.Sin((2.3 * i) + shift + 0.5)) + 0.07);

    private static Input Positive(int rows, int columns) => Of(rows, columns, static i => 1.3 + Math.Sin(1.9 * i));

    private static Input Fraction(int rows, int columns) => Of(rows, columns, static i => 0.8 * Math.Sin((1.3 * i) + 0.4));

    private static Input Of(int rows, int columns, Func<int, double> value) =>
        new([.. Enumerable.Range(0, rows * columns).Select(value)], [rows, columns]);
}
