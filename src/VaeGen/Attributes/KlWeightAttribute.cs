namespace VaeGen;

/// <summary>
/// Declares β, the weight of the KL divergence in the objective: 1 is the ELBO (Kingma &amp; Welling 2014), above 1 a β-VAE
/// (Higgins et al. 2017). 1 when left out. 0 is a plain autoencoder, whose latent space has holes: allowed, with a warning.
/// </summary>
/// <example>
/// A β-VAE:
/// <code>[KlWeight(4.0)]</code>
/// The ELBO with a warm-up of ten epochs, so that the decoder learns to use the code before the code is paid for:
/// <code>[KlWeight(1.0, Schedule = KlSchedule.Linear, Epochs = 10)]</code>
/// Half a nat of every latent dimension for free:
/// <code>[KlWeight(1.0, FreeBits = 0.5)]</code>
/// A KL divergence that is led from 0 to 25 nats in 20 epochs:
/// <code>[KlWeight(100.0, Capacity = 25, Epochs = 20)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KlWeightAttribute : Attribute
{
    /// <summary>Declares the weight.</summary>
    /// <param name="weight">β, not negative.</param>
    public KlWeightAttribute(double weight) => Weight = weight;

    /// <summary>β.</summary>
    public double Weight { get; }

    /// <summary>How the weight grows to β. <see cref="KlSchedule.Constant"/> when left out: it is β from the first step on.</summary>
    public KlSchedule Schedule { get; set; } = KlSchedule.Constant;

    /// <summary>The time T of the schedule or of the capacity, in epochs; at least 1. Either this or <see cref="Steps"/>.</summary>
    public int Epochs { get; set; }

    /// <summary>The time T of the schedule or of the capacity, in steps of the optimiser; at least 1. Either this or <see cref="Epochs"/>.</summary>
    public int Steps { get; set; }

    /// <summary>The share of every cycle in which the weight of a <see cref="KlSchedule.Cyclical"/> schedule grows, in (0, 1]. 0.5 when left out.</summary>
    public double Ramp { get; set; } = 0.5;

    /// <summary>
    /// λ, in nats: a latent dimension costs max(λ, KL), KL its mean over the batch. So the first λ nats that it tells are free, and it need not
    /// be given up (Kingma et al. 2016). None when left out.
    /// </summary>
    public double FreeBits { get; set; }

    /// <summary>
    /// C, in nats: the objective is β·|KL − C(t)|, C(t) growing from 0 to this in a straight line over <see cref="Epochs"/> or <see cref="Steps"/>
    /// (Burgess et al. 2018). None when left out.
    /// </summary>
    public double Capacity { get; set; }
}
