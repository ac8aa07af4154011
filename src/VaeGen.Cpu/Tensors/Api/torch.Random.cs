using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static Tensor randperm(long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null)
    {
        Device.Check(device);
        Errors.Check(n >= 0, $"n must be non-negative, got {n}");
        return Finish(Ops.Permutation(n, dtype ?? ScalarType.Int64, generator), requires_grad);
    }

    /// <summary>Normal numbers of one mean and deviation.</summary>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null, string[]? names = null)
    {
        Errors.Check(std >= 0, $"normal expects std >= 0.0, but found std {std}");
        var result = MakeReal(size.ToArray(), dtype, device);
        Ops.Normal(result, mean, std, generator);
        return Finish(result, requires_grad);
    }

    /// <summary>Normal numbers with a mean and deviation each.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null)
    {
        using var sizes = new Tensor(Ops.Add(mean.Impl, std.Impl));
        using var noise = MakeRandn(sizes.Impl.Sizes, sizes.dtype, null, false, generator);
        using var scaled = noise.mul(std);
        return scaled.add(mean);
    }

    /// <summary>1 with the probability that each element of the input gives, else 0.</summary>
    public static Tensor bernoulli(Tensor input, Generator? generator = null) => input.bernoulli(generator);

    private static Tensor MakeRand(long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var result = MakeReal(size, dtype, device);
        Ops.Uniform(result, 0, 1, generator);
        return Finish(result, requiresGrad);
    }

    private static Tensor MakeRandn(long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        var result = MakeReal(size, dtype, device);
        Ops.Normal(result, 0, 1, generator);
        return Finish(result, requiresGrad);
    }

    private static Tensor MakeRandint(long low, long high, long[] size, ScalarType? dtype, Device? device, bool requiresGrad, Generator? generator)
    {
        Device.Check(device);
        CheckSizes(size);
        return Finish(Ops.Integers(size, low, high, dtype ?? ScalarType.Int64, generator), requiresGrad);
    }

    private static TensorImpl MakeReal(long[] size, ScalarType? dtype, Device? device)
    {
        Device.Check(device);
        CheckSizes(size);
        var type = dtype ?? defaultType;
        if (!DTypes.IsFloating(type))
        {
            throw new ArgumentException($"rand and randn draw real numbers, which a tensor of type {type} cannot hold.", nameof(dtype));
        }
        return TensorImpl.Empty(size, type);
    }

    /// <summary>Fills a contiguous tensor; one by one: as libtorch fills memory that is not contiguous.</summary>
    internal delegate void DrawInto(TensorImpl target, bool oneByOne);

    public partial class Tensor
    {
        public Tensor uniform_(double from, double to, Generator? generator = null) => Redrawn((target, oneByOne) => Ops.Uniform(target, from, to, generator));

        public Tensor normal_(double mean = 0, double std = 1, Generator? generator = null) => Redrawn((target, oneByOne) => Ops.Normal(target, mean, std, generator, oneByOne));

        public Tensor bernoulli_(double p = 0.5, Generator? generator = null) => Redrawn((target, oneByOne) => Ops.Bernoulli(target, p, generator));

        public Tensor bernoulli_(Tensor p, Generator? generator = null)
        {
            // The probabilities belong to places, so the order of the memory does not matter here.
            using var fresh = new Tensor(TensorImpl.Empty(Impl.Sizes, Impl.DType));
            Ops.Bernoulli(fresh.Impl, p.Impl, generator);
            return copy_(fresh);
        }

        public Tensor exponential_(double lambda = 1, Generator? generator = null) => Redrawn((target, oneByOne) => Ops.Exponential(target, lambda, generator));

        /// <summary>Whole numbers in [from, to).</summary>
        public Tensor random_(double from, double to, Generator? generator = null)
        {
            using var drawn = new Tensor(Ops.Integers(Impl.Sizes, (long)from, (long)to, ScalarType.Int64, generator));
            return copy_(drawn);
        }

        public Tensor bernoulli(Generator? generator = null)
        {
            var result = TensorImpl.Empty(Impl.Sizes, Impl.DType);
            Ops.Bernoulli(result, Impl, generator);
            return new Tensor(result);
        }

        internal Tensor DrawnLike(ScalarType? dtype, Device? device, bool requiresGrad, DrawInto draw)
        {
            var order = Ops.MemoryOrder(Impl);
            if (order is null)
            {
                var result = MakeReal(Impl.Sizes, dtype ?? Impl.DType, device);
                draw(result, oneByOne: false);
                return Finish(result, requiresGrad);
            }
            using var fresh = new Tensor(MakeReal(order.Value.Sizes, dtype ?? Impl.DType, device));
            draw(fresh.Impl, oneByOne: true);
            using var turned = fresh.permute(order.Value.Back);
            return Finish(Ops.Clone(turned.Impl), requiresGrad);
        }

        // In place, straight into a contiguous tensor; by way of one, in the order of this one's memory, otherwise.
        private Tensor Redrawn(DrawInto draw)
        {
            if (Impl.IsContiguous)
            {
                VaeGen.Cpu.Autograd.Graph.PrepareInPlace(Impl);
                draw(Impl, oneByOne: false);
                return this;
            }
            var order = Ops.MemoryOrder(Impl);
            using var fresh = new Tensor(TensorImpl.Empty(order?.Sizes ?? Impl.Sizes, Impl.DType));
            draw(fresh.Impl, oneByOne: true);
            using var turned = order is null ? fresh.alias() : fresh.permute(order.Value.Back);
            return copy_(turned);
        }
    }
}
