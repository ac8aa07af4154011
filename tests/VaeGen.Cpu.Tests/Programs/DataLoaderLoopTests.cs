using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.utils.data;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>The usual training loop over a data loader: epochs, a schedule, clipping, a held-out part.</summary>
public class DataLoaderLoopTests
{
    /// <summary>Points in the plane, labelled by which of two half-circles they lie on.</summary>
    private sealed class Moons(int count, int seed) : Dataset
    {
        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            var random = new System.Random(seed + (int)index);
            var (label, angle) = (random.Next(2), random.NextDouble() * Math.PI);
            var (x, y) = label == 0 ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            return new()
            {
                ["point"] = tensor(new[] { (float)(x + (0.1 * random.NextDouble())), (float)(y + (0.1 * random.NextDouble())) }),
                ["label"] = tensor((long)label),
            };
        }
    }

    [Fact]
    public void A_classifier_learns_from_shuffled_batches()
    {
        manual_seed(21);
        using var train = DataLoader(new Moons(400, 0), 32, shuffle: true, seed: 1, drop_last: true);
        using var test = DataLoader(new Moons(100, 10_000), 50);
        using var model = Sequential(Linear(2, 32), BatchNorm1d(32), ReLU(), Linear(32, 32), BatchNorm1d(32), ReLU(), Dropout(0.1), Linear(32, 2));
        using var optimizer = optim.SGD(model.parameters(), 0.1, momentum: 0.9, nesterov: true, weight_decay: 1e-4);
        var schedule = optim.lr_scheduler.StepLR(optimizer, 6, 0.5);
        var losses = new List<float>();

        for (var epoch = 0; epoch < 10; epoch++)
        {
            model.train();
            var total = 0f;
            foreach (var batch in train)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var loss = functional.cross_entropy(model.call(batch["point"]), batch["label"]);
                loss.backward();
                nn.utils.clip_grad_norm_(model.parameters(), 5);
                optimizer.step();
                total += loss.ToSingle();
            }
            schedule.step();
            losses.Add(total / train.Count);
        }

        Assert.True(losses[^1] < losses[0] / 3, string.Join(" ", losses));
        Assert.Equal(0.05, optimizer.ParamGroups.First().LearningRate, 1e-9);
        Assert.True(Accuracy(model, test) > 0.95);
        Assert.Equal(120, model.named_buffers().First(buffer => buffer.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).buffer.item<long>());
    }

    [Fact]
    public void Tensors_side_by_side_make_a_set()
    {
        manual_seed(22);
        using var x = randn(90, 4);
        using var y = x.matmul(tensor(new[] { 1f, -2f, 0.5f, 3f }).unsqueeze(1));
        using var loader = DataLoader(TensorDataset(x, y), 30, shuffle: true, seed: 5);
        using var model = Linear(4, 1);
        using var optimizer = optim.Adam(model.parameters(), 0.1);
        for (var epoch = 0; epoch < 60; epoch++)
        {
            foreach (var batch in loader)
            {
                optimizer.zero_grad();
                using var output = model.call(batch[0]);
                using var loss = functional.mse_loss(output, batch[1]);
                loss.backward();
                optimizer.step();
            }
        }
        Assert.True(model.weight!.allclose(tensor(new[,] { { 1f, -2f, 0.5f, 3f } }), rtol: 0.05, atol: 0.05), model.weight!.ToString(TorchSharp.TensorStringStyle.Numpy));
    }

    private static double Accuracy(Module<Tensor, Tensor> model, TorchSharp.Modules.DataLoader set)
    {
        model.eval();
        using var off = no_grad();
        var (right, count) = (0L, 0L);
        foreach (var batch in set)
        {
            using var scope = NewDisposeScope();
            right += model.call(batch["point"]).argmax(1).eq(batch["label"]).sum().item<long>();
            count += batch["label"].shape[0];
        }
        return (double)right / count;
    }
}
