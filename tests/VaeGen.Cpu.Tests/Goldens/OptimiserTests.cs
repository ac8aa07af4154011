using TorchSharp;
using static TorchSharp.torch;
using TorchSharp.Modules;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Twenty steps of every optimiser: the loss and the parameters after each.</summary>
public sealed class OptimiserTests
{
    public sealed record Case(string Name, string Op, string[] In, string Losses, string W, string B);

    private static readonly GoldenCases<Case> Cases = new("optimisers", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    private static readonly Dictionary<string, Func<Parameter[], optim.Optimizer>> Optimisers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD, momentum"] = p => optim.SGD(p, 0.02, momentum: 0.9),
        ["SGD, momentum, dampening"] = p => optim.SGD(p, 0.05, momentum: 0.8, dampening: 0.3),
        ["SGD, nesterov"] = p => optim.SGD(p, 0.02, momentum: 0.9, nesterov: true),
        ["SGD, weight decay"] = p => optim.SGD(p, 0.05, momentum: 0.5, weight_decay: 0.1),
        ["Adam"] = p => optim.Adam(p, lr: 0.05),
        ["Adam, defaults"] = p => optim.Adam(p),
        ["Adam, betas and epsilon"] = p => optim.Adam(p, 0.05, 0.8, 0.95, 1e-3),
        ["Adam, weight decay"] = p => optim.Adam(p, 0.05, weight_decay: 0.1),
        ["Adam, amsgrad"] = p => optim.Adam(p, 0.2, 0.5, 0.6, amsgrad: true),
        // PyTorch's AdamW decays by 0.01 unless told otherwise, TorchSharp's by nothing
        ["AdamW"] = p => optim.AdamW(p, 0.05, weight_decay: 0.01),
        ["AdamW, weight decay"] = p => optim.AdamW(p, 0.05, weight_decay: 0.3),
        ["AdamW, amsgrad"] = p => optim.AdamW(p, 0.2, 0.5, 0.6, weight_decay: 0.01, amsgrad: true),
    };

    [Theory, MemberData(nameof(Names))]
    public void Twenty_steps(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Cases[name];
        Assert.True(Optimisers.TryGetValue(golden.Op, out var create), $"optimisers: '{golden.Op}' has golden cases, but no entry here.");

        var inputs = golden.In.Select(input => Cases.File[input].ToTensor()).ToArray();
        var (x, y) = (inputs[0], inputs[1]);
        var (w, b, unused) = (new Parameter(inputs[2]), new Parameter(inputs[3]), new Parameter(inputs[4]));
        using var optimiser = create([w, b, unused]);
        var (losses, ws, bs) = (new List<Tensor>(), new List<Tensor>(), new List<Tensor>());
        for (var step = 0; step < 20; step++)
        {
            if (step == 10)
            {
                optimiser.ParamGroups.Single().LearningRate /= 2;
            }
            optimiser.zero_grad();
            var loss = (matmul(x, w) + b - y).pow(2).mean() + (0.01 * w.pow(4).sum());
            loss.backward();
            optimiser.step();
            losses.Add(loss.detach().clone());
            ws.Add(w.detach().clone());
            bs.Add(b.detach().clone());
        }

        // each step adds an update of a few roundings to values of size one to five, and twenty of them follow one another;
        // Adam divides by a square root of the gradient, so that it carries the gradient's error to the full step
        var tolerance = new Tolerance(20, 20);
        GoldenCheck.Same($"optimisers: {name}: loss", Cases.File[golden.Losses], stack(losses), tolerance with { Ulps = 100 });
        GoldenCheck.Same($"optimisers: {name}: w after each step", Cases.File[golden.W], stack(ws), tolerance);
        GoldenCheck.Same($"optimisers: {name}: b after each step", Cases.File[golden.B], stack(bs), tolerance);
        GoldenCheck.Same($"optimisers: {name}: the parameter without gradient", Cases.File[golden.In[4]], unused, Tolerance.Exact);
    }
}
