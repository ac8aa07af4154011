using System;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>Activations as calls on a tensor, and as words.</summary>
internal static class Activations
{
    public static string Call(ActivationKind activation) => activation switch
    {
        ActivationKind.Relu => "relu()",
        ActivationKind.LeakyRelu => "leaky_relu(0.01)",
        ActivationKind.Elu => "elu()",
        ActivationKind.Gelu => "gelu()",
        ActivationKind.Silu => "silu()",
        ActivationKind.Tanh => "tanh()",
        ActivationKind.Sigmoid => "sigmoid()",
        ActivationKind.Softplus => "softplus()",
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>As the layer table and a saved declaration name it.</summary>
    public static string Name(ActivationKind activation) => activation switch
    {
        ActivationKind.Relu => "relu",
        ActivationKind.LeakyRelu => "leakyRelu",
        ActivationKind.Elu => "elu",
        ActivationKind.Gelu => "gelu",
        ActivationKind.Silu => "silu",
        ActivationKind.Tanh => "tanh",
        ActivationKind.Sigmoid => "sigmoid",
        ActivationKind.Softplus => "softplus",
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };
}
