namespace VaeGen.Generators.Tests;

/// <summary>A live model that takes its steps in the open.</summary>
public interface IStepModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public LossValues[] Step(float[] samples, int rows, int steps, double learningRate, System.Collections.Generic.Dictionary<string, float[]> gradients)
        {
            train();
            using var optimizer = torch.optim.Adam(parameters(), learningRate);
            var losses = new LossValues[steps];
            for (var step = 0; step < steps; step++)
            {
                using var scope = torch.NewDisposeScope();
                var x = Rows(samples, rows);
                optimizer.zero_grad();
                var loss = Loss(forward(x), x);
                loss.Total.backward();
                losses[step] = new LossValues(loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>());
                foreach (var (name, parameter) in named_parameters())
                {
                    gradients.TryAdd(name, parameter.grad!.data<float>().ToArray());
                }

                optimizer.step();
            }

            return losses;
        }

        public float[] DecodeMeans(float[] samples, int rows)
        {
            using var scope = torch.NewDisposeScope();
            eval();
            return Decode(Encode(Rows(samples, rows)).Mean).data<float>().ToArray();
        }
        """;

    /// <summary>Steps of Adam on one batch: each one's losses from before it, and the gradients of the first by the parameters' names.</summary>
    LossValues[] Step(float[] samples, int rows, int steps, double learningRate, Dictionary<string, float[]> gradients);

    /// <summary>What the decoder makes of the posteriors' means, in evaluation mode.</summary>
    float[] DecodeMeans(float[] samples, int rows);
}
