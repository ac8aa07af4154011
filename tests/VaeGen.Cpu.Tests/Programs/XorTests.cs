using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>The smallest problem that needs a hidden layer.</summary>
public class XorTests
{
    private static readonly float[,] Inputs = { { 0, 0 }, { 0, 1 }, { 1, 0 }, { 1, 1 } };
    private static readonly float[,] Outputs = { { 0 }, { 1 }, { 1 }, { 0 } };

    [Fact]
    public void A_sequential_learns_exclusive_or()
    {
        manual_seed(7);
        using var x = tensor(Inputs);
        using var y = tensor(Outputs);
        using var net = Sequential(Linear(2, 16), Tanh(), Linear(16, 1));
        using var optimizer = optim.Adam(net.parameters(), lr: 0.05);

        for (var step = 0; step < 200; step++)
        {
            using var output = net.call(x);
            using var loss = F.binary_cross_entropy_with_logits(output, y);
            optimizer.zero_grad();
            loss.backward();
            optimizer.step();
        }

        using var predictions = net.forward(x).sigmoid().round();
        Assert.True(predictions.allclose(y), predictions.ToString(numpy));
        Assert.Equal(2 * 16 + 16 + 16 + 1, net.parameters().Sum(p => p.numel()));
    }

    [Fact]
    public void The_same_seed_trains_the_same_net()
    {
        Assert.Equal(Train(seed: 3), Train(seed: 3));
        Assert.NotEqual(Train(seed: 3), Train(seed: 4));
    }

    private static float[] Train(long seed)
    {
        manual_seed(seed);
        using var scope = NewDisposeScope();
        var net = Sequential(
            ("hidden", Linear(2, 8)),
            ("activation", ReLU()),
            ("output", Linear(8, 1)),
            ("probability", Sigmoid()));
        var optimizer = optim.SGD(net.parameters(), learningRate: 0.5);
        var criterion = BCELoss();
        for (var step = 0; step < 20; step++)
        {
            optimizer.zero_grad();
            criterion.call(net.call(tensor(Inputs)), tensor(Outputs)).backward();
            optimizer.step();
        }
        return net.call(tensor(Inputs)).data<float>().ToArray();
    }
}
