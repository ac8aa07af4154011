namespace VaeGen.Tests;

public sealed class DisentanglementTests
{
    private static readonly FactorKind[] Kinds = [FactorKind.Number, FactorKind.Number, FactorKind.Number, FactorKind.Class];

    // every combination of a quantity of 10 values, two classes, four classes in an order and three in none, 40 times: 9,600 samples
    private static readonly float[][] Combinations =
        [.. from _ in Enumerable.Range(0, 40) from a in Enumerable.Range(0, 10) from b in Enumerable.Range(0, 2) from c in Enumerable.Range(0, 4) from d in Enumerable.Range(0, 3) select (float[])[a / 3f, b, c, d]];

    private static readonly Factors Known = new(Set(Combinations), Kinds);

    [Fact]
    public void A_dimension_for_each_factor_whatever_its_place_sign_and_scale_gives_1()
    {
        // and one dimension that is of no use
        var random = new Random(1);
        var codes = Set([.. Combinations.Select(f => (float[])[-3 * f[2] + 1, 0.01f * f[0], (float)random.NextDouble(), 100 * f[1], -f[3]])]);

        var mig = Disentanglement.Mig(codes, Known);
        Assert.Equal(1, mig.Score, 0.005);
        Assert.Equal([1, 3, 0, 4], mig.BestDimension);

        var sap = Disentanglement.Sap(codes, Known);
        Assert.Equal(1, sap.Score, 0.02);
        Assert.Equal([1, 3, 0, 4], sap.BestDimension);
        Assert.All(Enumerable.Range(0, 4), factor => Assert.Equal(1, sap[factor, sap.BestDimension[factor]], 1e-12));

        var numbers = Disentanglement.Dci(codes, new Factors(Set([.. Combinations.Select(f => f[..3])])));
        Assert.Equal(1, numbers.Disentanglement, 1e-12);
        Assert.Equal(1, numbers.Completeness, 1e-12);
        Assert.Equal(1, numbers.Informativeness, 0.01);

        // of three classes along a line, a linear predictor sees ¾ of the variance of those at the ends and nothing of the one in the middle: ½ of all
        var all = Disentanglement.Dci(codes, Known);
        Assert.Equal(1, all.Disentanglement, 1e-12);
        Assert.Equal(1, all.Completeness, 1e-12);
        Assert.Equal(0.5, all.Informativenesses[3], 0.01);
        Assert.Equal(0, all[3, 2]);
    }

    [Fact]
    public void Codes_that_have_nothing_to_do_with_the_factors_give_0()
    {
        var random = new Random(2);
        var codes = Set([.. Combinations.Select(_ => Enumerable.Range(0, 6).Select(_ => random.NextSingle()).ToArray())]);
        Assert.InRange(Disentanglement.Mig(codes, Known).Score, 0, 0.003);
        Assert.InRange(Disentanglement.Sap(codes, Known).Score, 0, 0.01);
        var dci = Disentanglement.Dci(codes, Known);
        Assert.Equal(0, dci.Disentanglement);
        Assert.Equal(0, dci.Completeness);
        Assert.InRange(dci.Informativeness, 0, 1e-3);
    }

    [Fact]
    public void Without_a_relation_DCI_has_weights_one_time_in_a_hundred_at_most()
    {
        var random = new Random(3);
        var withWeights = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var codes = Set([.. Enumerable.Range(0, 100).Select(_ => (float[])[random.NextSingle(), random.NextSingle(), random.NextSingle()])]);
            var factors = new Factors(Set([.. Enumerable.Range(0, 100).Select(_ => (float[])[random.NextSingle(), random.NextSingle()])]));
            withWeights += Disentanglement.Dci(codes, factors).Completeness > 0 ? 1 : 0;
        }
        Assert.InRange(withWeights, 0, 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(45)]
    public void Two_factors_that_are_turned_into_each_other_give_what_the_angle_says(int degrees)
    {
        // two independent factors of variance 1, all 32 × 32 pairs, turned
        const int Levels = 32;
        const double Penalty = 0.02;
        var scale = Math.Sqrt((Levels * Levels - 1) / 12.0);
        var pairs = (from a in Enumerable.Range(0, Levels) from b in Enumerable.Range(0, Levels) select (A: (a - 15.5) / scale, B: (b - 15.5) / scale)).ToArray();
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(degrees));
        var codes = Set([.. pairs.Select(pair => (float[])[(float)(cosine * pair.A - sine * pair.B), (float)(sine * pair.A + cosine * pair.B)])]);
        var factors = new Factors(Set([.. pairs.Select(pair => (float[])[(float)pair.A, (float)pair.B])]));

