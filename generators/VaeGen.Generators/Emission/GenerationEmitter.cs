using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>What a trained model is for: new samples, reconstructions, places in the latent space, walks through it.</summary>
internal static class GenerationEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        Sample(writer, model);
        Reconstruct(writer, model);
        LatentMean(writer, model);
        Interpolate(writer, model);
    }

    private static void Sample(SourceWriter writer, Model model)
    {
        var caution = model.Spec.IsPlainAutoencoder ? " Trained without a KL term, the decoder need not know what to make of such a z." : "";
        writer.Write($$"""
            /// <summary>Creates new samples: z drawn from N(0, I), decoded. {{model.ReturnedValues}}{{caution}}</summary>
            /// <param name="count">How many.</param>
            /// <returns>A set of {{model.Shape}} samples.</returns>
            /// <exception cref="{{ArgumentOutOfRange}}"><paramref name="count"/> is negative.</exception>
            {{Mark}}
            public {{SampleSet}} Sample(int count)
            {
                {{ArgumentOutOfRange}}.ThrowIfNegative(count);
                using var frozen = {{Torch}}.no_grad();
                using var scope = {{Torch}}.NewDisposeScope();
                eval();
                var z = {{Torch}}.randn(count, {{model.LatentDim}}, device: Device);
                return Samples.Set({{Decoded(model, "z")}}.cpu().data<float>().ToArray());
            }
            """);
    }

    private static void Reconstruct(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Encodes and decodes samples through the mean of q(z|x): no noise, the same result every time. {model.ReturnedValues}</summary>
            """);
        OverBatches(writer, model, "Reconstruct", $"A set of {model.Shape} samples, one for each of <paramref name=\"data\"/>.", model.SampleSize, "decoded", $"""
            var (mean, _) = Encode(x);
            var decoded = {Decoded(model, "mean")};
            """, "Samples.Set(values)");
    }

    private static void LatentMean(SourceWriter writer, Model model)
    {
        writer.WriteApart("""
            /// <summary>The mean of q(z|x) of every sample: its place in the latent space.</summary>
            """);
        OverBatches(writer, model, "LatentMean", $"A set of vectors of {model.LatentDim}, one for each of <paramref name=\"data\"/>.", model.LatentDim, "mean", """
            var (mean, _) = Encode(x);
            """, $"new {SampleSet}(values, [{model.LatentDim}])");
    }

    /// <summary>The rest of a method that makes <paramref name="width"/> values of every sample, a batch at a time.</summary>
    private static void OverBatches(SourceWriter writer, Model model, string name, string returns, string width, string made, string body, string result)
    {
        writer.Write($$"""
            /// <param name="data">Samples of {{model.Shape}} {{model.ScoredValues}}.</param>
            /// <param name="batchSize">Samples at a time: more is faster and takes more memory.</param>
            /// <returns>{{returns}}</returns>
            /// <exception cref="{{ShapeException}}">The samples are not {{model.Shape}} values each.</exception>
            /// <exception cref="{{DataException}}">A value is {{model.UnscoredValue}}.</exception>
            {{Mark}}
            public {{SampleSet}} {{name}}({{Dataset}} data, int batchSize = 500)
            {
                using var frozen = {{Torch}}.no_grad();
                eval();
                var values = new float[(long)data.Count * {{width}}];
                var done = 0;
                foreach (var batch in Samples.Batches(data, batchSize))
                {
                    using var scope = {{Torch}}.NewDisposeScope();
                    var x = {{Torch}}.tensor(batch.Values, [batch.Count, {{model.SampleSize}}], device: Device);
                    {{body.Replace("\r", "").Replace("\n", "\n        ")}}
                    {{made}}.cpu().data<float>().CopyTo(values, done);
                    done += batch.Count * {{width}};
                }
                return {{result}};
            }
            """);
    }

    private static void Interpolate(SourceWriter writer, Model model)
    {
        writer.WriteApart($$"""
            /// <summary>Walks in a straight line from one sample's latent mean to another's, decoding on the way. {{model.ReturnedValues}}</summary>
            /// <param name="from">Where to start: one sample, {{model.SampleSize}} {{model.ScoredValues}}.</param>
            /// <param name="to">Where to end: another one.</param>
            /// <param name="steps">Samples to return, both ends included; at least 2.</param>
            /// <returns>A set of <paramref name="steps"/> {{model.Shape}} samples.</returns>
            /// <exception cref="{{ArgumentOutOfRange}}"><paramref name="steps"/> is less than 2.</exception>
            /// <exception cref="{{ShapeException}}">A sample has not {{model.SampleSize}} values.</exception>
            /// <exception cref="{{DataException}}">A value is {{model.UnscoredValue}}.</exception>
            {{Mark}}
            public {{SampleSet}} Interpolate({{FloatSpan}} from, {{FloatSpan}} to, int steps)
            {
                {{ArgumentOutOfRange}}.ThrowIfLessThan(steps, 2);
                Samples.CheckSample(from);
                Samples.CheckSample(to);
                using var frozen = {{Torch}}.no_grad();
                using var scope = {{Torch}}.NewDisposeScope();
                eval();
                var start = Encode({{Torch}}.tensor(from.ToArray(), [1, {{model.SampleSize}}], device: Device)).Mean;
                var end = Encode({{Torch}}.tensor(to.ToArray(), [1, {{model.SampleSize}}], device: Device)).Mean;

                // z = (1 − t)·μ₀ + t·μ₁, t from 0 to 1 in equal steps
                var t = {{Torch}}.linspace(0, 1, steps, device: Device).reshape(steps, 1);
                var z = (1 - t) * start + t * end;
                return Samples.Set({{Decoded(model, "z")}}.cpu().data<float>().ToArray());
            }
            """);
    }

    /// <summary>The decoded values in the data's own terms: a Bernoulli's logits become probabilities.</summary>
    private static string Decoded(Model model, string codes) => model.Spec.Reconstruction.IsBernoulli ? $"Decode({codes}).sigmoid()" : $"Decode({codes})";
}
