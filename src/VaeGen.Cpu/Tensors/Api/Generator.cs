using VaeGen.Cpu;
using VaeGen.Cpu.Random;

namespace TorchSharp;

public static partial class torch
{
    public static Generator manual_seed(long seed) => Generator.Default.manual_seed(seed);

    public static long initial_seed() => Generator.Default.initial_seed();

    public static long seed() => Generator.Default.seed();

    public static Tensor get_rng_state() => Generator.Default.get_state();

    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    /// <summary>The default generator, by PyTorch's module of that name.</summary>
    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);

        public static long initial_seed() => torch.initial_seed();

        public static long seed() => torch.seed();

        public static Tensor get_rng_state() => torch.get_rng_state();

        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }

    /// <summary>A stream of random numbers: libtorch's Mersenne twister.</summary>
    public class Generator : IDisposable
    {
        private Generator(MersenneGenerator stream) => Stream = stream;

        public Generator(ulong seed = 0, Device? device = null)
            : this(new MersenneGenerator(seed)) => Device.Check(device);

        public static Generator Default { get; } = new(new MersenneGenerator());

        public Device device => CPU;

        internal MersenneGenerator Stream { get; }

        public long initial_seed() => unchecked((long)Stream.InitialSeed);

        public Generator manual_seed(long seed)
        {
            Stream.Seed(unchecked((ulong)seed));
            return this;
        }

        /// <summary>Seeds from the operating system's randomness and returns the seed.</summary>
        public long seed()
        {
            Span<byte> bytes = stackalloc byte[8];
            System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
            var value = BitConverter.ToInt64(bytes) & ((1L << 53) - 1);
            _ = manual_seed(value);
            return value;
        }

        /// <summary>The state as bytes, in libtorch's layout.</summary>
        public Tensor get_state()
        {
            var state = Stream.GetState();
            return tensor(state, [state.Length]);
        }

        /// <summary>Continues from a state that <see cref="get_state"/> returned, in this program or in PyTorch.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The tensor does not hold the bytes of such a state; the generator is unchanged.</exception>
        public void set_state(Tensor value)
        {
            Errors.Check(value.dtype == ScalarType.Byte, $"RNG state must be a Byte tensor, this one is {DTypes.Name(value.dtype)}");
            Stream.SetState(value.data<byte>().ToArray());
        }

        public void Dispose() => Dispose(true);

        /// <summary>Holds nothing to dispose of.</summary>
        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
