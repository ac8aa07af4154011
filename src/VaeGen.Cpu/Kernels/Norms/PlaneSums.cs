using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>Mean and squared deviation of every plane.</summary>
internal unsafe struct PlaneMoments<T>(T* x, Moments* result, long length) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        for (var plane = start; plane < end; plane++)
        {
            result[plane] = RunSums.MomentsOf(x + (plane * length), length);
        }
    }
}

/// <summary>For every plane the sum of the gradient and of its product with the centred input.</summary>
internal unsafe struct PlaneProducts<T>(T* gradient, T* x, double* means, double* result, NormLayout layout) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        for (var plane = start; plane < end; plane++)
        {
            var mean = T.CreateTruncating(means[layout.StatisticOf(plane)]);
            var offset = plane * layout.Length;
            (result[2 * plane], result[(2 * plane) + 1]) = RunSums.Of(default(CentredProducts), gradient + offset, x + offset, &mean, 0, layout.Length);
        }
    }
}
