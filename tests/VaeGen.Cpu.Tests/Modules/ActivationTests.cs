using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Activations and their gradients against PyTorch 1.13.1.</summary>
public sealed class ActivationTests
{
    private static readonly float[] Inputs = [-30f, -2.5f, -0.5f, 0f, 0.3f, 1.7f, 25f];

    [Fact]
    public void Relu_is_PyTorchs() => Check(
        x => nn.functional.relu(x),
        [0f, 0f, 0f, 0f, 0.300000012f, 1.70000005f, 25f],
        [0f, 0f, 0f, 0f, 1f, 1f, 1f]);

    [Fact]
    public void Relu6_is_PyTorchs() => Check(
        x => nn.functional.relu6(x),
        [0f, 0f, 0f, 0f, 0.300000012f, 1.70000005f, 6f],
        [0f, 0f, 0f, 0f, 1f, 1f, 0f]);

    [Fact]
    public void Leaky_relu_is_PyTorchs() => Check(
        x => nn.functional.leaky_relu(x, 0.2),
        [-6f, -0.5f, -0.100000001f, 0f, 0.300000012f, 1.70000005f, 25f],
        [0.200000003f, 0.200000003f, 0.200000003f, 0.200000003f, 1f, 1f, 1f]);

    [Fact]
    public void Elu_is_PyTorchs() => Check(
        x => nn.functional.elu(x, 1.5),
        [-1.5f, -1.37687254f, -0.590204f, 0f, 0.300000012f, 1.70000005f, 25f],
        [1.40364337e-13f, 0.123127498f, 0.909796f, 1.5f, 1f, 1f, 1f]);

    [Fact]
    public void Selu_is_PyTorchs() => Check(
        x => nn.functional.selu(x),
        [-1.75809932f, -1.61378574f, -0.691758156f, 0f, 0.315210313f, 1.78619182f, 26.2675247f],
        [1.64516309e-13f, 0.144313574f, 1.06634116f, 1.75809932f, 1.05070102f, 1.05070102f, 1.05070102f]);

    [Fact]
    public void Gelu_is_PyTorchs() => Check(
        x => nn.functional.gelu(x),
        [0f, -0.0155241787f, -0.154268786f, 0f, 0.185373425f, 1.62423885f, 25f],
        [0f, -0.0376110673f, 0.13250491f, 0.5f, 0.732327759f, 1.11531794f, 1f]);

    [Fact]
    public void Silu_is_PyTorchs() => Check(
        x => nn.functional.silu(x),
        [-2.80728695e-12f, -0.189645454f, -0.188770339f, 0f, 0.172332764f, 1.43740916f, 25f],
        [-2.71371077e-12f, -0.0994011089f, 0.260038823f, 0.5f, 0.647780061f, 1.06756449f, 1f]);

    [Fact]
    public void Mish_is_PyTorchs() => Check(
        x => nn.functional.mish(x),
        [-2.80728695e-12f, -0.196816191f, -0.22074376f, 0f, 0.20800139f, 1.62076807f, 25f],
        [-2.71371098e-12f, -0.109743565f, 0.289510638f, 0.600000024f, 0.782827318f, 1.08425736f, 1f]);

    [Fact]
    public void Sigmoid_is_PyTorchs() => Check(
        x => nn.functional.sigmoid(x),
        [9.35762359e-14f, 0.0758581758f, 0.377540678f, 0.5f, 0.574442506f, 0.845534801f, 1f],
        [9.35762359e-14f, 0.0701037124f, 0.23500371f, 0.25f, 0.244458318f, 0.130605698f, 0f]);

    [Fact]
    public void Tanh_is_PyTorchs() => Check(
        x => nn.functional.tanh(x),
        [-1f, -0.986614287f, -0.462117165f, 0f, 0.291312635f, 0.935409069f, 1f],
        [0f, 0.0265922491f, 0.786447704f, 1f, 0.915136933f, 0.125009879f, 0f]);

    [Fact]
    public void Hardtanh_is_PyTorchs() => Check(
        x => nn.functional.hardtanh(x, -2, 1.5),
        [-2f, -2f, -0.5f, 0f, 0.300000012f, 1.5f, 1.5f],
        [0f, 0f, 1f, 1f, 1f, 0f, 0f]);

    [Fact]
    public void Softplus_is_PyTorchs() => Check(
        x => nn.functional.softplus(x, 2, 10),
        [4.37825545e-27f, 0.00335767423f, 0.156630844f, 0.346573591f, 0.518743992f, 1.71641433f, 25f],
        [8.75651089e-27f, 0.00669285096f, 0.268941432f, 0.5f, 0.645656347f, 0.967704535f, 1f]);

