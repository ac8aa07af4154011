using System;
using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The training loop and its twin without training, Evaluate.</summary>
internal static class TrainingEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        Declared(writer, model);
        Fit(writer, model);
        Evaluate(writer, model);
        CheckpointEmitter.Emit(writer, model);
    }

    private static void Declared(SourceWriter writer, Model model)
    {
        var training = model.Spec.Training;
        writer.Write($$"""
            /// <summary>How Fit trains when its options leave something out: what [Training] declares.</summary>
            {{Mark}}
            public static {{TrainingSettings}} DeclaredTraining { get; } = new()
            {
                Epochs = {{Literal.Of(training.Epochs)}},
                BatchSize = {{Literal.Of(training.BatchSize)}},
                Optimizer = {{Optimizer}}.{{training.Optimizer}},
                LearningRate = {{Literal.Of(training.LearningRate)}},
                Seed = {{Literal.Of(training.Seed)}},{{string.Concat(Further(training).Select(setting => $"\n    {setting.Name} = {setting.Value},"))}}
            };
            """);
    }

    /// <summary>What [Training] declares beyond the first five, which always stand there.</summary>
    private static IEnumerable<(string Name, string Value)> Further(TrainingSpec training)
    {
        (string Name, string? Value)[] settings =
        [
            ("LearningRateSchedule", training.LearningRateSchedule == LearningRateScheduleKind.Constant ? null : $"{LearningRateSchedule}.{training.LearningRateSchedule}"),
            ("FinalLearningRate", Number(training.FinalLearningRate)),
            ("WarmUpSteps", Count(training.WarmUpSteps)),
            ("WeightDecay", training.WeightDecay is { } decay ? Literal.Of(decay) : null),
            ("MaximumGradientNorm", Number(training.MaximumGradientNorm)),
            ("AveragingDecay", Number(training.AveragingDecay)),
            ("Patience", Count(training.Patience)),
            ("ValidateEverySteps", Count(training.ValidateEverySteps)),
            ("TimeLimit", training.TimeLimitMinutes is { } minutes ? $"{Names.TimeSpan}.FromMinutes({Literal.Of(minutes)})" : null),
            ("Rollbacks", Count(training.Rollbacks)),
        ];
        return settings.Where(setting => setting.Value is not null).Select(setting => (setting.Name, setting.Value!));

        static string? Number(double value) => value == 0 ? null : Literal.Of(value);
        static string? Count(int value) => value == 0 ? null : Literal.Of(value);
    }

    private static void Fit(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Trains the model, minimising {model.Objective}.</summary>
            /// <param name="data">Samples of {model.Shape} {model.Likelihood.ScoredValues}.</param>
            /// <param name="options">What differs from <see cref="DeclaredTraining"/>; null: nothing does.</param>
            /// <param name="validation">Held-out samples, evaluated after every epoch, or as often as the options say.</param>
            /// <param name="progress">Told after every step and every epoch, on the training thread.</param>
            /// <param name="cancellationToken">Stops after the step under way; the weights are those after that step.</param>
            /// <returns>The loss and its terms after every epoch.</returns>
            /// <exception cref="{ShapeException}">The samples are not {model.Shape} values each.</exception>
            /// <exception cref="{DataException}">{(model.Network.HasBatchNorm ? "There are fewer than two samples to train on, a" : "A")} data set is empty, or a value is {model.Likelihood.UnscoredValue}.</exception>
            /// <exception cref="{ArgumentOutOfRange}">An option is out of its range.</exception>
            /// <exception cref="{NonFiniteLossException}">The loss became NaN or infinite; the weights are those before that step.</exception>
            /// <exception cref="{ModelFileException}">A checkpoint cannot be written or gone on from.</exception>
            /// <exception cref="{OperationCanceled}">The token was cancelled.</exception>
            {Mark}
            public {TrainingHistory} Fit(
                {model.DatasetType} data,
                {TrainingOptions}? options = null,
                {model.DatasetType}? validation = null,
                {Progress}<{TrainingProgress}>? progress = null,
                {CancellationToken} cancellationToken = default)
            """);
        writer.Open();
        var hasHook = model.Spec.Hatches.OnBatch;
        var forward = $"forward(x{model.ConditionArgument})";
        writer.Write($$"""
            using var run = new {{TrainingRun}}(Samples, data, validation, DeclaredTraining.With(options), progress, cancellationToken{{(model.Network.HasBatchNorm ? ", smallestBatch: 2" : "")}});
            {{Torch}}.manual_seed(run.Settings.Seed);

            using {{OptimizerHelper}} optimizer = run.Settings.Optimizer switch
            {
                {{Optimizer}}.AdamW => {{Optim}}.AdamW(parameters(), run.Settings.LearningRate, weight_decay: run.Settings.WeightDecay ?? 0.01),
                {{Optimizer}}.Sgd => {{Optim}}.SGD(parameters(), run.Settings.LearningRate, weight_decay: run.Settings.WeightDecay ?? 0),
                _ => {{Optim}}.Adam(parameters(), run.Settings.LearningRate, weight_decay: run.Settings.WeightDecay ?? 0),
            };
            using var state = new TrainingState(this, optimizer, run.Settings.AveragingDecay);
            run.Begin(state, Declaration);

            foreach (var batch in run.Batches())
            {
                train();
                using var scope = {{Torch}}.NewDisposeScope();
                {{model.BatchTensors(columns: 4)}}

                // one step down the gradient of {{(model.IsWeightedElbo ? "−ELBO" : "the loss")}}
                optimizer.zero_grad();
                {{(hasHook ? $"var output = {forward};\n    " : "")}}var loss = Loss({{(hasHook ? "output" : forward)}}, x{{Arguments(model, parameter => parameter.InFit)}});
                loss.Total.backward();
                if (!run.Record(batch, loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>(){{FurtherTerms(model, columns: 8)}}))
                {
                    continue; // back at the last checkpoint, with half the learning rate
                }
                if (run.Settings.MaximumGradientNorm > 0)
                {
                    {{Torch}}.nn.utils.clip_grad_norm_(parameters(), run.Settings.MaximumGradientNorm);
                }
                foreach (var group in optimizer.ParamGroups)
                {
                    group.LearningRate = run.LearningRate;
                }
                optimizer.step();
                state.UpdateAverage(run.StepsDone);{{(hasHook ? "\n    OnBatch(output, loss);" : "")}}

                if (run.ValidationIsDue)
                {
                    state.SwapAverage(); // where an average is kept, it is what counts
                    run.EndValidation(Evaluate(run.ValidationBatches({{Literal.Of(SamplesAtOnce(model))}}){{(CountsSamples(model) ? ", validation!.Count" : "")}}));
                    state.SwapAverage();
                }
            }
            state.SwapAverage();
            return run.History;
            """);
        writer.Close();
    }

    private static void Evaluate(SourceWriter writer, Model model)
    {
        var summary = model.Spec.IsDeterministic ? "The mean loss over a data set" : $"The mean loss over a data set, {(model.Spec.Draws == 1 ? "one draw" : $"{Literal.Of(model.Spec.Draws)} draws")} of z a sample";
        writer.WriteApart($$"""
            /// <summary>{{summary}}, without touching the weights.{{model.ModeNote}}</summary>
            /// <param name="data">Samples of {{model.Shape}} {{model.Likelihood.ScoredValues}}.</param>
            /// <param name="batchSize">{{(ComparesCodes(model) ? $"Samples at a time, whose codes are compared with each other: memory and time for [batch, batch, {model.LatentDim}] numbers" : "Samples at a time: more is faster and takes more memory")}}.</param>
            /// <exception cref="{{ShapeException}}">The samples are not {{model.Shape}} values each.</exception>
            /// <exception cref="{{DataException}}">A value is {{model.Likelihood.UnscoredValue}}.</exception>
            {{Mark}}
            public {{LossSummary}} Evaluate({{model.DatasetType}} data, int batchSize = {{Literal.Of(SamplesAtOnce(model))}}) => Evaluate(Samples.Batches(data, batchSize){{(CountsSamples(model) ? ", data.Count" : "")}});

            {{Mark}}
            private {{LossSummary}} Evaluate({{Sequence}}<{{Batch}}> batches{{(CountsSamples(model) ? ", long datasetSize" : "")}})
            {
                using var frozen = {{Torch}}.no_grad();
                eval();
                var summary = new {{LossSummary}}();
                foreach (var batch in batches)
                {
                    using var scope = {{Torch}}.NewDisposeScope();
                    {{model.BatchTensors(columns: 8)}}
                    var loss = Loss(forward(x{{model.ConditionArgument}}), x{{Arguments(model, parameter => parameter.InEvaluate)}});
                    summary = summary.Add(batch.Counted, loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>(){{FurtherTerms(model, columns: 12)}});
                }
                return summary;
            }
            """);
    }

    // the data set's size goes into the loss
    private static bool CountsSamples(Model model) => model.LossParameters.Any(parameter => parameter.InEvaluate is not null);

    private static bool ComparesCodes(Model model) => model.Terms.Any(term => term.ComparesCodes);

    // where codes are compared with each other, 64 MiB for one of the tensors that this takes
    private static int SamplesAtOnce(Model model)
    {
        const int Usual = 500;
        const int Floats = 1 << 24;
        return ComparesCodes(model) ? System.Math.Min(Usual, (int)System.Math.Sqrt((double)Floats / model.Spec.LatentDim)) : Usual;
    }

    /// <summary>The values of the objective's terms beyond reconstruction loss and KL divergence, as a further argument so many columns in; nothing where there are none.</summary>
    private static string FurtherTerms(Model model, int columns)
    {
        var further = model.Terms.SelectMany(term => term.Reported).Where(member => member.Name != "Kl").Select(member => $"(nameof(loss.{member.Name}), loss.{member.Name}.item<float>())").ToList();
        var line = "\n" + new string(' ', columns);
        return further.Count == 0 ? "" : $", [{line}{string.Join("," + line, further)}]";
    }

    /// <summary>What Loss gets beside the output and the samples, by name.</summary>
    private static string Arguments(Model model, Func<LossParameter, string?> value) => string.Concat(
        model.LossParameters.Where(parameter => value(parameter) is not null).Select(parameter => $", {parameter.Name}: {value(parameter)}"));
}
