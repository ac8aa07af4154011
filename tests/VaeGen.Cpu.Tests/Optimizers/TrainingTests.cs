using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Optimizers;

/// <summary>Loops as people write them for TorchSharp, their losses against PyTorch 1.13.1.</summary>
public sealed class TrainingTests
{
    [Fact]
    public void Exclusive_or_is_learnt_as_PyTorch_learns_it()
    {
        manual_seed(42);
        using var model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1));
        using var optimiser = optim.Adam(model.parameters(), 0.05);
        var (inputs, targets) = ExclusiveOr();
        using (inputs)
        using (targets)
        {
            var losses = new List<float>();
            for (var i = 0; i < 100; i++)
            {
                using var scope = NewDisposeScope();
                optimiser.zero_grad();
                var loss = nn.functional.binary_cross_entropy_with_logits(model.call(inputs), targets);
                loss.backward();
                optimiser.step();
                losses.Add(loss.ToSingle());
            }

            Near([0.7065595388412476f, 0.6961792707443237f, 0.6474713683128357f, 0.012652818113565445f, 0.0023988718166947365f], losses, [0, 1, 9, 49, 99]);
        }
    }

    [Fact]
    public void Dropout_and_momentum_train_as_in_PyTorch()
    {
        manual_seed(42);
        using var model = nn.Sequential(("lin1", nn.Linear(2, 8)), ("drop", nn.Dropout(0.25)), ("relu", nn.ReLU()), ("lin2", nn.Linear(8, 1)));
        using var optimiser = optim.SGD(model.parameters(), 0.1, momentum: 0.9);
        using var criterion = nn.MSELoss();
        var (inputs, targets) = ExclusiveOr();
        using (inputs)
        using (targets)
        {
            var losses = new List<float>();
            for (var i = 0; i < 20; i++)
            {
                using var scope = NewDisposeScope();
                optimiser.zero_grad();
                using var output = criterion.call(model.call(inputs), targets);
                output.backward();
                optimiser.step();
                losses.Add(output.item<float>());
            }

            Near([1.169861078262329f, 0.3567873239517212f, 0.17895594239234924f, 0.12446889281272888f], losses, [0, 1, 9, 19]);
        }
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind()
    {
        using var model = nn.Sequential(nn.Linear(4, 16), nn.GELU(), nn.Linear(16, 4));
        using var optimiser = optim.AdamW(model.parameters(), 0.01);
        Step();
        var before = Tensor.TotalCount;
        Step();
        Step();
        Assert.Equal(before, Tensor.TotalCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            optimiser.zero_grad();
            var x = randn(8, 4);
            nn.functional.smooth_l1_loss(model.call(x), x).backward();
            nn.utils.clip_grad_norm_(model.parameters(), 1.0);
            optimiser.step();
        }
    }

    private static (Tensor Inputs, Tensor Targets) ExclusiveOr() => (tensor([0f, 0f, 0f, 1f, 1f, 0f, 1f, 1f], [4, 2]), tensor([0f, 1f, 1f, 0f], [4, 1]));

    private static void Near(float[] expected, List<float> losses, int[] steps)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            Assert.Equal(expected[i], losses[steps[i]], 2e-4 * Math.Max(expected[i], 0.01));
        }
    }
}
