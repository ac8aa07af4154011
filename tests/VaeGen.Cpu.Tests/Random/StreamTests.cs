using VaeGen.Cpu.Random;

namespace VaeGen.Cpu.Tests.Random;

public unsafe class StreamTests
{
    public static TheoryData<int> CaseNumbers() => [.. Enumerable.Range(0, StreamTable.Cases.Length)];

    [Theory]
    [MemberData(nameof(CaseNumbers))]
    public void FillsAreThoseOfPyTorch(int number)
    {
        var (seed, fills, expected) = StreamTable.Cases[number];
        var generator = new MersenneGenerator(seed);
        var at = 0;
        foreach (var fill in fills.Split(' '))
        {
            var parts = fill.Split(':');
            var n = int.Parse(parts[1], null);
            var values = Fill(generator, parts[0], n);
            double[] probes = [values[0], values[n / 2], values[^1], values.Sum()];

            // Box–Muller in single precision: PyTorch's own vector logarithm and sine are only good to about 1e-6.
            var tolerance = parts[0] is "normal32" or "scaled32" && n >= 16 ? 4e-6 : parts[0].EndsWith("32", StringComparison.Ordinal) ? 1e-7 : 1e-14;
            for (var i = 0; i < 4; i++)
            {
                var error = Math.Abs(probes[i] - expected[at]);
                var bound = tolerance * (i == 3 ? Math.Max(n, Math.Abs(expected[at])) : Math.Max(1, Math.Abs(expected[at])));
                Assert.True(error <= bound, $"{fill} of seed {seed}, probe {i}: expected {expected[at]:R}, found {probes[i]:R}.");
                at++;
            }
        }

        Assert.Equal(expected.Length, at);
    }

    private static double[] Fill(MersenneGenerator generator, string name, int n)
    {
        var singles = new float[n];
        var doubles = new double[n];
        var integers = new long[n];
        var single = Enumerable.Range(0, n).Select(i => n == 1 ? 0 : (float)i / (n - 1)).ToArray();
        var half = Enumerable.Range(0, n).Select(i => n == 1 ? 0 : (double)i / (n - 1)).ToArray();
        fixed (float* s = singles, sp = single)
        fixed (double* d = doubles, dp = half)
        fixed (long* l = integers)
        {
            switch (name)
            {
                case "rand32": RandomFill.Uniform(generator, s, n); break;
                case "rand64": RandomFill.Uniform(generator, d, n); break;
                case "uniform32": RandomFill.Uniform(generator, s, n, -0.1f, 0.3f); break;
                case "uniform64": RandomFill.Uniform(generator, d, n, -0.1, 0.3); break;
                case "normal32": RandomFill.Normal(generator, s, n); break;
                case "normal64": RandomFill.Normal(generator, d, n); break;
                case "scaled32": RandomFill.Normal(generator, s, n, 2, 0.5f); break;
                case "scaled64": RandomFill.Normal(generator, d, n, 2, 0.5); break;
                case "bernoulli32": RandomFill.Bernoulli(generator, s, n, 0.3); break;
                case "bernoulli64": RandomFill.Bernoulli(generator, d, n, 0.3); break;
                case "draws32": RandomFill.Bernoulli(generator, s, n, sp); break;
                case "draws64": RandomFill.Bernoulli(generator, d, n, dp); break;
                case "exponential32": RandomFill.Exponential(generator, s, n, 1.5); break;
                case "exponential64": RandomFill.Exponential(generator, d, n, 1.5); break;
                case "integers": RandomFill.Integers(generator, l, n, -5, 1000); break;
                case "wide": RandomFill.Integers(generator, l, n, -(1L << 40), 1L << 41); break;
                case "permutation": RandomFill.Permutation(generator, l, n); break;
                default: throw new ArgumentException($"No fill is called '{name}'.", nameof(name));
            }
        }

        return name[^1] switch
        {
            '2' => [.. singles.Select(x => (double)x)],
            '4' => doubles,
            _ => [.. integers.Select(x => (double)x)],
        };
    }
}
