using VaeGen;

namespace UnusualGround;

/// <summary>The linear counterpart: how far a row is from what a few principal components of the usual rows can say of it.</summary>
internal static class Baseline
{
    // how many, without a look at the anomalies: the usual ways to choose
    private static readonly double[] shares = [0.9, 0.95, 0.99];

    /// <summary>As many components as are needed for some shares of the usual rows' variance.</summary>
    public static IEnumerable<(int Components, double Share, PrincipalComponents Found)> Of(IDataset train)
    {
        var all = PrincipalComponents.Of(train, train.Shape[0]).Shares;
        foreach (var share in shares)
        {
            var (components, sum) = (0, 0.0);
            while (sum < share)
            {
                sum += all[components++];
            }
            yield return (components, share, PrincipalComponents.Of(train, components));
        }
    }
}
