namespace VaeGen;

/// <summary>The rule that turns gradients into steps.</summary>
public enum Optimizer
{
    /// <summary>Adam (Kingma &amp; Ba 2015).</summary>
    Adam,

    /// <summary>Adam with decoupled weight decay of 0.01 (Loshchilov &amp; Hutter 2019).</summary>
    AdamW,

    /// <summary>Stochastic gradient descent without momentum.</summary>
    Sgd,
}
