namespace VaeGen.Generators.Tests;

/// <summary>The flows against finite differences of themselves and against the laws of densities.</summary>
[Collection(LiveTests.Name)]
public sealed class FlowTests
{
    private const int Dim = 3;

    public static TheoryData<string, int> Flows { get; } = new()
    {
        { "Planar", 1 },
        { "Planar", 3 },
        { "InverseAutoregressive", 1 },
        { "InverseAutoregressive", 3 },
    };

    [Theory, MemberData(nameof(Flows))]
    public void The_log_determinant_is_that_of_the_numerical_Jacobian(string posterior, int flows)
    {
        using var model = Create(posterior, flows);
        var random = new Random(8);
        for (var repeat = 0; repeat < 5; repeat++)
        {
            var (steering, shape) = Steering(posterior, flows, random, width: 2);
            double[] z = [.. Enumerable.Range(0, Dim).Select(_ => Noise(random))];
            var expected = Math.Log(Math.Abs(Determinant(Jacobian(model, z, steering, shape))));
            Assert.Equal(expected, model.Flow(z, steering, shape).LogDeterminant, 1e-5); // the sum of log-determinants begins in single precision
        }
    }

    [Fact]
    public void A_planar_step_is_the_papers_formula_and_can_be_inverted_whatever_the_encoder_puts_out()
    {
        using var model = Create("Planar", 1);
        double[] z = [0.3, -1, 0.7], w = [0.5, -0.2, 1.1];
        const double Shift = 0.4;
        foreach (var along in new[] { 0.8, -2, -30 })
        {
            double[] u = [along * w[0], (along * w[1]) + 0.1, along * w[2]];
            var wu = Enumerable.Range(0, Dim).Sum(i => w[i] * u[i]);
            var bounded = -1 + Math.Log(1 + Math.Exp(wu));
            var tanh = Math.Tanh(Enumerable.Range(0, Dim).Sum(i => w[i] * z[i]) + Shift);
            var found = model.Flow(z, [.. u, .. w, Shift], [1, 1, (2 * Dim) + 1]);
            for (var i = 0; i < Dim; i++)
            {
                var direction = u[i] + ((bounded - wu) * w[i] / w.Sum(value => value * value));
                Assert.Equal(z[i] + (direction * tanh), found.Z[i], 1e-9 * (1 + Math.Abs(along)));
            }
            Assert.Equal(Math.Log(1 + ((1 - (tanh * tanh)) * bounded)), found.LogDeterminant, 1e-6);
        }
    }

    [Fact]
    public void A_step_of_an_autoregressive_flow_moves_a_dimension_by_those_before_it_alone()
    {
        using var model = Create("InverseAutoregressive", 1);
        var random = new Random(9);
        var (steering, shape) = Steering("InverseAutoregressive", 1, random, width: 2);
        double[] z = [0.2, -0.5, 1.3];
        var jacobian = Jacobian(model, z, steering, shape);
        for (var i = 0; i < Dim; i++)
        {
            for (var j = 0; j < Dim; j++)
            {
                // a step leaves the dimensions in reverse order
                var found = Math.Abs(jacobian[Dim - 1 - i, j]);
                Assert.True(j > i ? found < 1e-12 : found > 1e-5, $"dimension {i} by {j}: {found}");
            }
        }

        // and every dimension, the first too, by what the encoder says
        double[] other = [.. steering.Select(value => value + 1)];
        Assert.All(model.Flow(z, steering, shape).Z.Zip(model.Flow(z, other, shape).Z), pair => Assert.NotEqual(pair.First, pair.Second, 1e-7));
    }

    [Theory, MemberData(nameof(Flows))]
    public void Draws_weighed_by_their_density_measure_any_other_density_as_one(string posterior, int flows)
    {
        using var model = Create(posterior, flows);
        var (steering, shape) = Steering(posterior, flows, new Random(10), width: 0.7);
        TorchSharp.torch.manual_seed(3);
        const int Count = 200_000;
        var wide = MathF.Log(4);
        var (z, logPosterior) = model.Draw([0.1f, -0.2f, 0.3f], [wide, wide, wide], [.. steering.Select(value => (float)value)], shape, Count);

        // E_q[p/q] = ∫ p = 1, for p = N(0, ½ I), well inside q
        var mean = Enumerable.Range(0, Count).Average(row =>
        {
            var form = Enumerable.Range(0, Dim).Sum(i => (double)z[(Dim * row) + i] * z[(Dim * row) + i] / 0.5);
            return Math.Exp((-0.5 * form) - (0.5 * Dim * Math.Log(Math.PI)) - logPosterior[row]);
        });
        Assert.Equal(1, mean, 0.03);
    }

    [Theory]
    [InlineData("Planar")]
    [InlineData("InverseAutoregressive")]
    public void A_samples_place_is_its_base_mean_sent_through_the_flow(string posterior)
    {
        using var model = Create(posterior, 2);
        var data = new SampleSet([0, 0.25f, 0.5f, 1, 1, 0.75f, 0.1f, 0], 4);
        Assert.Equal(model.Places([.. data.Values], 2), model.LatentMean(data).Values.ToArray());
        Assert.Equal(model.Reconstruct(data).Values.ToArray(), model.Reconstruct(data).Values.ToArray());
    }

    private static IFlowModel Create(string posterior, int flows) => LiveModels.Create<IFlowModel>(
        $"[Input(4)] [Encoder(Layers = [4])] [Latent(Dim = {Dim}, Posterior = Posterior.{posterior}, Flows = {flows})]", IFlowModel.Members);

    private static (double[] Steering, long[] Shape) Steering(string posterior, int flows, Random random, double width)
    {
        long[] shape = posterior == "Planar" ? [1, flows, (2 * Dim) + 1] : [1, 8 * Dim];
        return ([.. Enumerable.Range(0, (int)shape.Aggregate((product, size) => product * size)).Select(_ => width * Noise(random))], shape);
    }

    // central differences: row i, column j is how z_i of the flow moves with its input j
    private static double[,] Jacobian(IFlowModel model, double[] z, double[] steering, long[] shape)
    {
        const double Step = 1e-5;
        var jacobian = new double[Dim, Dim];
        for (var j = 0; j < Dim; j++)
        {
            double[] above = [.. z], below = [.. z];
            above[j] += Step;
            below[j] -= Step;
            var (high, low) = (model.Flow(above, steering, shape).Z, model.Flow(below, steering, shape).Z);
            for (var i = 0; i < Dim; i++)
            {
                jacobian[i, j] = (high[i] - low[i]) / (2 * Step);
            }
        }
        return jacobian;
    }

    private static double Determinant(double[,] m) =>
        (m[0, 0] * ((m[1, 1] * m[2, 2]) - (m[1, 2] * m[2, 1])))
        - (m[0, 1] * ((m[1, 0] * m[2, 2]) - (m[1, 2] * m[2, 0])))
        + (m[0, 2] * ((m[1, 0] * m[2, 1]) - (m[1, 1] * m[2, 0])));

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
