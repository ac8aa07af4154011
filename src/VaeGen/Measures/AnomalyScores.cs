using System.Globalization;

namespace VaeGen;

/// <summary>
/// How well a score, such as a sample's negative ELBO in nats, tells anomalies from normal samples: the higher, the more likely an anomaly. Only the order of
/// scores counts. Samples with equal scores are never told apart.
/// </summary>
public static class AnomalyScores
{
    /// <summary>
    /// The area under the receiver operating characteristic (Hanley &amp; McNeil 1982): the probability that an anomaly has a higher score than a normal sample, equal scores
    /// counting half. 1 at best, ½ by chance, whatever the share of anomalies.
    /// </summary>
    /// <param name="scores">A score for each sample.</param>
    /// <param name="anomalous">Whether each sample is an anomaly.</param>
    /// <exception cref="DataException">There are not as many labels as scores, no anomaly or no normal sample, or a score is NaN.</exception>
    public static double AreaUnderRoc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> anomalous)
    {
        // pairs of an anomaly and a normal sample in which the normal one is higher
        var (wrong, anomaliesSoFar, normalsSoFar) = (0.0, 0L, 0L);
        foreach (var (_, anomalies, normals) in Steps(scores, anomalous))
        {
            wrong += anomalies * (normalsSoFar + normals / 2.0);
            anomaliesSoFar += anomalies;
            normalsSoFar += normals;
        }
        return 1 - wrong / ((double)anomaliesSoFar * normalsSoFar);
    }

    /// <summary>
    /// The average precision, a summary of the precision-recall curve (AUPRC) that does not draw lines between its points (Davis &amp; Goadrich 2006 on why): Σ (Rₙ − Rₙ₋₁)·Pₙ
    /// over all thresholds, R the recall and P the precision. 1 at best, by chance the share of anomalies.
    /// </summary>
    /// <param name="scores">A score for each sample.</param>
    /// <param name="anomalous">Whether each sample is an anomaly.</param>
    /// <exception cref="DataException">There are not as many labels as scores, no anomaly or no normal sample, or a score is NaN.</exception>
    public static double AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> anomalous)
    {
        var (sum, found, taken) = (0.0, 0L, 0L);
        foreach (var (_, anomalies, normals) in Steps(scores, anomalous))
        {
            found += anomalies;
            taken += anomalies + normals;
            sum += (double)anomalies * found / taken;
        }
        return sum / found;
    }

    /// <summary>The lowest threshold that at most a given share of normal samples is above: the one that finds most anomalies at this price.</summary>
    /// <param name="normalScores">Scores of normal samples that the model was not trained on.</param>
    /// <param name="falsePositiveRate">The share of them that may be called anomalies, at least 0 and below 1.</param>
    /// <returns>One of the scores. What is above it counts as an anomaly.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="falsePositiveRate"/> is not in [0, 1).</exception>
    /// <exception cref="DataException">There is no score, or one is NaN.</exception>
    public static double Threshold(ReadOnlySpan<double> normalScores, double falsePositiveRate)
    {
        if (falsePositiveRate is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(falsePositiveRate),
                string.Create(CultureInfo.InvariantCulture, $"The false-positive rate is {falsePositiveRate}, expected at least 0 and below 1."));
        }
        RequireScores(normalScores);
        var sorted = normalScores.ToArray();
        Array.Sort(sorted);

        // the first score with at most that many others after it; where it has equals, fewer are above it
        var allowed = Math.Min((int)(falsePositiveRate * sorted.Length), sorted.Length - 1);
        if ((allowed + 1.0) / sorted.Length <= falsePositiveRate)
        {
            // 0.29 · 100 is a little less than 29
            allowed++;
        }
        return sorted[^(allowed + 1)];
    }

    /// <summary>The operating point at <see cref="Threshold"/> of the normal samples among these.</summary>
    /// <param name="scores">A score for each sample.</param>
    /// <param name="anomalous">Whether each sample is an anomaly.</param>
    /// <param name="falsePositiveRate">The share of normal samples that may be called anomalies, at least 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="falsePositiveRate"/> is not in [0, 1).</exception>
    /// <exception cref="DataException">There are not as many labels as scores, no anomaly or no normal sample, or a score is NaN.</exception>
    public static OperatingPoint AtFalsePositiveRate(ReadOnlySpan<double> scores, ReadOnlySpan<bool> anomalous, double falsePositiveRate)
    {
        var normals = new List<double>();
        var anomalies = new List<double>();
        RequireLabels(scores, anomalous);
        for (var sample = 0; sample < scores.Length; sample++)
        {
            (anomalous[sample] ? anomalies : normals).Add(scores[sample]);
        }
        var threshold = Threshold([.. normals], falsePositiveRate);
        var (wrong, right) = (normals.Count(score => score > threshold), anomalies.Count(score => score > threshold));
        return new OperatingPoint(
            threshold,
            (double)wrong / normals.Count,
            (double)right / anomalies.Count,
            wrong + right > 0 ? (double)right / (wrong + right) : 1);
    }

    /// <summary>How many anomalies and normal samples have each score, from the highest to the lowest.</summary>
    private static List<(double Score, long Anomalies, long Normals)> Steps(ReadOnlySpan<double> scores, ReadOnlySpan<bool> anomalous)
    {
        RequireLabels(scores, anomalous);
        var (sorted, labels) = (scores.ToArray(), anomalous.ToArray());
        Array.Sort(sorted, labels);
        var steps = new List<(double Score, long Anomalies, long Normals)>();
        for (var i = sorted.Length - 1; i >= 0; i--)
        {
            if (steps.Count == 0 || steps[^1].Score > sorted[i])
            {
                steps.Add((sorted[i], 0, 0));
            }
            var (score, anomalies, normals) = steps[^1];
            steps[^1] = labels[i] ? (score, anomalies + 1, normals) : (score, anomalies, normals + 1);
        }
        return steps;
    }

    private static void RequireLabels(ReadOnlySpan<double> scores, ReadOnlySpan<bool> anomalous)
    {
        RequireScores(scores);
        if (anomalous.Length != scores.Length)
        {
            throw DataException.NotOneEach("labels", anomalous.Length, scores.Length);
        }
        if (!anomalous.Contains(true) || !anomalous.Contains(false))
        {
            throw new DataException($"All samples are {(anomalous[0] ? "anomalies" : "normal")}, expected at least one anomaly and one normal sample.");
        }
    }

    private static void RequireScores(ReadOnlySpan<double> scores)
    {
        if (scores.IsEmpty)
        {
            throw new DataException("There are no scores, expected at least one.") { Expected = "at least 1", Found = "0" };
        }
        for (var sample = 0; sample < scores.Length; sample++)
        {
            if (double.IsNaN(scores[sample]))
            {
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The score of sample {sample} is NaN, expected a number."))
                {
                    SampleIndex = sample,
                    Expected = "a number",
                    Found = "NaN",
                };
            }
        }
    }
}
