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
    public void Further_terms_are_averaged_by_name_and_kept_in_order()
    {
        // (3·4 + 1·8) / 4 = 5, (3·1 + 1·(−3)) / 4 = 0
        var summary = default(LossSummary).Add(3, 10, 7, 3, [("Mmd", 4), ("Extra", 1)]).Add(1, 2, 1, 1, [("Mmd", 8), ("Extra", -3)]);
        Assert.Equal([("Mmd", 5), ("Extra", 0)], summary.Terms.Select(term => (term.Key, term.Value)));
        Assert.Empty(default(LossSummary).Terms);
        Assert.Same(summary.Terms, summary.Add(0, 1, 1, 1).Terms);
    }

    [Fact]
    public void Further_terms_are_the_same_for_all_samples()
    {
        var summary = default(LossSummary).Add(3, 10, 7, 3, [("Mmd", 4)]);
        Assert.Throws<ArgumentException>(() => summary.Add(1, 2, 1, 1));
        Assert.Throws<ArgumentException>(() => summary.Add(1, 2, 1, 1, [("Extra", 4)]));
        Assert.Throws<ArgumentException>(() => default(LossSummary).Add(1, 2, 1, 1).Add(1, 2, 1, 1, [("Mmd", 4)]));
    }

    [Fact]
    public void Summaries_are_equal_where_their_means_are()
    {
        var summary = default(LossSummary).Add(3, 10, 7, 3, [("Mmd", 4)]);
        var same = default(LossSummary).Add(3, 10, 7, 3, [("Mmd", 4)]);
        Assert.Equal(summary, same);
        Assert.Equal(summary.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(summary, default(LossSummary).Add(3, 10, 7, 3, [("Mmd", 5)]));
        Assert.NotEqual(summary, default(LossSummary).Add(3, 10, 7, 3, [("Dip", 4)]));
        Assert.NotEqual(summary, default(LossSummary).Add(3, 10, 7, 3));
    }

    [Fact]
    public void The_ELBO_is_that_of_the_two_terms_whatever_the_loss()
    {
        Assert.Equal(-9, default(LossSummary).Add(1, 100, 7, 2, [("Mmd", 4)]).Elbo);
        Assert.Equal(0, default(LossSummary).Elbo);
    }

    [Fact]
    public void Its_text_has_every_number() =>
        Assert.Equal("Loss = 10.5, Elbo = -9, Reconstruction = 7, Kl = 2, Mmd = 4, Count = 3", default(LossSummary).Add(3, 10.5, 7, 2, [("Mmd", 4)]).ToString());

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
