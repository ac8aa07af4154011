using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    public static Tensor arange(Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Device.Check(device);
        var isReal = DTypes.IsFloating(start.Type) || DTypes.IsFloating(stop.Type) || DTypes.IsFloating(step.Type);
        return Finish(Ops.Arange(start.Value, stop.Value, step.Value, dtype ?? (isReal ? defaultType : ScalarType.Int64)), requires_grad);
    }

    public static Tensor linspace(double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Device.Check(device);
        return Finish(Ops.Linspace(start, end, steps, dtype ?? defaultType), requires_grad);
    }

    /// <summary>Powers of the base whose exponents are evenly spaced from start to end, both included.</summary>
    public static Tensor logspace(double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        Device.Check(device);
        return Finish(Ops.Logspace(start, end, steps, @base, dtype ?? defaultType), requires_grad);
    }

    public static Tensor eye(long rows, long columns = -1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        Device.Check(device);
        CheckSizes([rows]);
        return Finish(Ops.Eye(rows, columns < 0 ? rows : columns, dtype ?? defaultType), requires_grad);
    }

    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => DTypes.Promote(type1, type2);

    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => DTypes.Result(tensor1.Impl, tensor2.Impl);

    public static bool can_cast(ScalarType from, ScalarType to) => DTypes.CanCast(from, to);

    public static Tensor where(Tensor condition, Tensor x, Tensor y) => x.where(condition, y);

    /// <summary>The places where the condition holds, one tensor a dimension.</summary>
    public static Tensor[] where(Tensor condition)
    {
        using var places = condition.nonzero();
        return places.unbind(1);
    }

    public static Tensor norm(Tensor input) => input.norm();

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

    public static bool is_tensor(object obj) => obj is Tensor;
}
