using TorchSharp;
using static TorchSharp.torch;
using TorchSharp.Modules;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Twenty steps of every optimiser: the loss and the parameters after each, and the state after the last.</summary>
public sealed class OptimiserTests
{
    public sealed record Case(string Name, string Op, string[] In, string Losses, string W, string B, Dictionary<string, string> State);

    private static readonly GoldenCases<Case> Cases = new("optimisers", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    private static readonly Dictionary<string, Func<Parameter[], OptimizerHelper>> Optimisers = new()
    {
        ["SGD"] = p => optim.SGD(p, 0.05),
        ["SGD, momentum"] = p => optim.SGD(p, 0.02, momentum: 0.9),
        ["SGD, momentum, dampening"] = p => optim.SGD(p, 0.05, momentum: 0.8, dampening: 0.3),
        ["SGD, nesterov"] = p => optim.SGD(p, 0.02, momentum: 0.9, nesterov: true),
        ["SGD, weight decay"] = p => optim.SGD(p, 0.05, momentum: 0.5, weight_decay: 0.1),
        ["SGD, maximize"] = p => optim.SGD(p, 0.001, 0.5, maximize: true),
        ["Adam"] = p => optim.Adam(p, lr: 0.05),
        ["Adam, defaults"] = p => optim.Adam(p),
        ["Adam, betas and epsilon"] = p => optim.Adam(p, 0.05, 0.8, 0.95, 1e-3),
        ["Adam, weight decay"] = p => optim.Adam(p, 0.05, weight_decay: 0.1),
        ["Adam, amsgrad"] = p => optim.Adam(p, 0.2, 0.5, 0.6, amsgrad: true),
        ["Adam, maximize"] = p => optim.Adam(p, 0.01, weight_decay: 0.1, maximize: true),
        // PyTorch's AdamW decays by 0.01 unless told otherwise, TorchSharp's by nothing
        ["AdamW"] = p => optim.AdamW(p, 0.05, weight_decay: 0.01),
        ["AdamW, weight decay"] = p => optim.AdamW(p, 0.05, weight_decay: 0.3),
        ["AdamW, amsgrad"] = p => optim.AdamW(p, 0.2, 0.5, 0.6, weight_decay: 0.01, amsgrad: true),
        ["AdamW, maximize"] = p => optim.AdamW(p, 0.01, weight_decay: 0.01, maximize: true),
        ["Adamax"] = p => optim.Adamax(p, 0.05),
        ["Adamax, weight decay"] = p => optim.Adamax(p, 0.05, 0.8, 0.9, 1e-3, 0.1),
        ["NAdam"] = p => optim.NAdam(p, 0.05),
        ["NAdam, weight decay"] = p => optim.NAdam(p, 0.05, 0.8, 0.9, weight_decay: 0.1, momentum_decay: 0.1),
        ["RAdam"] = p => optim.RAdam(p, 0.05),
        ["RAdam, weight decay"] = p => optim.RAdam(p, 0.05, 0.8, 0.95, weight_decay: 0.1),
        ["RMSProp"] = p => optim.RMSProp(p, 0.02),
        ["RMSProp, centered"] = p => optim.RMSProp(p, 0.02, 0.9, centered: true),
        ["RMSProp, momentum"] = p => optim.RMSProp(p, 0.005, momentum: 0.8, weight_decay: 0.1),
        ["RMSProp, centered, momentum"] = p => optim.RMSProp(p, 0.005, eps: 1e-4, momentum: 0.5, centered: true),
        ["Adagrad"] = p => optim.Adagrad(p, 0.2),
        ["Adagrad, decay"] = p => optim.Adagrad(p, 0.2, 0.1, 0.1, 0.5, 1e-4),
        ["Adadelta"] = p => optim.Adadelta(p),
        ["Adadelta, weight decay"] = p => optim.Adadelta(p, 0.5, 0.8, 1e-3, 0.1),
        ["Adadelta, maximize"] = p => optim.Adadelta(p, 0.5, maximize: true),
        ["ASGD"] = p => optim.ASGD(p, 0.05),
        ["ASGD, averaging"] = p => optim.ASGD(p, 0.05, 0.01, 0.5, 3, 0.1),
        ["Rprop"] = p => optim.Rprop(p, 0.05),
        ["Rprop, etas"] = p => optim.Rprop(p, 0.1, 0.3, 1.5, 0.01, 0.3),
    };

    private static readonly Dictionary<string, Func<OptimizerState, Tensor>> Remembered = new()
    {
        ["exp_avg"] = state => state switch
        {
            Adam.State adam => adam.exp_avg,
            AdamW.State adam => adam.exp_avg,
            Adamax.State adam => adam.exp_avg,
            NAdam.State adam => adam.exp_avg,
            _ => ((RAdam.State)state).exp_avg,
        },
        ["exp_avg_sq"] = state => state switch
        {
            Adam.State adam => adam.exp_avg_sq,
            AdamW.State adam => adam.exp_avg_sq,
            NAdam.State adam => adam.exp_avg_sq,
            _ => ((RAdam.State)state).exp_avg_sq,
        },
        ["max_exp_avg_sq"] = state => state is Adam.State adam ? adam.max_exp_avg_sq : ((AdamW.State)state).max_exp_avg_sq,
        ["momentum_buffer"] = state => state is SGD.State descent ? descent.momentum_buffer : ((RMSProp.State)state).momentum_buffer,
        ["exp_inf"] = state => ((Adamax.State)state).exp_inf,
        ["square_avg"] = state => state is RMSProp.State rms ? rms.square_avg : ((Adadelta.State)state).square_avg,
        ["grad_avg"] = state => ((RMSProp.State)state).grad_avg,
        ["acc_delta"] = state => ((Adadelta.State)state).acc_delta,
        ["sum"] = state => ((Adagrad.State)state).sum,
        ["ax"] = state => ((ASGD.State)state).ax,
        ["prev"] = state => ((Rprop.State)state).prev,
        ["step_size"] = state => ((Rprop.State)state).step_size,
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
        var state = optimiser.state_dict().State[0];
        foreach (var (remembered, expected) in golden.State)
        {
            // a centred variance is the difference of two near numbers: without fused multiplications its square root is a few more roundings away
            GoldenCheck.Same($"optimisers: {name}: {remembered}", Cases.File[expected], Remembered[remembered](state), tolerance with { Ulps = 100 });
        }
        GoldenCheck.Same($"optimisers: {name}: the parameter without gradient", Cases.File[golden.In[4]], unused, Tolerance.Exact);
    }
}
