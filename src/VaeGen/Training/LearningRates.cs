namespace VaeGen;

/// <summary>The learning rate of every step: a warm-up in a straight line, then the schedule.</summary>
internal static class LearningRates
{
    /// <param name="settings">The rates, the schedule and the warm-up.</param>
    /// <param name="step">Steps done before this one: 0 for the first.</param>
    /// <param name="steps">Steps of the whole run.</param>
    public static double At(TrainingSettings settings, long step, long steps)
    {
        var (first, last, warmUp) = (settings.LearningRate, settings.FinalLearningRate, (long)settings.WarmUpSteps);
        if (step < warmUp)
        {
            return first * (step + 1) / warmUp;
        }

        // 0 right after the warm-up; 1 would be the step after the last one
        var way = Math.Clamp((double)(step - warmUp) / Math.Max(1, steps - warmUp), 0, 1);
        return settings.LearningRateSchedule switch
        {
            LearningRateSchedule.Linear => first + (way * (last - first)),
            LearningRateSchedule.Cosine => last + (0.5 * (first - last) * (1 + Math.Cos(Math.PI * way))),
            LearningRateSchedule.Exponential => first * Math.Pow(last / first, way),
            _ => first,
        };
    }
}
