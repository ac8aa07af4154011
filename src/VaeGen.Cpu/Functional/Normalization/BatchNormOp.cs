using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Norms;

namespace VaeGen.Cpu.Functional.Normalization;

/// <summary>Norms whose parameters are one number a channel: batch, instance and group norm.</summary>
internal static class BatchNormOp
{
    /// <summary>Each channel of [N, C, *] by its mean and variance across the batch, or by those given.</summary>
    internal static TensorImpl Batch(
        TensorImpl input, TensorImpl? runningMean, TensorImpl? runningVariance, TensorImpl? weight, TensorImpl? bias, bool isTraining, double momentum, double epsilon)
    {
        Check("batch_norm", input, weight, bias);
        CheckRunning("batch_norm", input, runningMean, runningVariance, isTraining);
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var layout = Layout(x, groups: 0);
        TensorImpl statistics;
        if (!isTraining)
        {
            statistics = temp.Own(NormStatistics.Given(runningMean!, runningVariance!, epsilon));
        }
        else if (x.Count == 0)
        {
            statistics = temp.Own(NormStatistics.Zero(layout));
        }
        else
        {
            statistics = temp.Own(NormStatistics.Of(x, layout, epsilon));
            Running.Update(runningMean, runningVariance, statistics, layout.CountEach, momentum);
        }
        return PlaneNorm.Apply("BatchNorm", x, weight, bias, layout, statistics, isGiven: !isTraining);
    }

    /// <summary>Each channel of each sample of [N, C, *] by its own mean and variance, or each channel by those given.</summary>
    internal static TensorImpl Instance(
        TensorImpl input, TensorImpl? runningMean, TensorImpl? runningVariance, TensorImpl? weight, TensorImpl? bias, bool usesInput, double momentum, double epsilon)
    {
        if (!usesInput)
        {
            return Batch(input, runningMean, runningVariance, weight, bias, isTraining: false, momentum, epsilon);
        }
        Check("instance_norm", input, weight, bias);
        CheckRunning("instance_norm", input, runningMean, runningVariance, isTraining: true);
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var layout = Layout(x, groups: x.Sizes[1]);
        var statistics = temp.Own(x.Count == 0 ? NormStatistics.Zero(layout) : NormStatistics.Of(x, layout, epsilon));
        if (x.Count > 0)
        {
            Running.Update(runningMean, runningVariance, statistics, layout.CountEach, momentum);
        }
        return PlaneNorm.Apply("InstanceNorm", x, weight, bias, layout, statistics, isGiven: false);
    }

    /// <summary>Each group of channels of each sample of [N, C, *] by its own mean and variance.</summary>
    internal static TensorImpl Group(TensorImpl input, long groups, TensorImpl? weight, TensorImpl? bias, double epsilon)
    {
        Check("group_norm", input, weight, bias);
        Errors.Check(groups > 0, $"Expected num groups to be greater than 0, got {groups}");
        Errors.Check(
            input.Sizes[1] % groups == 0,
            $"Expected number of channels in input to be divisible by num_groups, but got input of shape {Shapes.Text(input.Sizes)} and num_groups={groups}");
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var layout = Layout(x, groups);
        var statistics = temp.Own(x.Count == 0 ? NormStatistics.Zero(layout) : NormStatistics.Of(x, layout, epsilon));
        return PlaneNorm.Apply("GroupNorm", x, weight, bias, layout, statistics, isGiven: false);
    }

    private static NormLayout Layout(TensorImpl x, long groups) =>
        new(x.Sizes[0], x.Sizes[1], Shapes.Count(x.Sizes.AsSpan(2)), groups);

    private static void Check(string name, TensorImpl input, TensorImpl? weight, TensorImpl? bias)
    {
        Errors.Check(DTypes.IsFloating(input.DType), $"{name} is not implemented for '{DTypes.Name(input.DType)}': expected real numbers");
        Errors.Check(input.Rank >= 2, $"{name}: expected an input [N, C, *] of at least two dimensions, but got the shape {Shapes.Text(input.Sizes)}");
        CheckVector(name, "weight", weight, input);
        CheckVector(name, "bias", bias, input);
        Errors.Check(weight is null || weight.DType == input.DType, $"{name}: expected a weight of the input's type, {DTypes.Name(input.DType)}, but got {DTypes.Name(weight!.DType)}");
        Errors.Check(bias is null || bias.DType == input.DType, $"{name}: expected a bias of the input's type, {DTypes.Name(input.DType)}, but got {DTypes.Name(bias!.DType)}");
    }

    private static void CheckRunning(string name, TensorImpl input, TensorImpl? mean, TensorImpl? variance, bool isTraining)
    {
        Errors.Check(
            isTraining || (mean is not null && variance is not null),
            $"{name}: Expected running_mean and running_var to be defined when the statistics are not those of the input");
        CheckVector(name, "running_mean", mean, input);
        CheckVector(name, "running_var", variance, input);
    }

    private static void CheckVector(string name, string what, TensorImpl? vector, TensorImpl input) => Errors.Check(
        vector is null || (vector.Rank == 1 && vector.Sizes[0] == input.Sizes[1] && DTypes.IsFloating(vector.DType)),
        $"{name}: {what} should contain {input.Sizes[1]} elements, one for each channel of the input {Shapes.Text(input.Sizes)}, not {Shapes.Text(vector?.Sizes)}");
}
