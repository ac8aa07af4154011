using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>What the generator gives after torch.manual_seed, call after call.</summary>
[Collection(ProcessGenerator.Name)]
public sealed class RandomTests
{
    public sealed record Call(string Fn, long[] Size, string Dtype, double[] Args, string Out, long Start);

    public sealed record Case(string Name, long Seed, Call[] Calls);

    private static readonly GoldenCases<Case> Cases = new("random", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    private static readonly Dictionary<string, Func<Call, ScalarType, Tensor>> Functions = new()
    {
        ["rand"] = (call, type) => rand(call.Size, dtype: type),
        ["randn"] = (call, type) => randn(call.Size, dtype: type),
        ["rand_like"] = (call, type) => rand_like(zeros(call.Size, dtype: type)),
        ["randn_like"] = (call, type) => randn_like(zeros(call.Size, dtype: type)),
        ["randn_like of a transpose"] = (call, type) => randn_like(Turned(call, type)),
        ["normal"] = (call, type) => normal(call.Args[0], call.Args[1], call.Size, dtype: type),
        ["normal_"] = (call, type) => zeros(call.Size, dtype: type).normal_(call.Args[0], call.Args[1]),
        ["normal_ of a transpose"] = (call, type) => Turned(call, type).normal_(call.Args[0], call.Args[1]),
        ["uniform_"] = (call, type) => zeros(call.Size, dtype: type).uniform_(call.Args[0], call.Args[1]),
        ["randint"] = (call, type) => randint((long)call.Args[0], (long)call.Args[1], call.Size, dtype: type),
        ["randperm"] = (call, type) => randperm(call.Size[0], dtype: type),
        ["bernoulli_"] = (call, type) => zeros(call.Size, dtype: type).bernoulli_(call.Args[0]),
        ["bernoulli"] = (call, type) => bernoulli(full(call.Size, call.Args[0], dtype: type)),
        ["exponential_"] = (call, type) => zeros(call.Size, dtype: type).exponential_(call.Args[0]),
        ["cauchy_"] = (call, type) => zeros(call.Size, dtype: type).cauchy_(call.Args[0], call.Args[1]),
        ["geometric_"] = (call, type) => zeros(call.Size, dtype: type).geometric_(call.Args[0]),
        ["log_normal_"] = (call, type) => zeros(call.Size, dtype: type).log_normal_(call.Args[0], call.Args[1]),
        ["poisson"] = (call, type) => poisson(full(call.Size, call.Args[0], dtype: type)),
        ["multinomial"] = (call, type) => multinomial(Weights(call.Size, type), call.Size[^1], call.Args[0] != 0),
        ["dropout"] = (call, type) => nn.functional.dropout(ones(call.Size, dtype: type), call.Args[0]),
    };

    [Theory, MemberData(nameof(Names))]
    public void A_stream_of_calls(string name)
    {
        using var scope = NewDisposeScope();
        var golden = Cases[name];
        manual_seed(golden.Seed);
        for (var i = 0; i < golden.Calls.Length; i++)
        {
            var call = golden.Calls[i];
            var what = $"random: {name}: call {i}, {call.Fn}({string.Join(", ", call.Size)})";
            Assert.True(Functions.TryGetValue(call.Fn, out var function), $"{what} has no entry in Functions.");
            var result = function(call, Enum.Parse<ScalarType>(call.Dtype, ignoreCase: true));
            Assert.True(call.Size.SequenceEqual(result.shape), $"{what}: the shape is [{string.Join(", ", result.shape)}]");
            GoldenCheck.Same(what, Cases.File[call.Out], result.flatten().narrow(0, call.Start, result.numel() - call.Start), ToleranceOf(call));
        }
    }

    /// <summary>
    /// Integers, masks and uniforms are the generator's bits: exact, but for from + u · (to − from), which a fused multiply-add rounds once.
    /// A normal is √(−2 ln u) · cos(2πv) · std + mean, three functions of about an ulp each, and the cosine is near 0 where its
    /// argument, rounded, is near π/2: its error is relative to the radius, six at most.
    /// </summary>
    private static Tolerance ToleranceOf(Call call) => call.Fn switch
    {
        "uniform_" => new Tolerance(1, 1),
        "randn" or "randn_like" or "randn_like of a transpose" => new Tolerance(4, 6),
        "normal" or "normal_" or "normal_ of a transpose" => new Tolerance(4, 6 * call.Args[1]),
        "exponential_" or "log_normal_" => new Tolerance(8, 0),
        // the tangent of an angle near a right one: its error grows with its square
        "cauchy_" => new Tolerance(256, 8),
        _ => Tolerance.Exact,
    };

    // Twelve categories in every row; the last size counts the draws.
    private static Tensor Weights(long[] size, ScalarType type) =>
        (arange(12, dtype: type).remainder(5) + 0.5).expand([.. size[..^1], 12]);

    private static Tensor Turned(Call call, ScalarType type) => zeros(call.Size[1], call.Size[0], dtype: type).t();
}