    [Fact]
    public void Log_sigmoid_is_PyTorchs() => Check(
        x => nn.functional.logsigmoid(x),
        [-30f, -2.57888985f, -0.974076986f, -0.693147182f, -0.554355204f, -0.167786017f, -1.38879437e-11f],
        [1f, 0.924141824f, 0.622459292f, 0.5f, 0.425557464f, 0.154465258f, 1.38879437e-11f]);

    [Fact]
    public void In_place_activations_change_their_input_and_pass_the_same_gradient()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs, requires_grad: true);
        var y = x * 1;
        var z = nn.functional.elu(y, 1.5, inplace: true);
        z.sum().backward();
        Expect.Near([-1.5f, -1.37687254f, -0.590204f, 0f, 0.300000012f, 1.70000005f, 25f], y);
        Expect.Near([1.40364337e-13f, 0.123127498f, 0.909796f, 1.5f, 1f, 1f, 1f], x.grad!);
    }

    [Fact]
    public void Modules_do_what_the_functions_do()
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs);
        (nn.Module<Tensor, Tensor> Module, Tensor Expected)[] pairs =
        [
            (nn.ReLU(), nn.functional.relu(x)),
            (nn.ReLU6(), nn.functional.relu6(x)),
            (nn.LeakyReLU(0.3), nn.functional.leaky_relu(x, 0.3)),
            (nn.ELU(0.7), nn.functional.elu(x, 0.7)),
            (nn.SELU(), nn.functional.selu(x)),
            (nn.GELU(), nn.functional.gelu(x)),
            (nn.SiLU(), nn.functional.silu(x)),
            (nn.Mish(), nn.functional.mish(x)),
            (nn.Sigmoid(), nn.functional.sigmoid(x)),
            (nn.Tanh(), nn.functional.tanh(x)),
            (nn.Hardtanh(-0.4, 0.6), nn.functional.hardtanh(x, -0.4, 0.6)),
            (nn.Softplus(3, 2), nn.functional.softplus(x, 3, 2)),
            (nn.LogSigmoid(), nn.functional.logsigmoid(x)),
            (nn.Softmax(0), nn.functional.softmax(x, 0)),
            (nn.LogSoftmax(0), nn.functional.log_softmax(x, 0)),
            (nn.Identity(), x),
            (nn.CELU(0.7), nn.functional.celu(x, 0.7)),
            (nn.Hardswish(), nn.functional.hardswish(x)),
            (nn.Hardsigmoid(), nn.functional.hardsigmoid(x)),
            (nn.Hardshrink(0.4), nn.functional.hardshrink(x, 0.4)),
            (nn.Softshrink(0.4), nn.functional.softshrink(x, 0.4)),
            (nn.Softsign(), nn.functional.softsign(x)),
            (nn.Tanhshrink(), nn.functional.tanhshrink(x)),
            (nn.Threshold(0.1, -2), nn.functional.threshold(x, 0.1, -2)),
            (nn.RReLU(0.1, 0.2), nn.functional.rrelu(x, 0.1, 0.2)),
            (nn.PReLU(1, 0.1), nn.functional.leaky_relu(x, 0.1)),
            (nn.Softmin(0), nn.functional.softmin(x, 0)),
        ];
        foreach (var (module, expected) in pairs)
        {
            using (module)
            {
                Assert.True(module.call(x).Equals(expected), module.GetName());
            }
        }
    }

    [Fact]
    public void In_place_is_the_same_value_and_gradient_in_the_inputs_own_memory()
    {
        using var scope = NewDisposeScope();
        (Func<Tensor, bool, Tensor> Function, string Name)[] functions =
        [
            (static (x, inplace) => nn.functional.relu(x, inplace), "relu"),
            (static (x, inplace) => nn.functional.relu6(x, inplace), "relu6"),
            (static (x, inplace) => nn.functional.leaky_relu(x, 0.3, inplace), "leaky_relu"),
            (static (x, inplace) => nn.functional.elu(x, 0.3, inplace), "elu"),
            (static (x, inplace) => nn.functional.celu(x, 0.3, inplace), "celu"),
            (static (x, inplace) => nn.functional.selu(x, inplace), "selu"),
            (static (x, inplace) => nn.functional.gelu(x, inplace), "gelu"),
            (static (x, inplace) => nn.functional.silu(x, inplace), "silu"),
            (static (x, inplace) => nn.functional.mish(x, inplace), "mish"),
            (static (x, inplace) => nn.functional.tanh(x, inplace), "tanh"),
            (static (x, inplace) => nn.functional.sigmoid(x, inplace), "sigmoid"),
            (static (x, inplace) => nn.functional.hardtanh(x, -0.4, 0.6, inplace), "hardtanh"),
            (static (x, inplace) => nn.functional.hardswish(x, inplace), "hardswish"),
            (static (x, inplace) => nn.functional.hardsigmoid(x, inplace), "hardsigmoid"),
            (static (x, inplace) => nn.functional.softsign(x, inplace), "softsign"),
            (static (x, inplace) => nn.functional.tanhshrink(x, inplace), "tanhshrink"),
            (static (x, inplace) => nn.functional.threshold(x, 0.1, -2, inplace), "threshold"),
            (static (x, inplace) => nn.functional.rrelu(x, 0.1, 0.2, inplace), "rrelu"),
        ];
        foreach (var (function, name) in functions)
        {
            Tensor own = tensor(Inputs, requires_grad: true), other = tensor(Inputs, requires_grad: true);
            var memory = other * 1;
            var (expected, actual) = (function(own * 1, false), function(memory, true));
            Assert.True(expected.Equals(actual) && expected.Equals(memory), name);
            expected.sum().backward();
            actual.sum().backward();
            Assert.True(own.grad!.Equals(other.grad!), name);
        }
    }

    [Fact]
    public void What_is_no_number_stays_so()
    {
        using var scope = NewDisposeScope();
        var x = full(9, float.NaN);
        Assert.True(nn.functional.softshrink(x).isnan().all().item<bool>());
        Assert.True(nn.functional.hardshrink(x).isnan().all().item<bool>());
        Assert.True(nn.functional.threshold(x, 0, 0).isnan().all().item<bool>());
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        Assert.Contains("channel size = 3", Assert.ThrowsAny<Exception>(() => nn.functional.prelu(ones(2, 3), ones(2))).Message, StringComparison.Ordinal);
        Assert.Contains("[2, 3]", Assert.ThrowsAny<Exception>(() => nn.functional.glu(ones(2, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("lambda", Assert.ThrowsAny<Exception>(() => nn.functional.softshrink(ones(2, 3), -1)).Message, StringComparison.Ordinal);
        Assert.Contains("alpha", Assert.ThrowsAny<Exception>(() => nn.functional.celu(ones(2, 3), 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Softmax_along_rows_is_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1f, 2f, 0.5f, 3f, -0.7f, 0.1f], [2, 3], requires_grad: true);
        var y = nn.functional.softmax(x, 1);
        (y * tensor([1f, -2f, 3f, 0.5f, 0.2f, -1f], [2, 3])).sum().backward();
        Expect.Near([0.0391125716f, 0.785597026f, 0.175290391f, 0.92614311f, 0.0228975229f, 0.050959371f], y);
        Expect.Near([0.0784680471f, -0.780718207f, 0.702250183f, 0.0771554187f, -0.00496170297f, -0.0721937194f], x.grad!, 1e-5);
    }

    [Fact]
    public void Softmax_along_columns_is_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1f, 2f, 0.5f, 3f, -0.7f, 0.1f], [2, 3], requires_grad: true);
        var y = nn.functional.softmax(x, 0);
        (y * tensor([1f, -2f, 3f, 0.5f, 0.2f, -1f], [2, 3])).sum().backward();
        Expect.Near([0.0179862101f, 0.93702662f, 0.598687649f, 0.982013762f, 0.0629733503f, 0.401312321f], y);
        Expect.Near([0.00883135386f, -0.129817039f, 0.961043f, -0.00883133709f, 0.129816949f, -0.961042941f], x.grad!, 1e-5);
    }

    [Fact]
    public void Log_softmax_is_PyTorchs()
    {
        using var scope = NewDisposeScope();
        var x = tensor([-1f, 2f, 0.5f, 3f, -0.7f, 0.1f], [2, 3], requires_grad: true);
        var y = nn.functional.log_softmax(x, 1);
        (y * tensor([1f, -2f, 3f, 0.5f, 0.2f, -1f], [2, 3])).sum().backward();
        Expect.Near([-3.24131131f, -0.241311327f, -1.74131131f, -0.0767264962f, -3.77672648f, -2.97672653f], y);
        Expect.Near([0.921774864f, -3.57119417f, 2.64941931f, 0.777842939f, 0.206869259f, -0.984712183f], x.grad!, 1e-5);
    }

    [Fact]
    public void An_activation_of_many_elements_is_the_same_wherever_an_element_lies()
    {
        using var scope = NewDisposeScope();
        var x = randn(50_003);
        var all = nn.functional.gelu(x);
        foreach (var at in new long[] { 0, 7, 16_384, 50_002 })
        {
            Assert.Equal(nn.functional.gelu(x[at].reshape(1)).ToSingle(), all[at].ToSingle());
        }
    }

    private static void Check(Func<Tensor, Tensor> activation, float[] expected, float[] slopes)
    {
        using var scope = NewDisposeScope();
        var x = tensor(Inputs, requires_grad: true);
        var y = activation(x);
        y.sum().backward();
        Expect.Near(expected, y, 1e-5);
        Expect.Near(slopes, x.grad!, 2e-5);
    }
}