        // R² is cos² and sin²: the gap is cos 2φ
        Assert.Equal(Math.Cos(2 * double.DegreesToRadians(degrees)), Disentanglement.Sap(codes, factors).Score, 1e-5);

        // weights of cos − α and sin − α, but for the samples that are held out: 1 − H₂ of their shares
        var dci = Disentanglement.Dci(codes, factors, Penalty);
        var (larger, smaller) = (cosine - Penalty, Math.Max(0, sine - Penalty));
        var share = smaller / (larger + smaller);
        var entropy = share > 0 ? -share * Math.Log2(share) - (1 - share) * Math.Log2(1 - share) : 0;
        Assert.Equal(1 - entropy, dci.Disentanglement, 0.02);
        Assert.Equal(1 - entropy, dci.Completeness, 0.02);
        Assert.Equal(1, dci.Informativeness, 0.005);
    }

    [Fact]
    public void A_dimension_that_mixes_two_factors_gives_the_gap_of_the_bits_it_tells()
    {
        // two bits v and w; v + w/2 tells both, 1 bit of each; v − w is −1, 0 or 1, with ¼, ½ and ¼: ½ bit of each; the gaps are 1 − ½ of the 1 bit there is
        float[][] bits = [[0, 0], [0, 1], [1, 0], [1, 1]];
        var codes = Set([.. bits.Select(bit => (float[])[bit[0] + bit[1] / 2, bit[0] - bit[1]])]);
        var mig = Disentanglement.Mig(codes, new Factors(Set(bits)));
        Assert.Equal(0.5, mig.Score, 1e-12);
        MeasureGoldens.AssertClose([1, 0.5, 1, 0.5], [mig[0, 0], mig[0, 1], mig[1, 0], mig[1, 1]], 1e-12);

        // twice the same dimension: no gap
        Assert.Equal(0, Disentanglement.Mig(Set([.. bits.Select(bit => (float[])[bit[0], -bit[0], bit[1], bit[1]])]), new Factors(Set(bits))).Score, 1e-12);
    }

    [Fact]
    public void Classes_need_no_order_along_a_dimension_but_numbers_do()
    {
        // the classes 2, 0 and 1 along the dimension: no straight line, but two thresholds
        var values = Set([[0], [1], [2], [0], [1], [2]]);
        var codes = Set([[5], [7], [1], [5], [7], [1]]);
        Assert.Equal(1, Disentanglement.Sap(codes, new Factors(values, FactorKind.Class))[0, 0], 1e-12);

        // the squared correlation of (2, 8, −10)/3 and (−1, 0, 1): 4²/(56/3 · 2)
        Assert.Equal(3 / 7.0, Disentanglement.Sap(codes, new Factors(values))[0, 0], 1e-12);
    }

    [Fact]
    public void Rare_classes_count_as_much_as_frequent_ones()
    {
        // seven of the first class, one of the second, which hides among them: at best all of the second and six or so of the seven are hit
        var factors = new Factors(Set([[0], [0], [0], [0], [0], [0], [1], [0]]), FactorKind.Class);
        var sap = Disentanglement.Sap(Set([[1], [2], [3], [4], [5], [6], [7], [8]]), factors);
        Assert.Equal(((1 + 6 / 7.0) / 2 - 0.5) / 0.5, sap.Score, 1e-12);

        // equal codes cannot be told apart
        Assert.Equal(0, Disentanglement.Sap(Set([[1], [1], [1], [1], [1], [1], [1], [1]]), factors).Score);
    }

    [Fact]
    public void Dimensions_that_never_change_tell_nothing()
    {
        var codes = Set([.. Combinations.Select(f => (float[])[0.1f, f[0], f[1]])]);
        var factors = new Factors(Set([.. Combinations.Select(f => f[..2])]));
        Assert.Equal(0, Disentanglement.Mig(codes, factors)[0, 0]);
        Assert.Equal(0, Disentanglement.Sap(codes, factors)[0, 0]);
        Assert.Equal(0, Disentanglement.Dci(codes, factors)[0, 0]);
        Assert.Equal(1, Disentanglement.Dci(codes, factors).Disentanglement, 1e-12);
    }

    [Fact]
    public void MIG_and_SAP_are_those_of_scikit_learn()
    {
        AssertTable("mig", Disentanglement.Mig(MeasureGoldens.Codes, MeasureGoldens.Factors, (int)MeasureGoldens.Number("bins")));
        AssertTable("sap", Disentanglement.Sap(MeasureGoldens.Codes, MeasureGoldens.Factors));
    }

    [Fact]
    public void DCI_is_that_of_scikit_learns_Lasso()
    {
        var dci = Disentanglement.Dci(MeasureGoldens.Codes, MeasureGoldens.Factors, MeasureGoldens.Number("alpha"));
        var importance = MeasureGoldens.Table("dci", "importance");
        for (var factor = 0; factor < importance.Length; factor++)
        {
            MeasureGoldens.AssertClose(importance[factor], [dci[factor, 0], dci[factor, 1], dci[factor, 2], dci[factor, 3]], 1e-7);
        }
        Assert.Equal(MeasureGoldens.Number("dci", "disentanglement"), dci.Disentanglement, 1e-7);
        Assert.Equal(MeasureGoldens.Number("dci", "completeness"), dci.Completeness, 1e-7);
        Assert.Equal(MeasureGoldens.Number("dci", "informativeness"), dci.Informativeness, 1e-7);
    }

    [Fact]
    public void What_cannot_be_measured_is_said()
    {
        var codes = Set([.. Combinations.Take(20).Select(f => f[1..3])]);
        var factors = new Factors(codes);
        Assert.Equal("There are 20 vectors of factors for 19 samples, expected one each.",
            Assert.Throws<DataException>(() => Disentanglement.Mig(Set([.. Combinations.Take(19).Select(f => f[1..3])]), factors)).Message);
        Assert.Equal("Dimension 1 of number 2 of the codes is NaN, expected a finite number.",
            Assert.Throws<DataException>(() => Disentanglement.Sap(Set([[1, 2], [3, 4], [5, float.NaN]]), factors)).Message);
        Assert.Equal("The number of codes is 9, expected at least 10.",
            Assert.Throws<DataException>(() => Disentanglement.Dci(Set([.. Combinations.Take(9).Select(f => f[1..3])]), factors)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Disentanglement.Mig(codes, factors, bins: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Disentanglement.Dci(codes, factors, penalty: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Disentanglement.Dci(codes, factors, penalty: double.NaN));
    }

    private static void AssertTable(string name, FactorGaps gaps)
    {
        var expected = MeasureGoldens.Table(name);
        for (var factor = 0; factor < expected.Length; factor++)
        {
            MeasureGoldens.AssertClose(expected[factor], [gaps[factor, 0], gaps[factor, 1], gaps[factor, 2], gaps[factor, 3]], 1e-9);
            var sorted = expected[factor].Order().ToArray();
            Assert.Equal(sorted[^1] - sorted[^2], gaps.Gaps[factor], 1e-9);
            Assert.Equal(expected[factor].IndexOf(sorted[^1]), gaps.BestDimension[factor]);
        }
        Assert.Equal(gaps.Gaps.Average(), gaps.Score, 1e-12);
    }

    private static SampleSet Set(float[][] rows) => new([.. rows.SelectMany(row => row)], rows[0].Length);
}
