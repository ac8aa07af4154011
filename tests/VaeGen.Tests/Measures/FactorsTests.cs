namespace VaeGen.Tests;

public sealed class FactorsTests
{
    [Fact]
    public void Factors_know_how_many_they_are()
    {
        var factors = new Factors(new SampleSet([0, 5, 1, 6, 0, 7], 2));
        Assert.Equal(2, factors.Count);
        Assert.Equal(3, factors.Samples);
    }

    [Fact]
    public void What_cannot_be_a_factor_is_said()
    {
        Assert.Equal("The number of vectors of factors is 0, expected at least 1.",
            Assert.Throws<DataException>(() => new Factors(new SampleSet([], 2))).Message);
        Assert.Equal("Factor 1 is 5 in all samples, expected at least two different values.",
            Assert.Throws<DataException>(() => new Factors(new SampleSet([0, 5, 1, 5], 2))).Message);
        var error = Assert.Throws<DataException>(() => new Factors(new SampleSet([0, 5, 1, float.PositiveInfinity], 2)));
        Assert.Equal("Dimension 1 of number 1 of the vectors of factors is Infinity, expected a finite number.", error.Message);
        Assert.Equal(1, error.SampleIndex);
        Assert.Equal("Factor 0 has 101 classes, expected at most 100, or a number.",
            Assert.Throws<DataException>(() => new Factors(new SampleSet([.. Enumerable.Range(0, 101)], 1), FactorKind.Class)).Message);
        Assert.Contains("There are 1 kinds for 2 factors, expected one each, or none.",
            Assert.Throws<ArgumentException>(() => new Factors(new SampleSet([0, 5, 1, 6], 2), FactorKind.Class)).Message, StringComparison.Ordinal);
    }
}
