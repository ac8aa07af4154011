using Faces.Rendering;
using TorchSharp;
using static TorchSharp.torch;

namespace Faces.Reading;

/// <summary>The reader's network: four convolutions and two dense layers, from pictures to three logits, face, woman and glasses, and the other factors as numbers.</summary>
internal sealed class ReaderNetwork : IDisposable
{
    /// <summary>The logit that it is a face at all, then what <see cref="FaceFactors.CopyTo"/> writes: two logits and numbers.</summary>
    public static int Outputs => 1 + FaceFactors.Count;

    // of the factors: woman and glasses are told as logits
    private const int Truths = 2;

    private readonly nn.Module<Tensor, Tensor> layers = nn.Sequential(
        nn.Conv2d(3, 16, 4L, stride: 2, padding: 1), nn.BatchNorm2d(16), nn.ReLU(),
        nn.Conv2d(16, 32, 4L, stride: 2, padding: 1), nn.BatchNorm2d(32), nn.ReLU(),
        nn.Conv2d(32, 64, 4L, stride: 2, padding: 1), nn.BatchNorm2d(64), nn.ReLU(),
        nn.Conv2d(64, 64, 4L, stride: 2, padding: 1), nn.BatchNorm2d(64), nn.ReLU(),
        nn.Flatten(),
        nn.Linear(64 * 4 * 4, 128), nn.ReLU(),
        nn.Linear(128, Outputs));

    /// <summary>Learns from lessons.</summary>
    /// <param name="lessons">Draws the pictures and the targets, [batch, Outputs], of a step.</param>
    /// <param name="steps">How many steps.</param>
    /// <param name="batch">Pictures a step.</param>
    /// <param name="cancellationToken">Stops after the step under way.</param>
    public void Learn(Action<int, float[], float[]> lessons, int steps, int batch, CancellationToken cancellationToken)
    {
        using var optimizer = optim.Adam(layers.parameters(), 2e-3);
        var (pictures, targets) = (new float[batch * FaceRenderer.Size], new float[batch * Outputs]);
        layers.train();
        for (var step = 0; step < steps; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lessons(step, pictures, targets);
            using var scope = NewDisposeScope();
            foreach (var group in optimizer.ParamGroups)
            {
                group.LearningRate = 1e-3 * (1 + Math.Cos(Math.PI * step / steps)); // from 2e-3 to 0
            }
            optimizer.zero_grad();
            Loss(layers.forward(Input(pictures)), tensor(targets, [batch, Outputs])).backward();
            optimizer.step();
        }
    }

    /// <summary>Reads pictures: probabilities and factors, [count, Outputs].</summary>
    public float[] Read(float[] pictures)
    {
        using var frozen = no_grad();
        using var scope = NewDisposeScope();
        layers.eval();
        var read = layers.forward(Input(pictures));
        var (truths, numbers) = (read.narrow(1, 0, 1 + Truths).sigmoid(), read.narrow(1, 1 + Truths, Outputs - 1 - Truths));
        return cat([truths, numbers], 1).cpu().data<float>().ToArray();
    }

    public void Dispose() => layers.Dispose();

    private static Tensor Input(float[] pictures) => tensor(pictures, [pictures.Length / FaceRenderer.Size, 3, Canvas.Side, Canvas.Side]);

    // cross entropy of the three truths and squared error of the numbers; what is no face has no factors
    private static Tensor Loss(Tensor read, Tensor target)
    {
        var isFace = target.narrow(1, 0, 1);
        var faces = isFace.sum();
        var face = nn.functional.binary_cross_entropy_with_logits(read.narrow(1, 0, 1), isFace);
        var truths = nn.functional.binary_cross_entropy_with_logits(
            read.narrow(1, 1, Truths), target.narrow(1, 1, Truths), reduction: nn.Reduction.None);
        var errors = (read.narrow(1, 1 + Truths, Outputs - 1 - Truths) - target.narrow(1, 1 + Truths, Outputs - 1 - Truths)).pow(2);
        return face + ((truths.sum(1, keepdim: true) + errors.sum(1, keepdim: true)) * isFace).sum() / faces;
    }
}
