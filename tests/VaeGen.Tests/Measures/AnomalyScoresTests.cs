namespace VaeGen.Tests;

public sealed class AnomalyScoresTests
{
    private static readonly double[] Scores = MeasureGoldens.Numbers("scores");
    private static readonly bool[] Anomalous = [.. MeasureGoldens.At("anomalous").EnumerateArray().Select(label => label.GetBoolean())];

    [Fact]
    public void Scores_that_tell_all_are_worth_1_and_those_that_tell_the_contrary_0()
    {
        bool[] anomalous = [false, true, false, true];
        Assert.Equal(1, AnomalyScores.AreaUnderRoc([1, 7, double.NegativeInfinity, double.PositiveInfinity], anomalous));
        Assert.Equal(1, AnomalyScores.AveragePrecision([1, 7, 2, 9], anomalous));
        Assert.Equal(0, AnomalyScores.AreaUnderRoc([7, 1, 9, 2], anomalous));

        // found at the third and fourth places: (1/3 + 2/4)/2
        Assert.Equal((1 / 3.0 + 0.5) / 2, AnomalyScores.AveragePrecision([7, 1, 9, 2], anomalous), 1e-15);
    }

    [Fact]
    public void Equal_scores_tell_nothing()
    {
        Assert.Equal(0.5, AnomalyScores.AreaUnderRoc([3, 3, 3, 3, 3], [true, false, false, false, false]));
        Assert.Equal(0.2, AnomalyScores.AveragePrecision([3, 3, 3, 3, 3], [true, false, false, false, false]), 1e-15);
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order()
    {
        var pairs = from a in Enumerable.Range(0, 60) where Anomalous[a] from n in Enumerable.Range(0, 60) where !Anomalous[n]
                    select Scores[a] > Scores[n] ? 1 : Scores[a] < Scores[n] ? 0 : 0.5;
        Assert.Equal(pairs.Average(), AnomalyScores.AreaUnderRoc(Scores, Anomalous), 1e-12);
    }

    [Fact]
    public void Both_are_those_of_scikit_learn()
    {
        Assert.Equal(MeasureGoldens.Number("auroc"), AnomalyScores.AreaUnderRoc(Scores, Anomalous), 1e-12);
        Assert.Equal(MeasureGoldens.Number("averagePrecision"), AnomalyScores.AveragePrecision(Scores, Anomalous), 1e-12);
    }

    [Fact]
    public void Thresholds_find_what_scikit_learns_curve_finds()
    {
        var found = MeasureGoldens.Numbers("allowed").Select(rate => AnomalyScores.AtFalsePositiveRate(Scores, Anomalous, rate).TruePositiveRate);
        MeasureGoldens.AssertClose(MeasureGoldens.Numbers("found"), [.. found], 1e-12);
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(0.1, 9)] // 9 and 9 are two of ten: more than a tenth
    [InlineData(0.2, 7)]
    [InlineData(0.29, 7)]
    [InlineData(0.3, 6)]
    [InlineData(0.999, 0)]
    public void At_most_the_share_asked_for_is_above_a_threshold(double rate, double threshold)
    {
        double[] normal = [0, 1, 2, 3, 4, 5, 6, 7, 9, 9];
        Assert.Equal(threshold, AnomalyScores.Threshold(normal, rate));
        Assert.InRange(normal.Count(score => score > threshold) / 10.0, 0, rate);
    }

    [Fact]
    public void Shares_that_rounding_makes_smaller_are_not_missed()
    {
        // 29 of 100, though 0.29 · 100 is less than 29 in floating point
        Assert.Equal(70, AnomalyScores.Threshold([.. Enumerable.Range(0, 100).Select(score => (double)score)], 0.29));
        Assert.Equal(0, AnomalyScores.Threshold([0, 1, 2, 3], Math.BitDecrement(1)));
    }

    [Fact]
    public void An_operating_point_says_what_its_threshold_does()
    {
        // above 3: one of four normal samples and two of three anomalies
        var point = AnomalyScores.AtFalsePositiveRate([1, 2, 3, 4, 3, 5, 6], [false, false, false, false, true, true, true], 0.25);
        Assert.Equal(new OperatingPoint(3, 0.25, 2 / 3.0, 2 / 3.0), point);

        // above 9 there is nothing
        Assert.Equal(new OperatingPoint(9, 0, 0, 1), AnomalyScores.AtFalsePositiveRate([9, 1], [false, true], 0));
    }

    [Fact]
    public void What_cannot_be_scored_is_said()
    {
        Assert.Equal("There are no scores, expected at least one.", Assert.Throws<DataException>(() => AnomalyScores.AreaUnderRoc([], [])).Message);
        Assert.Equal("There are 1 labels for 2 samples, expected one each.", Assert.Throws<DataException>(() => AnomalyScores.AveragePrecision([1, 2], [true])).Message);
        Assert.Equal("All samples are anomalies, expected at least one anomaly and one normal sample.",
            Assert.Throws<DataException>(() => AnomalyScores.AreaUnderRoc([1, 2], [true, true])).Message);
        Assert.Equal("All samples are normal, expected at least one anomaly and one normal sample.",
            Assert.Throws<DataException>(() => AnomalyScores.AtFalsePositiveRate([1, 2], [false, false], 0.1)).Message);
        var error = Assert.Throws<DataException>(() => AnomalyScores.Threshold([1, double.NaN], 0.1));
        Assert.Equal("The score of sample 1 is NaN, expected a number.", error.Message);
        Assert.Equal(1, error.SampleIndex);
        Assert.Throws<ArgumentOutOfRangeException>(() => AnomalyScores.Threshold([1], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnomalyScores.Threshold([1], -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => AnomalyScores.Threshold([1], double.NaN));
    }
}
