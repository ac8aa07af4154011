namespace VaeGen.Tests;

public sealed class LossSummaryTests
{
    [Fact]
    public void Every_sample_counts_the_same()
    {
        // (3·10 + 1·2) / 4 = 8, (3·7 + 1·1) / 4 = 5.5, (3·3 + 1·1) / 4 = 2.5
        var summary = default(LossSummary).Add(3, 10, 7, 3).Add(1, 2, 1, 1);
        Assert.Equal(new LossSummary { Loss = 8, Reconstruction = 5.5, Kl = 2.5, Count = 4 }, summary);
    }

    [Fact]
    public void Nothing_added_changes_nothing()
    {
        var summary = default(LossSummary).Add(2, 5, 4, 1);
        Assert.Equal(summary, summary.Add(0, double.NaN, 0, 0));
        Assert.Equal(default, default(LossSummary).Add(0, 1, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => summary.Add(-1, 1, 1, 1));
    }

    [Fact]
    public void A_long_epoch_does_not_lose_digits()
    {
        var summary = default(LossSummary);
        for (var step = 0; step < 1_000_000; step++)
        {
            summary = summary.Add(128, 100 + step % 2, 0.1, 0.2);
        }
        Assert.Equal(100.5, summary.Loss, 1e-9);
        Assert.Equal(0.1, summary.Reconstruction, 1e-9);
        Assert.Equal(128_000_000, summary.Count);
    }
}
