namespace VaeGen.Generators.Tests;

/// <summary>A posterior with full covariance against the formulas, evaluated in double by other code, and against draws.</summary>
[Collection(LiveTests.Name)]
public sealed class CovarianceTests
{
    private const string Declaration = "[Input(4)] [Encoder(Layers = [4])] [Latent(Dim = 3, Posterior = Posterior.FullCovariance)]";

    private static readonly float[] Mean = [0.5f, -1, 0.25f];

    // L, row by row
    private static readonly float[] Factor = [1.5f, 0, 0, -0.7f, 0.4f, 0, 0.3f, 1.1f, 0.8f];

    [Fact]
    public void The_factor_has_standard_deviations_on_its_diagonal_and_they_scale_the_rest_row_by_row_below()
    {
        using var model = Create();
        float[] expected = [2, 0, 0, 3 * 10, 3, 0, 0.5f * 20, 0.5f * 30, 0.5f];
        var found = model.Factor([2 * MathF.Log(2), 2 * MathF.Log(3), 2 * MathF.Log(0.5f)], [10, 20, 30]);
        Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void The_dimensions_begin_independent()
    {
        using var model = Create();
        using var file = new TemporaryFile();
        model.Save(file.Path);
        var weights = ModelFile.Load(file.Path);
        Assert.All(weights.Values("latentCovariance.weight", [3, 4]).Concat(weights.Values("latentCovariance.bias", [3])), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_density_is_that_of_the_covariance_LLt()
    {
        using var model = Create();
        var random = new Random(3);
        float[] codes = [.. Enumerable.Range(0, 5 * 3).Select(_ => (float)((4 * random.NextDouble()) - 2))];
        var found = model.LogDensities(codes, Mean, Factor);
        for (var row = 0; row < 5; row++)
        {
            var expected = LogDensity(codes.AsSpan(3 * row, 3));
            Assert.Equal(expected, found[row], 1e-5 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void Draws_have_the_mean_and_the_covariance()
    {
        using var model = Create();
        TorchSharp.torch.manual_seed(2);
        const int Count = 100_000;
        var draws = model.Draw(Mean, Factor, Count);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Mean[i], Enumerable.Range(0, Count).Average(row => (double)draws[(3 * row) + i]), 0.02);
            for (var j = 0; j <= i; j++)
            {
                var (a, b) = (i, j);
                Assert.Equal(Covariance()[i, j], Enumerable.Range(0, Count).Average(row => ((double)draws[(3 * row) + a] - Mean[a]) * (draws[(3 * row) + b] - Mean[b])), 0.03);
            }
        }
    }

    [Fact]
    public void Kl_is_the_known_value()
    {
        // ½ (tr LLᵀ + μᵀμ − d − log det LLᵀ) with L = (2 0; 1 1), μ = (1, 0): ½ (6 + 1 − 2 − 2 log 2)
        using var model = LiveModels.Create<ICovarianceModel>(Declaration.Replace("Dim = 3", "Dim = 2", StringComparison.Ordinal), ICovarianceModel.Members);
        Assert.Equal(2.5 - Math.Log(2), model.Divergence([1, 0], [2, 0, 1, 1]), 1e-6);
        Assert.Equal(0, model.Divergence([0, 0], [1, 0, 0, 1]), 1e-6);
    }

    [Fact]
    public void Kl_of_a_diagonal_factor_is_the_diagonal_Gaussians()
    {
        using var model = Create();
        float[] sigma = [0.3f, 1.7f, 0.9f];
        var expected = Enumerable.Range(0, 3).Sum(i => 0.5 * (((double)Mean[i] * Mean[i]) + ((double)sigma[i] * sigma[i]) - 1 - (2 * Math.Log(sigma[i]))));
        Assert.Equal(expected, model.Divergence(Mean, [sigma[0], 0, 0, 0, sigma[1], 0, 0, 0, sigma[2]]), 1e-5);
    }

    [Fact]
    public void Kl_is_what_a_Monte_Carlo_estimate_gives()
    {
        using var model = Create();
        TorchSharp.torch.manual_seed(5);
        const int Count = 200_000;
        var draws = model.Draw(Mean, Factor, Count);
        var estimate = Enumerable.Range(0, Count).Average(row =>
        {
            var z = draws.AsSpan(3 * row, 3);
            var prior = -1.5 * Math.Log(2 * Math.PI);
            foreach (var value in z)
            {
                prior -= 0.5 * value * value;
            }
            return LogDensity(z) - prior;
        });
        Assert.Equal(estimate, model.Divergence(Mean, Factor), 0.03);
    }

    [Fact]
    public void Free_bits_are_left_to_every_dimension_given_those_before_it()
    {
        // KL(q(z_j|z_i<j) ‖ N(0, 1)) on average over q: ½ (E[m_j²] + L_jj² − 1 − log L_jj²), E[m_j²] = μ_j² + the row's other squares
        using var model = LiveModels.Create<ICovarianceModel>(Declaration + " [KlWeight(1, FreeBits = 0.6)]", ICovarianceModel.Members);
        double[] parts =
        [
            .. Enumerable.Range(0, 3).Select(j =>
            {
                var row = Enumerable.Range(0, 3).Sum(k => (double)Factor[(3 * j) + k] * Factor[(3 * j) + k]);
                return 0.5 * (((double)Mean[j] * Mean[j]) + row - 1 - Math.Log((double)Factor[4 * j] * Factor[4 * j]));
            }),
        ];
        Assert.Contains(parts, part => part < 0.6);
        Assert.Contains(parts, part => part > 0.6);
        Assert.Equal(parts.Sum(), model.Divergence(Mean, Factor), 1e-5);
        Assert.Equal(parts.Sum(part => Math.Max(0.6, part)), model.KlInTotal(Mean, Factor), 1e-5);
    }

    private static ICovarianceModel Create() => LiveModels.Create<ICovarianceModel>(Declaration, ICovarianceModel.Members);

    private static double[,] Covariance()
    {
        var covariance = new double[3, 3];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                covariance[i, j] = Enumerable.Range(0, 3).Sum(k => (double)Factor[(3 * i) + k] * Factor[(3 * j) + k]);
            }
        }
        return covariance;
    }

    // by the inverse and the determinant of the covariance, which the emitted code never forms
    private static double LogDensity(ReadOnlySpan<float> z)
    {
        var c = Covariance();
        double Minor(int i, int j)
        {
            int[] rows = [.. Enumerable.Range(0, 3).Where(row => row != i)], columns = [.. Enumerable.Range(0, 3).Where(column => column != j)];
            var sign = (i + j) % 2 == 0 ? 1 : -1;
            return sign * ((c[rows[0], columns[0]] * c[rows[1], columns[1]]) - (c[rows[0], columns[1]] * c[rows[1], columns[0]]));
        }

        var determinant = Enumerable.Range(0, 3).Sum(j => c[0, j] * Minor(0, j));
        var form = 0.0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                form += (z[i] - (double)Mean[i]) * Minor(i, j) / determinant * (z[j] - (double)Mean[j]);
            }
        }
        return -0.5 * (form + Math.Log(determinant) + (3 * Math.Log(2 * Math.PI)));
    }
}
