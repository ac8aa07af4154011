using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>What a trained model is worth: the log-likelihood of held-out samples, together and of each, and a report to look at.</summary>
internal static class MeasureEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        if (!model.Spec.IsDeterministic) // it has a density that can be measured
        {
            LogLikelihoods(writer, model);
            LogWeights(writer, model);
            writer.Write("");
        }
        ReportEmitter.Emit(writer, model);
    }

    private static void LogLikelihoods(SourceWriter writer, Model model)
    {
        var batchSize = Literal.Of(SamplesAtOnce(model));
        writer.Write($$"""
            /// <summary>
            /// The mean of log p(x) over a data set, in nats per sample, estimated by importance sampling (Burda et al. 2016). The estimate is
            /// on average too low, by less the more draws there are.{{model.ModeNote}}
            /// </summary>
            {{Parameters(model)}}
            /// <exception cref="{{ShapeException}}">The samples are not {{model.Shape}} values each.</exception>
            /// <exception cref="{{DataException}}">The data set is empty, or a value is {{model.Likelihood.UnscoredValue}}.</exception>
            /// <exception cref="{{ArgumentOutOfRange}}"><paramref name="draws"/> is less than 1.</exception>
            {{Mark}}
            public double LogLikelihood({{model.DatasetType}} data, int draws = 500, int batchSize = {{batchSize}})
            {
                Samples.RequireSome(data);
                return {{Linq}}.Average(LogLikelihoods(data, draws, batchSize));
            }
            """);
        writer.WriteApart($$"""
            /// <summary>log p(x) of each sample, in nats, estimated as by <see cref="LogLikelihood"/>: the lower, the more likely an anomaly.{{model.ModeNote}}</summary>
            {{Parameters(model)}}
            /// <returns>A value for each of <paramref name="data"/>.</returns>
            /// <exception cref="{{ShapeException}}">The samples are not {{model.Shape}} values each.</exception>
            /// <exception cref="{{DataException}}">A value is {{model.Likelihood.UnscoredValue}}.</exception>
            /// <exception cref="{{ArgumentOutOfRange}}"><paramref name="draws"/> is less than 1.</exception>
            {{Mark}}
            public double[] LogLikelihoods({{model.DatasetType}} data, int draws = 500, int batchSize = {{batchSize}})
            {
                {{ArgumentOutOfRange}}.ThrowIfLessThan(draws, 1);
                using var frozen = {{Torch}}.no_grad();
                eval();
                var values = new double[data.Count];
                var filled = 0;
                foreach (var batch in Samples.Batches(data, batchSize))
                {
                    using var scope = {{Torch}}.NewDisposeScope();
                    {{model.BatchTensors(columns: 8)}}

                    // log p(x) ≈ log (1/K) Σ w, over K codes drawn from q(z|x)
                    var logLikelihoods = LogWeights(x{{model.ConditionArgument}}, draws).logsumexp(1) - {{Math}}.Log(draws);
                    logLikelihoods.to({{Torch}}.float64).cpu().data<double>().CopyTo(values, filled);
                    filled += batch.Count;
                }
                return values;
            }
            """);
    }

    private static string Parameters(Model model) => $"""
        /// <param name="data">Samples of {model.Shape} {model.Likelihood.ScoredValues}.</param>
        /// <param name="draws">Codes drawn for every sample.</param>
        /// <param name="batchSize">Samples at a time, with all their codes: more is faster and takes more memory.</param>
        """;

    // where a prior compares every code with many distributions, it makes tensors of [codes, distributions, latent]: 64 MiB of them at once
    private static long SamplesAtOnce(Model model)
    {
        const int Usual = 20;
        const int Draws = 500;
        const int Floats = 1 << 24;
        var mostThatFit = Floats / ((long)Draws * model.Prior.Components * model.Spec.LatentDim);
        return model.Prior.Components == 1 || mostThatFit > Usual ? Usual : mostThatFit < 1 ? 1 : mostThatFit;
    }

    private static void LogWeights(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>log w = log p(x|z) + log p(z) − log q(z|x) of codes drawn from q(z|x), for each of the samples {model.BatchOfSamples}: [batch, draws].</summary>
            {Mark}
            private {Tensor} LogWeights({Tensor} x{model.ConditionParameter}, int draws)
            """);
        writer.Open();
        writer.Write($"""
            var ({model.EncodedLocals}) = Encode(x{model.ConditionArgument});

            // every sample as often as it has draws
            x = x.repeat_interleave(draws, 0);
            """);
        if (model.Condition is { } condition)
        {
            writer.Write($"{condition.Local} = {condition.Local}.repeat_interleave(draws, 0);");
        }
        foreach (var tensor in model.Posterior.Encoded)
        {
            writer.Write($"{tensor.Local} = {tensor.Local}.repeat_interleave(draws, 0);");
        }
        var locals = model.EncodedLocals;
        writer.Write(model.Posterior.HasClosedForm
            ? $"""
                var z = Reparameterize({locals});
                var logPosterior = LogPosterior(z, {locals});
                """
            : $"var (z, logPosterior) = Reparameterize({locals});");
        writer.Write($"""

            return (LogProbability(Decode(z{model.ConditionArgument}), x) + LogPrior(z) - logPosterior).reshape(-1, draws);
            """);
        writer.Close();
    }
}
