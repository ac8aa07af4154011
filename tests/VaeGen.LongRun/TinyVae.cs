namespace VaeGen.LongRun;

// As small as a model can be, so that many steps take little time; with everything that a step, a validation and a checkpoint may do.
[Input(6)]
[Encoder(Layers = [5])]
[Latent(Dim = 2)]
[Training(
    BatchSize = 4, Optimizer = Optimizer.AdamW, LearningRateSchedule = LearningRateSchedule.Cosine, WarmUpSteps = 100, MaximumGradientNorm = 1,
    AveragingDecay = 0.999, ValidateEverySteps = 2000)]
internal sealed partial class TinyVae;
