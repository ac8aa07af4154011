using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Random;

// Normal numbers in libtorch's order of draws: the 16-wide Box–Muller fill from 16 values on, the scalar one below.
internal static unsafe partial class RandomFill
{
    private const int Width = 16;
    private const int Half = Width / 2;

    // Groups of 16 to a chunk: only the draws are bound to an order, what becomes of them is shared between threads.
    private const long Groups = 256;

    /// <summary>Normal numbers of the given mean and standard deviation: randn, Tensor.normal_. Equal to PyTorch's to about 1e-6.</summary>
    internal static void Normal(MersenneGenerator generator, float* values, long count, float mean = 0, float std = 1)
    {
        if (count < Width)
        {
            for (long i = 0; i < count; i++)
            {
                values[i] = (float)((generator.NextNormal() * std) + mean);
            }

            return;
        }

        // All uniforms first, each group of 16 in place; a tail draws 16 anew and rewrites the last 16 values.
        Uniform(generator, values, count);
        Transform(values, count / Width, mean, std);
        if (count % Width != 0)
        {
            Uniform(generator, values + count - Width, Width);
            Transform(values + count - Width, 1, mean, std);
        }
    }

    /// <inheritdoc cref="Normal(MersenneGenerator, float*, long, float, float)"/>
    internal static void Normal(MersenneGenerator generator, double* values, long count, double mean = 0, double std = 1)
    {
        if (count < Width)
        {
            for (long i = 0; i < count; i++)
            {
                values[i] = (generator.NextNormal() * std) + mean;
            }

            return;
        }

        Uniform(generator, values, count);
        Transform(values, count / Width, mean, std);
        if (count % Width != 0)
        {
            Uniform(generator, values + count - Width, Width);
            Transform(values + count - Width, 1, mean, std);
        }
    }

    private static void Transform<T>(T* values, long groups, T mean, T std)
        where T : unmanaged
    {
        var body = new BoxMuller<T> { Values = values, Mean = mean, Std = std };
        WorkerPool.For(groups, Groups, ref body);
    }

    /// <summary>Turns groups of 16 uniforms into normals: the first 8 give the radii and become the cosines, the last 8 the angles and the sines.</summary>
    private struct BoxMuller<T> : IRangeBody
        where T : unmanaged
    {
        public T* Values;
        public T Mean, Std;

        // Half a group is the widest that all of it fits: 512 bits would hold a whole one.
        public readonly void Run(long start, long end)
        {
            if (Vector256.IsHardwareAccelerated)
            {
                Stream<Lanes256<T>>(start, end);
            }
            else
            {
                Stream<Lanes128<T>>(start, end);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Stream<TLanes>(long start, long end)
            where TLanes : struct, ILanes<TLanes, T>
        {
            var (mean, std) = (TLanes.All(Mean), TLanes.All(Std));
            TLanes one = TLanes.All(Element.To<T>(1)), minusTwo = TLanes.All(Element.To<T>(-2)), turn = TLanes.All(Element.To<T>(2 * Math.PI));
            for (var group = start; group < end; group++)
            {
                for (var i = 0; i < Half; i += TLanes.Count)
                {
                    var first = Values + (group * Width) + i;
                    var radius = TLanes.Sqrt(minusTwo * TLanes.Log(one - TLanes.Load(first)));
                    var angle = turn * TLanes.Load(first + Half);
                    ((radius * TLanes.Cos(angle) * std) + mean).Store(first);
                    ((radius * TLanes.Sin(angle) * std) + mean).Store(first + Half);
                }
            }
        }
    }
}
