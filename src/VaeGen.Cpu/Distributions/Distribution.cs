namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>A probability distribution: a batch of independent ones, each of an event's shape. It owns handles to its parameters until it is disposed.</summary>
        public abstract class Distribution : IDisposable
        {
            protected const double euler_constant = 0.57721566490153286060;

            protected Generator generator;

            private Tensor?[] parameters = [];

            public Distribution(Generator? generator, long[]? batch_shape = null, long[]? event_shape = null)
            {
                this.generator = generator!;
                _init(batch_shape ?? [], event_shape ?? []);
            }

            public Distribution(Generator? generator, Size batch_shape, Size? event_shape = null)
            {
                this.generator = generator!;
                _init(batch_shape, event_shape);
            }

            public Size batch_shape { get; protected set; }

            public Size event_shape { get; protected set; }

            public abstract Tensor mean { get; }

            /// <summary>The most probable value.</summary>
            /// <exception cref="NotSupportedException">The distribution has none to give.</exception>
            public virtual Tensor mode => throw Lacks(nameof(mode));

            public abstract Tensor variance { get; }

            public virtual Tensor stddev => WrappedTensorDisposeScope(() => variance.sqrt());

            /// <summary>Draws values of shape [sample_shape, batch_shape, event_shape] that no gradient flows through.</summary>
            public virtual Tensor sample(params long[] sample_shape)
            {
                using var frozen = no_grad();
                return rsample(sample_shape);
            }

            public Tensor sample(Size sample_shape) => sample(sample_shape.Shape);

            /// <summary>Draws values of shape [sample_shape, batch_shape, event_shape] as a function of the parameters, so that gradients reach them.</summary>
            public abstract Tensor rsample(params long[] sample_shape);

            public Tensor rsample(Size sample_shape) => rsample(sample_shape.Shape);

            /// <summary>The log density (or probability) at a value, in nats, of shape [sample_shape, batch_shape].</summary>
            public abstract Tensor log_prob(Tensor value);

            /// <summary>The entropy in nats, of the batch's shape.</summary>
            public abstract Tensor entropy();

            /// <summary>The same distribution over a larger batch; in the instance given, if one is.</summary>
            /// <exception cref="ArgumentException">The instance is a distribution of another kind.</exception>
            public virtual Distribution expand(Size batch_shape, Distribution? instance = null)
            {
                var expanded = Array.ConvertAll(parameters, parameter => parameter?.expand([.. batch_shape.Shape, .. parameter.shape.Skip(this.batch_shape.Length)]));
                if (instance is null)
                {
                    var made = Create(expanded, batch_shape.Shape);
                    Array.ForEach(expanded, parameter => parameter?.Dispose());
                    return made;
                }

                if (instance.GetType() != GetType())
                {
                    throw new ArgumentException($"expand was given an instance of {instance.GetType().Name}: expected {GetType().Name}.", nameof(instance));
                }

                instance.Keep(expanded);
                instance._init(batch_shape, event_shape);
                return instance;
            }

            /// <summary>The probability of a value at most this.</summary>
            /// <exception cref="NotSupportedException">The distribution has none to give.</exception>
            public virtual Tensor cdf(Tensor value) => throw Lacks(nameof(cdf));

            /// <summary>The value that a probability of this lies below.</summary>
            /// <exception cref="NotSupportedException">The distribution has none to give.</exception>
            public virtual Tensor icdf(Tensor value) => throw Lacks(nameof(icdf));

            /// <summary>All values that can be drawn.</summary>
            /// <exception cref="NotSupportedException">The distribution has none to give.</exception>
            public virtual Tensor enumerate_support(bool expand = true) => throw Lacks(nameof(enumerate_support));

            public virtual Tensor perplexity() => WrappedTensorDisposeScope(() => entropy().exp());

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                {
                    Array.ForEach(parameters, parameter => parameter?.Dispose());
                }
            }

            protected void _init(Size? batch_shape = null, Size? event_shape = null)
            {
                this.batch_shape = batch_shape ?? Size.Empty;
                this.event_shape = event_shape ?? Size.Empty;
            }

            /// <summary>[sample_shape, batch_shape, event_shape].</summary>
            protected long[] ExtendedShape(params long[] sample_shape) => [.. sample_shape, .. batch_shape, .. event_shape];

            protected Tensor LogitsToProbs(Tensor logits, bool isBinary = false) => isBinary ? sigmoid(logits) : nn.functional.softmax(logits, -1);

            protected Tensor ProbsToLogits(Tensor probs, bool isBinary = false) => WrappedTensorDisposeScope(() =>
            {
                var inside = ClampProbs(probs);
                return isBinary ? inside.log() - (-inside).log1p() : inside.log();
            });

            /// <summary>Probabilities kept away from 0 and 1 by the precision of their type.</summary>
            protected Tensor ClampProbs(Tensor probs) => probs.clamp(Precision(probs), 1 - Precision(probs));

            /// <summary>The distance from 1 to the next number of a tensor's type.</summary>
            internal static double Precision(Tensor tensor) => tensor.dtype == ScalarType.Float64 ? Math.BitIncrement(1.0) - 1 : MathF.BitIncrement(1) - 1;

            /// <summary>The same kind of distribution with other parameters, of which it keeps handles of its own.</summary>
            internal virtual Distribution Create(Tensor?[] parameters, long[] batchShape) => throw Lacks(nameof(expand));

            /// <summary>Takes tensors over as parameters, past the end of the current dispose scope, in place of those there were.</summary>
            internal void Keep(params Tensor?[] tensors)
            {
                Array.ForEach(parameters, parameter => parameter?.Dispose());
                Array.ForEach(tensors, parameter => parameter?.DetachFromDisposeScope());
                parameters = tensors;
            }

            internal Tensor Parameter(int index) => parameters[index]!;

            internal Tensor? ParameterOrNone(int index) => parameters[index];

            private NotSupportedException Lacks(string what) => new($"{GetType().Name} has no {what}.");
        }
    }
}
