namespace VaeGen.Generators.Tests;

/// <summary>A live model of several codes a sample whose loss and gradients are asked of tensors that the test chooses.</summary>
public interface IImportanceModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public LossValues Score(float[] decoded, float[] mean, float[] logVariance, float[] z, float[] samples, int batch)
        {
            using var scope = torch.NewDisposeScope();
            var codes = z.Length / 2;
            var loss = Loss(new Output(Rows(decoded, codes), Rows(mean, batch), Rows(logVariance, batch), Rows(z, codes)), Rows(samples, batch));
            return new LossValues(loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>());
        }

        public float[] EncoderGradient(float[] samples, int batch)
        {
            using var scope = torch.NewDisposeScope();
            zero_grad();
            var x = Rows(samples, batch);
            Loss(forward(x), x).Total.backward();
            return torch.cat(new[] { latentMean.bias!.grad!, latentLogVariance.bias!.grad! }).data<float>().ToArray();
        }

        public float[] SlopeAtThePrior(float[] samples, int batch, int draws)
        {
            using var scope = torch.NewDisposeScope();
            var mean = torch.zeros(batch, 2, requires_grad: true);
            var logVariance = torch.zeros(batch, 2);
            var z = Reparameterize(mean.repeat_interleave(draws, 0), logVariance.repeat_interleave(draws, 0));
            var decoded = 0 * z.sum() + torch.zeros(batch * draws, 4);
            Loss(new Output(decoded, mean, logVariance, z), Rows(samples, batch)).Total.backward();
            return mean.grad!.data<float>().ToArray();
        }

        public (float[] Found, float[] Expected) Gradients(float[] samples, int batch, int draws, int power)
        {
            using var scope = torch.NewDisposeScope();
            var x = Rows(samples, batch);
            var (mean, logVariance) = Encode(x);
            mean = mean.detach().requires_grad_();
            logVariance = logVariance.detach().requires_grad_();
            var noise = torch.randn(batch * draws, 2);
            var z = mean.repeat_interleave(draws, 0) + (0.5 * logVariance).exp().repeat_interleave(draws, 0) * noise;
            zero_grad();
            Loss(new Output(Decode(z), mean, logVariance, z), x).Total.backward();
            var found = torch.cat(new[] { mean.grad!.flatten(), logVariance.grad!.flatten(), decoder0.weight!.grad!.flatten() }).data<float>().ToArray();

            // −(1/B) Σ w̃ᵖ ∂log w, a code at a time: p = 1 for the decoder; for the encoder 1, or 2 with log q's own parameters held still
            torch.Tensor LogWeight(int code, bool still)
            {
                var row = code / draws;
                var (m, v) = (mean.narrow(0, row, 1), logVariance.narrow(0, row, 1));
                var drawn = m + (0.5 * v).exp() * noise.narrow(0, code, 1);
                var (qm, qv) = still ? (m.detach(), v.detach()) : (m, v);
                return (LogProbability(Decode(drawn), x.narrow(0, row, 1)) + LogPrior(drawn) - LogPosterior(drawn, qm, qv)).sum();
            }

            var expected = new float[found.Length];
            for (var row = 0; row < batch; row++)
            {
                var logs = new double[draws];
                for (var draw = 0; draw < draws; draw++)
                {
                    logs[draw] = LogWeight(row * draws + draw, false).item<float>();
                }

                for (var draw = 0; draw < draws; draw++)
                {
                    var share = 0.0;
                    foreach (var log in logs)
                    {
                        share += System.Math.Exp(log - logs[draw]);
                    }

                    var gradients = torch.autograd.grad(
                        new[] { LogWeight(row * draws + draw, power == 2) }, new torch.Tensor[] { mean, logVariance, decoder0.weight! });
                    var at = 0;
                    for (var which = 0; which < 3; which++)
                    {
                        foreach (var slope in gradients[which].flatten().data<float>().ToArray())
                        {
                            expected[at++] -= (float)(System.Math.Pow(1 / share, which == 2 ? 1 : power) * slope / batch);
                        }
                    }
                }
            }

            return (found, expected);
        }
        """;

    /// <summary>The emitted Loss of given tensors: the decoder's output and the codes with a row for every draw.</summary>
    LossValues Score(float[] decoded, float[] mean, float[] logVariance, float[] z, float[] samples, int batch);

    /// <summary>The gradient of one forward pass's loss by the biases of mean and log-variance.</summary>
    float[] EncoderGradient(float[] samples, int batch);

    /// <summary>The gradient by the posterior's mean where the posterior is the prior and the decoder ignores its code.</summary>
    float[] SlopeAtThePrior(float[] samples, int batch, int draws);

    /// <summary>The gradient by mean, log-variance and the decoder's first weights, and what the papers say it is.</summary>
    (float[] Found, float[] Expected) Gradients(float[] samples, int batch, int draws, int power);
}
