using System.Numerics;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>The arithmetic of one place: its scores over the classes.</summary>
internal readonly unsafe struct ClassRows<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ClassLayout layout;
    private readonly long ignored;
    private readonly bool isLogProbability;
    private readonly T hit;
    private readonly T spread;
    private readonly T weightSum;
    private readonly T* scores;
    private readonly long* targets;
    private readonly T* weight;

    internal ClassRows(in ClassLayout layout, in ClassLossOptions options, TensorImpl scores, TensorImpl targets, TensorImpl? weight)
    {
        this.layout = layout;
        ignored = options.IgnoreIndex;
        isLogProbability = options.IsLogProbability;
        hit = T.CreateTruncating(1 - options.Smoothing);
        spread = T.CreateTruncating(options.Smoothing / Math.Max(1, layout.Classes));
        this.scores = scores.Pointer<T>();
        this.targets = targets.Pointer<long>();
        this.weight = weight is null ? null : weight.Pointer<T>();
        weightSum = T.CreateTruncating(layout.Classes);
        if (this.weight != null)
        {
            weightSum = T.Zero;
            for (long c = 0; c < layout.Classes; c++)
            {
                weightSum += this.weight[c];
            }
        }
    }

    private long Classes => layout.Classes;

    private long Places => layout.Places;

    /// <summary>log Σ exp(score), with the largest score taken out so that nothing overflows.</summary>
    internal T LogSum(long place)
    {
        if (isLogProbability)
        {
            return T.Zero;
        }

        var row = Row(place);
        var largest = row[0];
        for (long c = 1; c < Classes; c++)
        {
            largest = T.Max(largest, row[c * Places]);
        }

        var sum = T.Zero;
        for (long c = 0; c < Classes; c++)
        {
            sum += T.Exp(row[c * Places] - largest);
        }

        return T.Log(sum) + largest;
    }

    /// <summary>The place's loss and the weight of its target.</summary>
    internal (T Loss, T Weight) Loss(long place, T logSum)
    {
        var target = targets[place];
        if (target == ignored)
        {
            return (T.Zero, T.Zero);
        }

        Errors.Check(target >= 0 && target < Classes, $"Target {target} is out of bounds: expected a class below {Classes}.");
        var row = Row(place);
        var own = WeightOf(target);
        var loss = hit * own * (logSum - row[target * Places]);
        if (spread != T.Zero)
        {
            var even = T.Zero;
            for (long c = 0; c < Classes; c++)
            {
                even += WeightOf(c) * (logSum - row[c * Places]);
            }

            loss += spread * even;
        }

        return (loss, own);
    }

    /// <summary>
    /// ∂loss/∂score: softmax times the weight of all terms, less the weight of the score's own; without the softmax for log-probabilities.
    /// </summary>
    internal void Gradient(long place, T logSum, T factor, T* result)
    {
        var target = targets[place];
        var row = Row(place);
        var into = result + (row - scores);
        var isIgnored = target == ignored;
        var all = isIgnored || isLogProbability ? T.Zero : (hit * WeightOf(target)) + (spread * weightSum);
        for (long c = 0; c < Classes; c++)
        {
            var own = isIgnored ? T.Zero : (spread * WeightOf(c)) + (c == target ? hit * WeightOf(c) : T.Zero);
            var share = all == T.Zero ? T.Zero : all * T.Exp(row[c * Places] - logSum);
            into[c * Places] = factor * (share - own);
        }
    }

    private T* Row(long place) => scores + layout.First(place);

    private T WeightOf(long target) => weight == null ? T.One : weight[target];
}
